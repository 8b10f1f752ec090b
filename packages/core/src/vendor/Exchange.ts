/**
 * The step that carries one encoded request to a vendor and brings back its answer.
 *
 * It is the one thing in which a live gateway, a fake and a sandbox differ.
 *
 * @since 0.1.0
 */
import type * as Duration from "effect/Duration"
import type * as Effect from "effect/Effect"
import type * as Operation from "../Operation.ts"
import type * as VendorError from "../VendorError.ts"

/**
 * One attempt of a call: the operation, its request as the wire has it, and the credential to sign with.
 *
 * - `report`: tells the gateway how far the request has come.
 * - `secrets`: texts that no error of the attempt may show, in any form in which the vendor repeats them. The gateway
 *   knows what is `Redacted` in the credential and in the request. A protocol adds what else it sends: a session, a
 *   signature.
 *
 * @category models
 * @since 0.1.0
 */
export interface Call<out C> {
  readonly operation: Operation.Any
  readonly request: unknown
  readonly credential: C
  readonly report?: ((stage: Stage) => void) | undefined
  readonly secrets?: Set<string> | undefined
}

/**
 * How far a request has come.
 *
 * - `queued`: all connections are in use, and it waits for one of them.
 * - `connecting`: a connection is being opened for it, or about to take it.
 * - `sent`: a byte of it may have been written.
 *
 * Only what was sent takes of an attempt's time, and only its outcome can be unknown. A request without a stage counts
 * as sent.
 *
 * @category models
 * @since 0.1.0
 */
export type Stage = "queued" | "connecting" | "sent"

/**
 * Carries a call to the vendor.
 *
 * @category models
 * @since 0.1.0
 */
export interface Exchange<in C> {
  (call: Call<C>): Effect.Effect<Answer, VendorError.VendorError>
}

/**
 * A vendor's answer, taken out of its envelope and not yet decoded.
 *
 * @category models
 * @since 0.1.0
 */
export type Answer = Answered | Refused

/**
 * A response: the vendor's envelope confirms that the call succeeded.
 *
 * - `isConfirmed`: whether it does. `false` where only the fields of the response can show it. Default true.
 * - `reparse`: reads the body again by `Json.parseNumerals`, for a plain reading that lost digits.
 *
 * @category models
 * @since 0.1.0
 */
export interface Answered {
  readonly _tag: "Answered"
  readonly body: unknown
  readonly requestId?: string | undefined
  readonly isConfirmed?: boolean | undefined
  readonly reparse?: (() => unknown) | undefined
}

/**
 * An error, by the vendor's codes.
 *
 * - `retryAfter`: how long the vendor asks to wait. Where it is left out, the `Retry-After` of the answer counts.
 * - `status`: the HTTP status that the error came with. The exchange over HTTP fills it in.
 * - `corrected`: the exchange has removed the reason of the refusal, a wrong clock for example. The gateway then makes
 *   one more attempt.
 *
 * @category models
 * @since 0.1.0
 */
export interface Refused {
  readonly _tag: "Refused"
  readonly code: string
  readonly subCode?: string | undefined
  readonly message: string
  readonly requestId?: string | undefined
  readonly retryAfter?: Duration.Duration | undefined
  readonly status?: number | undefined
  readonly corrected?: boolean | undefined
}

/**
 * The kind of error that a code of the vendor stands for.
 *
 * - `permanent`: the failure is on the vendor's side and does not pass by waiting.
 *
 * @category models
 * @since 0.1.0
 */
export interface Classification {
  readonly tag: Exclude<VendorError.GatewayErrorTag, "TransportFailure" | "MalformedResponse">
  readonly permanent?: boolean | undefined
}
