import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import type * as VendorError from "../VendorError.ts"

/** What a call comes to while the circuit is open. */
export const open = { _tag: "CircuitOpen" } as const

/** Runs a call of a vendor, or does not where the circuit is open. */
export interface Circuit {
  <A>(
    vendor: string,
    call: Effect.Effect<A, VendorError.VendorError>
  ): Effect.Effect<A, VendorError.VendorError | typeof open>
}

export const CurrentCircuit: Context.Reference<Circuit | undefined> = Context.Reference(
  "@effect-vendors/core/Circuit",
  { defaultValue: (): Circuit | undefined => undefined }
)
