// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { ByFilesServerSignForbid, NoApproverMobileCheckPermission, OverseaAbilityNotOpen } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"
import { DynamicFlowInfo } from "../structs/DynamicFlowInfo.ts"
import { DynamicFlowResult } from "../structs/DynamicFlowResult.ts"

/**
 * Channel create dynamic flow approver (渠道版补充动态合同签署人接口).
 *
 * Required: `FillDynamicFlowList`.
 *
 * Refusals: `ByFilesServerSignForbid`, `NoApproverMobileCheckPermission`, `OverseaAbilityNotOpen`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InvalidParameter`, `InvalidParameter.ApproverVerifyType`,
 * `InvalidParameter.OrganizationName`, `InvalidParameter.UnsupportedComponentType`, `InvalidParameterValue`,
 * `MissingParameter`, `OperationDenied`.
 */
export const channelCreateDynamicFlowApprover = operation("ChannelCreateDynamicFlowApprover", {
  request: Wire.struct({
    FillDynamicFlowList: Wire.array(DynamicFlowInfo),
    Agent: Wire.optional(Agent)
  }),
  response: Wire.struct({
    DynamicFlowResultList: Wire.orEmpty(Wire.array(DynamicFlowResult))
  }),
  refusals: {
    codes: {
      "OperationDenied.ByFilesServerSignForbid": ByFilesServerSignForbid,
      "OperationDenied.NoApproverMobileCheckPermission": NoApproverMobileCheckPermission,
      "OperationDenied.OverseaAbilityNotOpen": OverseaAbilityNotOpen
    }
  },
  errorCodes: [
    "FailedOperation",
    "InternalError",
    "InvalidParameter",
    "InvalidParameter.ApproverVerifyType",
    "InvalidParameter.OrganizationName",
    "InvalidParameter.UnsupportedComponentType",
    "InvalidParameterValue",
    "MissingParameter",
    "OperationDenied",
    "OperationDenied.ByFilesServerSignForbid",
    "OperationDenied.NoApproverMobileCheckPermission",
    "OperationDenied.OverseaAbilityNotOpen"
  ]
})
