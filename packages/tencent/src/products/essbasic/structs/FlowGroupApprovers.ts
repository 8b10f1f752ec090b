// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { ApproverItem } from "./ApproverItem.ts"

export const FlowGroupApprovers = Wire.struct({
  FlowId: Wire.optional(Wire.String),
  Approvers: Wire.orEmpty(Wire.array(ApproverItem))
})

export type FlowGroupApprovers = typeof FlowGroupApprovers.Type
