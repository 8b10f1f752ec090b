/**
 * Seals everything that a durable store keeps: payloads, signals, answers, errors, results.
 *
 * A text is encrypted and authenticated together with its place, so that nobody who can write to the store can move it to
 * another one. Each sealed text names its key. New texts are sealed with the current key, and the older keys open the
 * older texts: to rotate, add a key and make it the current one. A store remembers the keys that it needs, and refuses to
 * start without one of them.
 *
 * **Example** (Two keys)
 *
 * ```ts
 * import { Sealing } from "@effect-vendors/workflow"
 * import { Config } from "effect"
 *
 * const sealing = Sealing.make({
 *   current: "2027",
 *   keys: { 2026: Config.Redacted("FLOWS_KEY_2026"), 2027: Config.Redacted("FLOWS_KEY_2027") }
 * })
 * ```
 *
 * @since 0.1.0
 */
export * from "@effect-vendors/core/Sealing"
