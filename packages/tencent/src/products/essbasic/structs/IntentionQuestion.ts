// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const IntentionQuestion = Wire.struct({
  Question: Wire.optional(Wire.String),
  Answers: Wire.optional(Wire.array(Wire.String))
})

export type IntentionQuestion = typeof IntentionQuestion.Type
