/**
 * A circuit breaker: stops calling a vendor that is down.
 *
 * It counts failures of the vendor and of the connection to it: `ServiceFailure` and `TransportFailure`. While the
 * circuit is open, calls fail at once as `ServiceFailure` with the code `CircuitOpen`, not sent.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Cause from "effect/Cause"
import * as Layer from "effect/Layer"
import * as CircuitBreaker from "effect/persistence/CircuitBreaker"
import * as Result from "effect/Result"
import { CurrentCircuit, open } from "./internal/circuit.ts"
import * as VendorError from "./VendorError.ts"

/**
 * Breaks the circuits of the gateways that it is provided to. Each vendor has one circuit.
 *
 * **Example** (A gateway with a circuit breaker)
 *
 * ```ts
 * import { Circuit } from "@effect-vendors/core"
 * import { Taobao } from "@effect-vendors/taobao"
 * import { Layer } from "effect"
 * import { CircuitBreaker } from "effect/persistence"
 *
 * const breaker = CircuitBreaker.layer({
 *   tripPolicy: CircuitBreaker.consecutive(5),
 *   openDuration: "30 seconds"
 * }).pipe(Layer.provide(CircuitBreaker.layerStoreMemory()))
 *
 * const taobao = Taobao.layerConfig().pipe(Layer.provide(Circuit.layer.pipe(Layer.provide(breaker))))
 * ```
 *
 * @category layers
 * @since 0.1.0
 */
export const layer: Layer.Layer<never, never, CircuitBreaker.CircuitBreaker> = Layer.effect(
  CurrentCircuit,
  Effect.map(
    CircuitBreaker.CircuitBreaker,
    (breaker) => (vendor, call) =>
      breaker.execute(call, { key: vendor, classify }).pipe(
        Effect.catchIf(
          (error) => error instanceof CircuitBreaker.CircuitBreakerError,
          () => Effect.fail(open)
        )
      )
  )
)

const classify = (exit: Exit.Exit<unknown, VendorError.VendorError>): CircuitBreaker.Outcome => {
  if (Exit.isSuccess(exit)) return CircuitBreaker.success
  const found = Cause.findError(exit.cause)
  if (Result.isFailure(found)) return CircuitBreaker.ignored
  const error = found.success
  if (error instanceof VendorError.ServiceFailure || error instanceof VendorError.TransportFailure) {
    return CircuitBreaker.failure()
  }
  // A call that was not sent says nothing of the vendor. Any other answer shows that the vendor is there.
  return error.outcome === "NotSent" ? CircuitBreaker.ignored : CircuitBreaker.success
}
