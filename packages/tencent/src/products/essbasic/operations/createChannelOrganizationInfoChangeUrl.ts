// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Create channel organization info change url (获取变更企业信息电子签小程序链接).
 *
 * Required: `Agent`, `ChangeType`.
 *
 * Other codes: `InternalError.System`, `InvalidParameter.ParamError`, `ResourceNotFound`.
 */
export const createChannelOrganizationInfoChangeUrl = operation("CreateChannelOrganizationInfoChangeUrl", {
  request: Wire.struct({
    Agent,
    ChangeType: Wire.int({ minimum: 0 }),
    Endpoint: Wire.optional(Wire.String)
  }),
  response: Wire.struct({
    Url: Wire.optional(Wire.String),
    ExpiredTime: Wire.optional(Wire.Int)
  }),
  errorCodes: ["InternalError.System", "InvalidParameter.ParamError", "ResourceNotFound"]
})
