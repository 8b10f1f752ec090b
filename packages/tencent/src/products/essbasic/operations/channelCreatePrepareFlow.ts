// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { NoPermissionUseServerSignSeal, Sensitive, WhiteListForbid } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"
import { BaseFlowInfo } from "../structs/BaseFlowInfo.ts"
import { CreateFlowOption } from "../structs/CreateFlowOption.ts"

/**
 * Channel create prepare flow (获取发起合同嵌入链接).
 *
 * Required: `ResourceType`, `FlowInfo`. Not to be used, and refused: `FlowApproverList`, `NeedPreview`,
 * `Organization`, `Operator`, `SignComponentConfig`.
 *
 * Refusals: `NoPermissionUseServerSignSeal`, `Sensitive`, `WhiteListForbid`.
 *
 * Other codes: `FailedOperation`, `InvalidParameter.ComponentPosition`, `InvalidParameter.ComponentValue`,
 * `InvalidParameter.ParamError`, `InvalidParameter.Sensitive`, `InvalidParameterValue`, `OperationDenied`,
 * `ResourceNotFound`, `ResourceNotFound.Application`, `ResourceNotFound.Organization`,
 * `UnauthorizedOperation.NoPermissionFeature`.
 */
export const channelCreatePrepareFlow = operation("ChannelCreatePrepareFlow", {
  request: Wire.struct(
    {
      ResourceType: Wire.Int,
      FlowInfo: BaseFlowInfo,
      Agent: Wire.optional(Agent),
      ResourceId: Wire.optional(Wire.String),
      FlowOption: Wire.optional(CreateFlowOption),
      FlowId: Wire.optional(Wire.String)
    },
    { disabled: ["FlowApproverList", "NeedPreview", "Organization", "Operator", "SignComponentConfig"] }
  ),
  response: Wire.struct({
    PrepareFlowUrl: Wire.String,
    PreviewFlowUrl: Wire.optional(Wire.String),
    FlowId: Wire.optional(Wire.String),
    DraftId: Wire.optional(Wire.String)
  }),
  refusals: {
    codes: {
      "OperationDenied.NoPermissionUseServerSignSeal": NoPermissionUseServerSignSeal,
      "OperationDenied.Sensitive": Sensitive,
      "OperationDenied.WhiteListForbid": WhiteListForbid
    }
  },
  errorCodes: [
    "FailedOperation",
    "InvalidParameter.ComponentPosition",
    "InvalidParameter.ComponentValue",
    "InvalidParameter.ParamError",
    "InvalidParameter.Sensitive",
    "InvalidParameterValue",
    "OperationDenied",
    "OperationDenied.NoPermissionUseServerSignSeal",
    "OperationDenied.Sensitive",
    "OperationDenied.WhiteListForbid",
    "ResourceNotFound",
    "ResourceNotFound.Application",
    "ResourceNotFound.Organization",
    "UnauthorizedOperation.NoPermissionFeature"
  ]
})
