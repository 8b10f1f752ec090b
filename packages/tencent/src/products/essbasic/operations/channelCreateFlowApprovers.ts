// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { UserInfo } from "../structs/UserInfo.ts"
import { Agent } from "../structs/Agent.ts"
import { FillApproverInfo } from "../structs/FillApproverInfo.ts"
import { FillError } from "../structs/FillError.ts"

/**
 * Channel create flow approvers (补充签署流程签署人信息).
 *
 * Required: `Agent`, `Approvers`.
 *
 * Other codes: `AuthFailure`, `FailedOperation`, `InternalError.Db`, `InternalError.Encryption`,
 * `MissingParameter`, `OperationDenied`.
 */
export const channelCreateFlowApprovers = operation("ChannelCreateFlowApprovers", {
  request: Wire.struct({
    Agent,
    Approvers: Wire.array(FillApproverInfo),
    FlowId: Wire.optional(Wire.String),
    FillApproverType: Wire.optional(Wire.Int),
    Operator: Wire.optional(UserInfo),
    FlowGroupId: Wire.optional(Wire.String)
  }),
  response: Wire.struct({
    FillError: Wire.orEmpty(Wire.array(FillError))
  }),
  errorCodes: [
    "AuthFailure",
    "FailedOperation",
    "InternalError.Db",
    "InternalError.Encryption",
    "MissingParameter",
    "OperationDenied"
  ]
})
