// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"
import { DynamicSignOption } from "../structs/DynamicSignOption.ts"

/**
 * Channel create organization batch sign url (获取企业签署合同web页面).
 *
 * Required: `Agent`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InternalError.Api`, `InternalError.Db`,
 * `InternalError.DependsDb`, `InvalidParameter`, `MissingParameter`, `OperationDenied`.
 */
export const channelCreateOrganizationBatchSignUrl = operation("ChannelCreateOrganizationBatchSignUrl", {
  request: Wire.struct({
    Agent,
    FlowIds: Wire.optional(Wire.array(Wire.String)),
    OpenId: Wire.optional(Wire.String),
    Name: Wire.optional(Wire.String),
    Mobile: Wire.optional(Wire.String),
    FlowGroupId: Wire.optional(Wire.String),
    CanBatchReject: Wire.optional(Wire.Boolean),
    DynamicSignOption: Wire.optional(DynamicSignOption),
    RecipientIds: Wire.optional(Wire.array(Wire.String))
  }),
  response: Wire.struct({
    SignUrl: Wire.String,
    ExpiredTime: Wire.optional(Wire.Int)
  }),
  errorCodes: [
    "FailedOperation",
    "InternalError",
    "InternalError.Api",
    "InternalError.Db",
    "InternalError.DependsDb",
    "InvalidParameter",
    "MissingParameter",
    "OperationDenied"
  ]
})
