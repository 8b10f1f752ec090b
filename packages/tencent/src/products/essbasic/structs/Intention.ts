// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { IntentionQuestion } from "./IntentionQuestion.ts"
import { IntentionAction } from "./IntentionAction.ts"
import { RuleIdConfig } from "./RuleIdConfig.ts"

export const Intention = Wire.struct({
  IntentionType: Wire.optional(Wire.Int),
  IntentionQuestions: Wire.optional(Wire.array(IntentionQuestion)),
  IntentionActions: Wire.optional(Wire.array(IntentionAction)),
  RuleIdConfig: Wire.optional(RuleIdConfig)
})

export type Intention = typeof Intention.Type
