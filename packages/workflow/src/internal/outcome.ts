import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type * as Ledgers from "../Ledger.ts"
import { type Sending, unstorable } from "./attempt.ts"

/** What came of an attempt. An error that is absent is a process that ended, or a defect. */
export type Outcome =
  | { readonly _tag: "Value"; readonly value: unknown }
  | { readonly _tag: "Unreadable"; readonly error: unknown }
  | { readonly _tag: "Refused"; readonly error: unknown }
  | { readonly _tag: "Unknown"; readonly error: unknown }

/** Reads what came of an attempt. */
export const outcomeOf = Effect.fnUntraced(function* (
  step: Sending,
  { answer, error, outcome }: Ledgers.Settlement
): Effect.fn.Return<Outcome> {
  if (error === unstorable) {
    return yield* Effect.die(new Error(`what came of the step ${step.name} does not fit its own schema`))
  }
  if (error === "Defect") return { _tag: "Unknown", error: undefined }
  if (error === undefined) {
    return { _tag: "Value", value: yield* Effect.orDie(Schema.decodeEffect(step.value)(answer)) }
  }
  const failure: unknown = yield* Effect.orDie(Schema.decodeEffect(step.error)(answer))
  return {
    _tag: outcome === "Done" ? "Unreadable" : outcome === "Unknown" ? "Unknown" : "Refused",
    error: failure
  }
})
