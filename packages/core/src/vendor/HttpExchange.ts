/**
 * An exchange over HTTP: sends a signed request and reads its answer.
 *
 * @since 0.1.0
 */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Headers from "effect/http/Headers"
import * as HttpClient from "effect/http/HttpClient"
import type * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Predicate from "effect/Predicate"
import * as VendorError from "../VendorError.ts"
import * as BufferedClient from "./BufferedClient.ts"
import type * as Exchange from "./Exchange.ts"
import { mask } from "./internal/mask.ts"
import * as skews from "./internal/skew.ts"
import { transportFailure } from "./internal/transport.ts"
import * as VendorErrors from "./VendorErrors.ts"

/**
 * An answer that is not in the vendor's protocol.
 *
 * @category errors
 * @since 0.1.0
 */
export class Unreadable extends Data.TaggedError("Unreadable")<{ readonly cause: unknown }> {}

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
 * - `read`: reads the whole answer: status, headers and bytes.
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
    call: Exchange.Call<C>
  ) => Effect.Effect<Exchange.Answer, Unreadable>
  readonly isExpired?: ((refused: Exchange.Refused) => boolean) | undefined
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
 * A refusal that the protocol can read counts whatever the status, a response only with 2xx. An answer with 5xx that
 * is neither is a `ServiceFailure`.
 *
 * Where this machine's clock is wrong, the vendor refuses the timestamp and its answer tells the time. The exchange
 * keeps the difference for all later calls and marks the refusal as corrected, so that the gateway makes another
 * attempt.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = <C>(protocol: Protocol<C>): Effect.Effect<Exchange.Exchange<C>, never, HttpClient.HttpClient> =>
  Effect.map(HttpClient.HttpClient, (client) => {
    const execute = BufferedClient.fromClient(client)
    const skew = skews.make()

    return (call) =>
      Effect.clockWith((clock) => {
        const used = skew.millis
        return Effect.flatMap(protocol.request(call, clock.currentTimeMillisUnsafe() + used), (request) =>
          Effect.matchEffect(execute(request), {
            onFailure: (error) => Effect.fail(transportFailure(protocol.vendor, call.operation, error)),
            onSuccess: (response) =>
              Effect.mapEager(read(protocol, call, response), (answer) =>
                answer._tag === "Refused" &&
                protocol.isExpired?.(answer) === true &&
                skew.learn(String(response.headers.date), clock.currentTimeMillisUnsafe(), used)
                  ? { ...answer, corrected: true }
                  : answer
              )
          })
        )
      })
  })

const read = <C>(
  protocol: Protocol<C>,
  call: Exchange.Call<C>,
  response: BufferedClient.BufferedResponse
): Effect.Effect<Exchange.Answer, VendorError.VendorError> => {
  const { status } = response
  const counted = Effect.flatMapEager(protocol.read(response, call), (answer) =>
    answer._tag === "Refused" || (status >= 200 && status < 300)
      ? Effect.succeed(answer)
      : Effect.fail(new Unreadable({ cause: new Error("a success with an error's status") }))
  )
  return Effect.catchEager(counted, ({ cause }) =>
    Effect.fail(
      status >= 500
        ? VendorErrors.make(VendorError.ServiceFailure, protocol.vendor, call.operation, {
            code: String(status),
            message: `HTTP ${status}`
          })
        : malformedResponse(protocol.vendor, call, response, cause)
    )
  )
}

const malformedResponse = (
  vendor: string,
  { operation, request }: Exchange.Call<unknown>,
  { bytes, status }: BufferedClient.BufferedResponse,
  cause: unknown
): VendorError.MalformedResponse =>
  VendorErrors.make(VendorError.MalformedResponse, vendor, operation, {
    message: `the answer is not ${vendor}'s protocol (HTTP ${status})`,
    status,
    excerpt: mask(new TextDecoder().decode(bytes), textsOf(request)),
    cause
  })

// The values of a request, which an answer may repeat.
const textsOf = (value: unknown): ReadonlyArray<string> =>
  typeof value === "string" ? [value] : Predicate.isObject(value) ? Object.values(value).flatMap(textsOf) : []
