/**
 * The HTTP half of an exchange: sends a signed request, and tells a whole answer from a broken one.
 *
 * @since 0.1.0
 */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import type * as HttpClientError from "effect/http/HttpClientError"
import type * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Predicate from "effect/Predicate"
import * as Gateway from "./Gateway.ts"
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
 * Sends a request and reads its answer with `parse`.
 *
 * An error that the vendor's protocol can read counts whatever the status; a success only with 2xx;
 * a 5xx that is neither is a `ServiceFailure`.
 *
 * @category constructors
 * @since 0.1.0
 */
export const exchange = Effect.fnUntraced(function* (
  client: HttpClient.HttpClient,
  vendor: string,
  operation: Operation.Any,
  request: HttpClientRequest.HttpClientRequest,
  parse: (text: string) => Effect.Effect<Gateway.Answer, Unreadable>
): Effect.fn.Return<Gateway.Answer, VendorError.VendorError> {
  const { bytes, status } = yield* client.execute(request).pipe(
    Effect.flatMap((response) => Effect.map(response.arrayBuffer, (bytes) => ({ bytes, status: response.status }))),
    // The call has a span of its own; HttpClient's would send headers to the vendor, and record ours.
    Effect.provideService(HttpClient.TracerDisabledWhen, () => true),
    Effect.mapError((error) => transportFailure(vendor, operation, error.reason))
  )
  return yield* Effect.try({ try: () => utf8.decode(bytes), catch: (cause) => new Unreadable({ cause }) }).pipe(
    Effect.flatMap(parse),
    Effect.filterOrFail(
      (answer) => answer._tag === "Failure" || (status >= 200 && status < 300),
      () => new Unreadable({ cause: new Error("a success with an error's status") })
    ),
    Effect.mapError(({ cause }) =>
      status >= 500
        ? Gateway.error(VendorError.ServiceFailure, vendor, operation, {
            code: String(status),
            message: `HTTP ${status}`
          })
        : Gateway.error(VendorError.MalformedResponse, vendor, operation, {
            message: `the answer is not ${vendor}'s protocol (HTTP ${status})`,
            status,
            excerpt: mask(new TextDecoder().decode(bytes)),
            cause
          })
    )
  )
})

const utf8 = new TextDecoder("utf-8", { fatal: true })

const transportFailure = (
  vendor: string,
  operation: Operation.Any,
  reason: HttpClientError.HttpClientErrorReason
): VendorError.TransportFailure => {
  const code = codeOf(reason.cause)
  return Gateway.error(VendorError.TransportFailure, vendor, operation, {
    code,
    message:
      reason._tag === "DecodeError"
        ? "the answer was cut short"
        : `the request failed${code === "" ? "" : `: ${code}`}`,
    // Only what shows that no byte of the request reached the vendor counts as not sent.
    outcome:
      reason._tag === "EncodeError" || reason._tag === "InvalidUrlError" || neverConnected.has(code)
        ? "NotSent"
        : "Unknown",
    // Never the HttpClientError: it carries the request, and with it signature and body.
    cause: reason.cause
  })
}

const neverConnected = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"])

// A few levels deep: clients wrap the cause of a failure, and a cause may be its own.
const codeOf = (cause: unknown, levels = 8): string => {
  if (!Predicate.isObject(cause) || levels === 0) return ""
  return "code" in cause && typeof cause.code === "string"
    ? cause.code
    : codeOf((cause as { cause?: unknown }).cause, levels - 1)
}
