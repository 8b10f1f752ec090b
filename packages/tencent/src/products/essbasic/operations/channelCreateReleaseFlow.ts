// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { ApproverRepeat, UserNotInOrganization } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"
import { ReleasedApprover } from "../structs/ReleasedApprover.ts"
import { RelieveInfo } from "../structs/RelieveInfo.ts"

/**
 * Channel create release flow (发起解除协议).
 *
 * Required: `Agent`, `NeedRelievedFlowId`, `ReliveInfo`. Not to be used, and refused: `CallbackUrl`,
 * `Organization`, `Operator`.
 *
 * Refusals: `ApproverRepeat`, `UserNotInOrganization`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InternalError.Api`, `InternalError.Pdf`,
 * `InternalError.System`, `InvalidParameter.Application`, `InvalidParameter.ApproverType`,
 * `InvalidParameter.Mobile`, `InvalidParameter.Name`, `InvalidParameter.OpenId`,
 * `InvalidParameter.OrganizationName`, `InvalidParameter.ParamError`, `MissingParameter`, `OperationDenied`,
 * `ResourceNotFound`, `ResourceNotFound.Flow`, `UnauthorizedOperation.NoPermissionFeature`.
 */
export const channelCreateReleaseFlow = operation("ChannelCreateReleaseFlow", {
  request: Wire.struct(
    {
      Agent,
      NeedRelievedFlowId: Wire.String,
      ReliveInfo: RelieveInfo,
      ReleasedApprovers: Wire.optional(Wire.array(ReleasedApprover)),
      Deadline: Wire.optional(Wire.Int),
      UserData: Wire.optional(Wire.String)
    },
    { disabled: ["CallbackUrl", "Organization", "Operator"] }
  ),
  response: Wire.struct({
    FlowId: Wire.String
  }),
  refusals: {
    codes: {
      "OperationDenied.ApproverRepeat": ApproverRepeat,
      "OperationDenied.UserNotInOrganization": UserNotInOrganization
    }
  },
  errorCodes: [
    "FailedOperation",
    "InternalError",
    "InternalError.Api",
    "InternalError.Pdf",
    "InternalError.System",
    "InvalidParameter.Application",
    "InvalidParameter.ApproverType",
    "InvalidParameter.Mobile",
    "InvalidParameter.Name",
    "InvalidParameter.OpenId",
    "InvalidParameter.OrganizationName",
    "InvalidParameter.ParamError",
    "MissingParameter",
    "OperationDenied",
    "OperationDenied.ApproverRepeat",
    "OperationDenied.UserNotInOrganization",
    "ResourceNotFound",
    "ResourceNotFound.Flow",
    "UnauthorizedOperation.NoPermissionFeature"
  ]
})
