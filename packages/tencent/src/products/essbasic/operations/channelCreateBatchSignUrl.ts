// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { UserInfo } from "../structs/UserInfo.ts"
import { Agent } from "../structs/Agent.ts"
import { FlowBatchUrlInfo } from "../structs/FlowBatchUrlInfo.ts"

/**
 * Channel create batch sign url (获取跳转至腾讯电子签小程序的批量签署链接).
 *
 * Required: `Agent`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InternalError.Api`, `InternalError.Db`, `InvalidParameter`,
 * `MissingParameter`, `OperationDenied`.
 */
export const channelCreateBatchSignUrl = operation("ChannelCreateBatchSignUrl", {
  request: Wire.struct({
    Agent,
    Name: Wire.optional(Wire.String),
    Mobile: Wire.optional(Wire.String),
    Operator: Wire.optional(UserInfo),
    IdCardType: Wire.optional(Wire.String),
    IdCardNumber: Wire.optional(Wire.String),
    NotifyType: Wire.optional(Wire.String),
    FlowIds: Wire.optional(Wire.array(Wire.String)),
    OrganizationName: Wire.optional(Wire.String),
    SignatureTypes: Wire.optional(Wire.array(Wire.Int)),
    JumpToDetail: Wire.optional(Wire.Boolean),
    FlowBatchUrlInfo: Wire.optional(FlowBatchUrlInfo),
    OpenId: Wire.optional(Wire.String),
    OrganizationOpenId: Wire.optional(Wire.String),
    AutoJumpBack: Wire.optional(Wire.Boolean),
    UrlUseEnv: Wire.optional(Wire.String),
    CanBatchReject: Wire.optional(Wire.Boolean),
    CanSkipReadFlow: Wire.optional(Wire.Boolean)
  }),
  response: Wire.struct({
    SignUrl: Wire.String,
    ExpiredTime: Wire.optional(Wire.Int),
    MiniAppPath: Wire.optional(Wire.String)
  }),
  errorCodes: [
    "FailedOperation",
    "InternalError",
    "InternalError.Api",
    "InternalError.Db",
    "InvalidParameter",
    "MissingParameter",
    "OperationDenied"
  ]
})
