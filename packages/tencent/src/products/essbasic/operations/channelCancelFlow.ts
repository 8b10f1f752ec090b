// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { FlowHasTerminated, Forbid, UserNotInOrganization } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Channel cancel flow (撤销合同流程).
 *
 * Required: `FlowId`. Not to be used, and refused: `Operator`.
 *
 * Refusals: `FlowHasTerminated`, `Forbid`, `UserNotInOrganization`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InternalError.System`, `InvalidParameter`,
 * `InvalidParameter.CancelReason`, `InvalidParameter.ParamError`, `InvalidParameter.Status`, `MissingParameter`,
 * `OperationDenied`, `ResourceNotFound`, `ResourceNotFound.Flow`, `UnauthorizedOperation.NoPermissionFeature`,
 * `UnknownParameter`, `UnsupportedOperation`.
 */
export const channelCancelFlow = operation("ChannelCancelFlow", {
  request: Wire.struct(
    {
      FlowId: Wire.String,
      Agent: Wire.optional(Agent),
      CancelMessage: Wire.optional(Wire.String),
      CancelMessageFormat: Wire.optional(Wire.Int)
    },
    { disabled: ["Operator"] }
  ),
  response: Wire.struct({}),
  refusals: {
    codes: {
      "OperationDenied.FlowHasTerminated": FlowHasTerminated,
      "OperationDenied.Forbid": Forbid,
      "OperationDenied.UserNotInOrganization": UserNotInOrganization
    }
  },
  errorCodes: [
    "FailedOperation",
    "InternalError",
    "InternalError.System",
    "InvalidParameter",
    "InvalidParameter.CancelReason",
    "InvalidParameter.ParamError",
    "InvalidParameter.Status",
    "MissingParameter",
    "OperationDenied",
    "OperationDenied.FlowHasTerminated",
    "OperationDenied.Forbid",
    "OperationDenied.UserNotInOrganization",
    "ResourceNotFound",
    "ResourceNotFound.Flow",
    "UnauthorizedOperation.NoPermissionFeature",
    "UnknownParameter",
    "UnsupportedOperation"
  ]
})
