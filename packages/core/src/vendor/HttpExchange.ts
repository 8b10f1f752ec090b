/**
 * An exchange over HTTP: sends a signed request and reads its answer.
 *
 * @since 0.1.0
 */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Headers from "effect/http/Headers"
import * as HttpClient from "effect/http/HttpClient"
import type * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Predicate from "effect/Predicate"
import { unconfirmed } from "../internal/response.ts"
import { CurrentDeadline } from "../Timeout.ts"
import * as VendorError from "../VendorError.ts"
import * as BufferedClient from "./BufferedClient.ts"
import type * as Exchange from "./Exchange.ts"
import { mask } from "./internal/mask.ts"
import { Arriving, type Open, Opening } from "./internal/opening.ts"
import * as skews from "./internal/skew.ts"
import { byStatus, retryAfter, unanswered } from "./internal/unread.ts"
import * as Utf8 from "./Utf8.ts"
import * as VendorErrors from "./VendorErrors.ts"

/**
 * An answer that is not in the vendor's protocol. `message` tells people what is wrong with it, without any text of the
 * answer.
 *
 * @category errors
 * @since 0.1.0
 */
export class Unreadable extends Data.TaggedError("Unreadable")<{
  readonly cause?: unknown
  readonly message?: string | undefined
}> {}

/**
 * Reads an answer by a function that throws where it cannot.
 *
 * @category reading
 * @since 0.1.0
 */
export const tryParse = <A>(parse: () => A): Effect.Effect<A, Unreadable> => {
  try {
    return Effect.succeed(parse())
  } catch (cause) {
    return Effect.fail(new Unreadable({ cause }))
  }
}

/**
 * A vendor's protocol over HTTP.
 *
 * - `request`: builds and signs the request of a call, from the operation and its annotations: method, path, query,
 *   headers, body, files. `now` is the vendor's time in milliseconds since 1970.
 * - `read`: reads the whole answer: status, headers and bytes. `now` is the vendor's time again.
 * - `isExpired`: whether the vendor says that the request's timestamp is too far off. Left out by vendors that sign
 *   no time.
 *
 * @category models
 * @since 0.1.0
 */
export interface Protocol<in C> {
  readonly vendor: string
  readonly request: (
    call: Exchange.Call<C>,
    now: number
  ) => Effect.Effect<HttpClientRequest.HttpClientRequest, VendorError.VendorError>
  readonly read: (
    response: BufferedClient.BufferedResponse,
    call: Exchange.Call<C>,
    now: number
  ) => Effect.Effect<Exchange.Answer, Unreadable>
  readonly isExpired?: ((refused: Exchange.Refused) => boolean) | undefined
}

/**
 * How answers are read.
 *
 * - `maxResponseSize`: the largest answer that is read, in bytes, and decoded where it was compressed. A larger one is
 *   a `MalformedResponse`, and its connection is closed. Default 64 MiB; `Infinity` means no limit.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options {
  readonly maxResponseSize?: number | undefined
}

/**
 * Makes headers to be filled in place, by names in lower case. Making headers from a record costs as much as a hash.
 *
 * @category constructors
 * @since 0.1.0
 */
export const mutableHeaders = (): Headers.Headers & Record<string, string> =>
  Object.create(Object.getPrototypeOf(Headers.empty))

/**
 * Makes the exchange of a protocol.
 *
 * A refusal that the protocol can read counts whatever the status, a response only with 2xx. For an answer that is
 * neither, the status decides: 429 is a `RateLimited`, 413 an `InvalidParameter`, 5xx a `ServiceFailure`. Any other is a
 * `MalformedResponse`. Where the body of a refusal does not say how long to wait, its `Retry-After` does.
 *
 * Where this machine's clock is wrong, the vendor refuses the timestamp and its answer tells the time. The exchange
 * keeps the difference for all later calls and marks the refusal as corrected, so that the gateway makes another
 * attempt.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = <C>(
  protocol: Protocol<C>,
  { maxResponseSize = BufferedClient.defaultMaxSize }: Options = {}
): Effect.Effect<Exchange.Exchange<C>, never, HttpClient.HttpClient> =>
  Effect.map(HttpClient.HttpClient, (client) => {
    if (!(maxResponseSize > 0)) {
      const message = `maxResponseSize is ${maxResponseSize}, and not a number of bytes above 0`
      return ({ operation }) => Effect.fail(VendorErrors.invalidRequest(protocol.vendor, operation, message))
    }
    const execute = BufferedClient.fromClient(client)
    const receive = (call: Exchange.Call<C>, request: HttpClientRequest.HttpClientRequest): ReturnType<Open> =>
      Context.get(call.operation.annotations, Opening)?.(client, request, maxResponseSize) ??
      execute(request, maxResponseSize, call.report)
    const skew = skews.make()

    return (call) =>
      Effect.withFiber((fiber) => {
        const clock = fiber.getRef(Clock.Clock)
        const deadline = fiber.getRef(CurrentDeadline)
        const used = skew.millis
        const now = () => clock.currentTimeMillisUnsafe() + skew.millis
        return Effect.flatMap(protocol.request(call, now()), (request) => {
          // Signing may take turns of its own. What a client does not look at again is sent from here on.
          if (deadline !== undefined && clock.currentTimeMillisUnsafe() > deadline) {
            return Effect.fail(VendorErrors.tooLate(protocol.vendor, call.operation))
          }
          return Effect.matchEffect(receive(call, request), {
            onFailure: (error) => Effect.fail(unanswered(protocol.vendor, call.operation, error, now())),
            onSuccess: (response) =>
              response.events !== undefined
                ? Effect.succeed<Exchange.Answer>({ _tag: "Answered", body: new Arriving(response.events, call) })
                : Effect.mapEager(read(protocol, call, response, now()), (answer) => {
                    if (answer._tag === "Answered") return answer
                    const { headers, status } = response
                    const refused = { ...answer, status, retryAfter: answer.retryAfter ?? retryAfter(response, now()) }
                    return protocol.isExpired?.(refused) === true &&
                      skew.learn(String(headers.date), clock.currentTimeMillisUnsafe(), used)
                      ? { ...refused, corrected: true }
                      : refused
                  })
          })
        })
      })
  })

const read = <C>(
  protocol: Protocol<C>,
  call: Exchange.Call<C>,
  response: BufferedClient.BufferedResponse,
  now: number
): Effect.Effect<Exchange.Answer, VendorError.VendorError> => {
  const { status } = response
  const counted = Effect.flatMapEager(protocol.read(response, call, now), (answer) =>
    answer._tag === "Refused" || (status >= 200 && status < 300)
      ? Effect.succeed(answer)
      : Effect.fail(new Unreadable({ cause: new Error("a success with an error's status") }))
  )
  return Effect.catchEager(counted, (unreadable) =>
    Effect.catchEager(legible(protocol, call, response, now), () =>
      Effect.fail(
        byStatus(protocol.vendor, call.operation, response, now) ??
          malformedResponse(protocol.vendor, call, response, unreadable)
      )
    )
  )
}

// The codes of a refusal are ASCII. They count even where nobody tells the charset of its message, or where it was cut
// within a character.
const legible = <C>(
  protocol: Protocol<C>,
  call: Exchange.Call<C>,
  { bytes, headers, status }: BufferedClient.BufferedResponse,
  now: number
): Effect.Effect<Exchange.Refused, unknown> => {
  const text = new TextDecoder().decode(bytes)
  if (!text.includes("\ufffd")) return Effect.fail(undefined)
  const response = { status, headers: { ...headers, "content-type": "charset=utf-8" }, bytes: Utf8.encode(text) }
  return Effect.flatMapEager(protocol.read(response, call, now), (answer) =>
    answer._tag === "Refused" ? Effect.succeed(answer) : Effect.fail(undefined)
  )
}

const malformedResponse = (
  vendor: string,
  { operation, request }: Exchange.Call<unknown>,
  { bytes, status }: BufferedClient.BufferedResponse,
  { cause, message }: Unreadable
): VendorError.MalformedResponse =>
  VendorErrors.make(VendorError.MalformedResponse, vendor, operation, {
    message: `${message === "" ? `the answer is not ${vendor}'s protocol` : message} (HTTP ${status})`,
    status,
    // Only the beginning is shown.
    excerpt: mask(new TextDecoder().decode(bytes.subarray(0, 8192)), textsOf(request)),
    response: unconfirmed(new TextDecoder().decode(bytes)),
    cause
  })

// The values of a request, which an answer may repeat.
const textsOf = (value: unknown): ReadonlyArray<string> =>
  typeof value === "string" ? [value] : Predicate.isObjectOrArray(value) ? Object.values(value).flatMap(textsOf) : []
