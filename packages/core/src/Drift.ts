/**
 * Drift: what a vendor's answer has, and its definition does not.
 *
 * Vendors change what they send. An optional field that cannot be read is left out of the response, and a list that no
 * caller depends on is empty. The call succeeds and reports it: as `drift` of the detailed result, as an event
 * `vendor.drift` of its span, and as a count of the metric `vendor.client.drift`.
 *
 * **Example** (Tests that fail where an answer drifts)
 *
 * ```ts
 * import { Drift } from "@effect-vendors/core"
 * import { Tencent } from "@effect-vendors/tencent"
 * import { Layer } from "effect"
 *
 * // For a test against the vendor itself. Fakes and sandboxes are strict by themselves.
 * const layer = Tencent.layerConfig().pipe(Layer.provide(Drift.strict))
 * ```
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

/**
 * A part of an answer that could not be read.
 *
 * - `path`: where it is: `FlowInfos[0].Deadline`.
 * - `expected`: what the definition has there.
 * - `actual`: what the answer has there: `null`, `text`, `number`, `boolean`, `list`, `object` or `nothing`. Never the
 *   value itself.
 *
 * @category models
 * @since 0.1.0
 */
export interface Drift {
  readonly path: string
  readonly expected: string
  readonly actual: string
}

/**
 * Whether drift fails the calls of an effect; see `withStrict`. Where it is not set, the gateway decides: live gateways
 * are lenient, fakes and sandboxes strict.
 *
 * @category references
 * @since 0.1.0
 */
export const CurrentStrict: Context.Reference<boolean | undefined> = /*#__PURE__*/ Context.Reference(
  "@effect-vendors/core/Drift",
  { defaultValue: (): boolean | undefined => undefined }
)

/**
 * Makes drift fail the calls of an effect, as a `MalformedResponse` whose outcome is `Done`; or with `false`, lets it
 * pass.
 *
 * @category combinators
 * @since 0.1.0
 */
export const withStrict = (strict = true): (<A, E, R>(self: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>) =>
  Effect.provideService(CurrentStrict, strict)

/**
 * Makes drift fail all calls of the program that it is provided to.
 *
 * @category layers
 * @since 0.1.0
 */
export const strict: Layer.Layer<never> = /*#__PURE__*/ Layer.succeed(CurrentStrict, true)
