/**
 * The HTTP half of an exchange: sends a signed request, and tells a whole answer from a broken one.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Headers from "effect/http/Headers"
import * as HttpClient from "effect/http/HttpClient"
import type * as HttpClientError from "effect/http/HttpClientError"
import type * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Predicate from "effect/Predicate"
import * as Scope from "effect/Scope"
import * as Failures from "./Failures.ts"
import type * as Gateway from "./Gateway.ts"
import { mask } from "./internal/mask.ts"
import type * as Operation from "./Operation.ts"
import * as VendorError from "./VendorError.ts"

/**
 * What keeps an answer from being read as the vendor's protocol.
 *
 * @category errors
 * @since 0.1.0
 */
export class Unreadable extends Data.TaggedError("Unreadable")<{ readonly cause: unknown }> {}

/**
 * Reads an answer at once, by a function that throws where it cannot.
 *
 * @category reading
 * @since 0.1.0
 */
export const reading = <A>(read: () => A): Effect.Effect<A, Unreadable> => {
  try {
    return Effect.succeed(read())
  } catch (cause) {
    return Effect.fail(new Unreadable({ cause }))
  }
}

/**
 * A vendor's protocol over HTTP.
 *
 * - `request`: the signed request of an operation; `now` is the vendor's time, in milliseconds since 1970.
 * - `parse`: reads an answer.
 * - `isExpired`: whether the vendor says that the request's timestamp is too far off.
 *
 * @category models
 * @since 0.1.0
 */
export interface Protocol {
  readonly vendor: string
  readonly request: (
    operation: Operation.Any,
    request: unknown,
    now: number
  ) => Effect.Effect<HttpClientRequest.HttpClientRequest, VendorError.VendorError>
  readonly parse: (text: string, operation: Operation.Any) => Effect.Effect<Gateway.Answer, Unreadable>
  readonly isExpired: (failure: Gateway.Failure) => boolean
}

/**
 * Headers to be filled in place, by names in lower case. To make headers of a record costs as much as a hash.
 *
 * @category constructors
 * @since 0.1.0
 */
export const noHeaders = (): Headers.Headers & Record<string, string> =>
  Object.create(Object.getPrototypeOf(Headers.empty))

/**
 * The answer to a request, with all of its body.
 *
 * @category models
 * @since 0.1.0
 */
export interface WholeAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | ReadonlyArray<string> | undefined>>
  readonly bytes: Uint8Array
}

/**
 * What a client may offer besides `execute`: a whole answer in one step. There is nothing between its head and
 * its body to be kept, watched or given up; whoever is interrupted ends the request.
 *
 * Clients that combinators make of it do not offer it, so nothing that was added to a client is left out.
 *
 * @category models
 * @since 0.1.0
 */
export interface Whole {
  readonly [whole]: (request: HttpClientRequest.HttpClientRequest) => Effect.Effect<WholeAnswer, NoAnswer>
}

/**
 * Why there is no whole answer, as an `HttpClientError` tells it.
 *
 * @category models
 * @since 0.1.0
 */
export interface NoAnswer {
  readonly reason: Pick<HttpClientError.HttpClientErrorReason, "_tag" | "cause">
}

/**
 * The name under which a client offers whole answers.
 *
 * @category models
 * @since 0.1.0
 */
export const whole: unique symbol = Symbol.for("@effect-vendors/core/Http/whole")

/**
 * Makes the exchange step of a protocol.
 *
 * An error that the protocol can read counts whatever the status; a success only with 2xx; a 5xx that is
 * neither is a `ServiceFailure`.
 *
 * Where this machine's clock is wrong, the vendor refuses the timestamp, and its answer tells the time: the
 * difference is kept for all calls to come, and the call is signed and sent once more. It was not done.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = (protocol: Protocol): Effect.Effect<Gateway.Exchange, never, HttpClient.HttpClient> =>
  Effect.map(HttpClient.HttpClient, (client) => {
    const receive = receiver(client)
    let skew = 0

    const send = (operation: Operation.Any, encoded: unknown, now: number) =>
      Effect.flatMap(protocol.request(operation, encoded, now), (request) =>
        Effect.matchEffect(receive(request), {
          onFailure: (reason) => Effect.fail(transportFailure(protocol.vendor, operation, reason)),
          onSuccess: (received) => {
            const { bytes, status } = received
            const answer = Effect.catchEager(read(protocol, operation, bytes, status), ({ cause }) =>
              Effect.fail(
                status >= 500
                  ? serviceFailure(protocol.vendor, operation, status)
                  : malformedResponse(protocol.vendor, operation, encoded, status, bytes, cause)
              )
            )
            return Effect.mapEager(answer, (answer) => ({ answer, received }))
          }
        })
      )

    return (operation, encoded) =>
      Effect.clockWith((clock) => {
        const used = skew
        return Effect.flatMap(send(operation, encoded, clock.currentTimeMillisUnsafe() + used), (sent) => {
          const { answer } = sent
          if (answer._tag === "Success" || !protocol.isExpired(answer)) return Effect.succeed(answer)
          const difference = Date.parse(String(sent.received.headers.date)) - clock.currentTimeMillisUnsafe()
          // A time that is nearly the one it was signed with was not what the vendor minded. Not compared with
          // `skew`: another call may have corrected it in the meantime.
          if (!(Math.abs(difference - used) > leastSkew)) return Effect.succeed(answer)
          skew = difference
          const again = send(operation, encoded, clock.currentTimeMillisUnsafe() + skew)
          return Effect.map(again, ({ answer }) => answer)
        })
      })
  })

// The Date header has whole seconds, and an answer takes its time.
const leastSkew = 10_000

const receiver = (client: HttpClient.HttpClient & Partial<Whole>): Whole[typeof whole] => {
  if (client[whole] !== undefined) return client[whole]
  const scoped = HttpClient.withScope(client)
  return (request) =>
    Effect.suspend(() => {
      const scope = Scope.makeUnsafe()
      return scoped.execute(request).pipe(
        Effect.flatMap(({ arrayBuffer, headers, status }) =>
          Effect.map(arrayBuffer, (buffer) => ({ status, headers, bytes: new Uint8Array(buffer) }))
        ),
        Effect.updateContext((context: Context.Context<never>) =>
          context.pipe(
            Context.add(Scope.Scope, scope),
            // The call has a span of its own; HttpClient's would send headers to the vendor, and record ours.
            Context.add(HttpClient.TracerDisabledWhen, always)
          )
        ),
        // Aborts the request. Without a scope, an interruption between head and body would leave it to the garbage
        // collector. A whole answer has nothing to abort.
        Effect.onError(() => Scope.close(scope, Exit.void))
      )
    })
}

const always = () => true

const read = (
  { parse }: Protocol,
  operation: Operation.Any,
  bytes: Uint8Array,
  status: number
): Effect.Effect<Gateway.Answer, Unreadable> => {
  const answer = Effect.flatMapEager(
    reading(() => utf8.decode(bytes)),
    (text) => parse(text, operation)
  )
  return Effect.flatMapEager(answer, (answer) =>
    answer._tag === "Failure" || (status >= 200 && status < 300)
      ? Effect.succeed(answer)
      : Effect.fail(new Unreadable({ cause: new Error("a success with an error's status") }))
  )
}

const utf8 = new TextDecoder("utf-8", { fatal: true })

const serviceFailure = (vendor: string, operation: Operation.Any, status: number): VendorError.ServiceFailure =>
  Failures.make(VendorError.ServiceFailure, vendor, operation, { code: String(status), message: `HTTP ${status}` })

const malformedResponse = (
  vendor: string,
  operation: Operation.Any,
  encoded: unknown,
  status: number,
  bytes: Uint8Array,
  cause: unknown
): VendorError.MalformedResponse =>
  Failures.make(VendorError.MalformedResponse, vendor, operation, {
    message: `the answer is not ${vendor}'s protocol (HTTP ${status})`,
    status,
    excerpt: mask(new TextDecoder().decode(bytes), textsOf(encoded)),
    cause
  })

// The values of a request, which an answer may repeat.
const textsOf = (value: unknown): ReadonlyArray<string> =>
  typeof value === "string" ? [value] : Predicate.isObject(value) ? Object.values(value).flatMap(textsOf) : []

const transportFailure = (
  vendor: string,
  operation: Operation.Any,
  { reason }: NoAnswer
): VendorError.TransportFailure => {
  const failure = failureOf(reason.cause)
  const code = failure?.code ?? ""
  return Failures.make(VendorError.TransportFailure, vendor, operation, {
    code,
    message:
      reason._tag === "DecodeError"
        ? "the answer was cut short"
        : `the request failed${code === "" ? "" : `: ${code}`}`,
    // Only what shows that no byte of the request reached the vendor counts as not sent.
    outcome:
      reason._tag === "EncodeError" ||
      reason._tag === "InvalidUrlError" ||
      (reason._tag === "TransportError" && failure !== undefined && neverConnected(failure))
        ? "NotSent"
        : "Unknown",
    // Never the HttpClientError: it carries the request, and with it signature and body.
    cause: withoutBytes(reason.cause)
  })
}

interface Coded {
  readonly code: string
  readonly syscall?: unknown
  readonly errors?: unknown
}

// A few levels deep: clients wrap the cause of a failure, and a cause may be its own.
const failureOf = (cause: unknown, levels = 8): Coded | undefined => {
  if (!Predicate.isObject(cause) || levels === 0) return undefined
  const failure = cause as Partial<Coded> & { readonly cause?: unknown }
  return typeof failure.code === "string" ? (failure as Coded) : failureOf(failure.cause, levels - 1)
}

const neverConnected = ({ code, errors, syscall }: Coded): boolean =>
  beforeConnection.has(code) ||
  syscall === "connect" ||
  syscall === "getaddrinfo" ||
  // Every address of a host was tried: each error has the system call, which the whole has not.
  (Array.isArray(errors) && errors.length > 0 && errors.every((error) => error?.syscall === "connect"))

const beforeConnection = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
  // A certificate is checked before anything is sent to whoever showed it.
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "CERT_REVOKED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE"
])

// Node's parsers of HTTP keep what they could not read, in which a vendor may have repeated what it was sent.
const withoutBytes = (cause: unknown, levels = 8): unknown => {
  if (cause instanceof Error && levels > 0) {
    Reflect.deleteProperty(cause, "data")
    Reflect.deleteProperty(cause, "rawPacket")
    withoutBytes(cause.cause, levels - 1)
  }
  return cause
}
