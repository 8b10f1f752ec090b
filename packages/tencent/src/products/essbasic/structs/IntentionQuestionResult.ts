// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const IntentionQuestionResult = Wire.struct({
  Video: Wire.optional(Wire.String),
  ResultCode: Wire.orEmpty(Wire.array(Wire.String)),
  AsrResult: Wire.orEmpty(Wire.array(Wire.String))
})

export type IntentionQuestionResult = typeof IntentionQuestionResult.Type
