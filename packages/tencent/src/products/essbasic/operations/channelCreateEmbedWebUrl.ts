// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { NoRoleAuth } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"
import { EmbedUrlOption } from "../structs/EmbedUrlOption.ts"

/**
 * Channel create embed web url (获取常规模块嵌入页面链接).
 *
 * Required: `Agent`, `EmbedType`. Not to be used, and refused: `HiddenComponents`, `Operator`.
 *
 * Refusals: `NoRoleAuth`.
 *
 * Other codes: `FailedOperation`, `InternalError.DbRead`, `InvalidParameter.ParamError`, `OperationDenied`,
 * `ResourceNotFound.Application`, `ResourceNotFound.Flow`, `UnauthorizedOperation.NoPermissionFeature`.
 */
export const channelCreateEmbedWebUrl = operation("ChannelCreateEmbedWebUrl", {
  request: Wire.struct(
    {
      Agent,
      EmbedType: Wire.String,
      BusinessId: Wire.optional(Wire.String),
      UserData: Wire.optional(Wire.String),
      Option: Wire.optional(EmbedUrlOption)
    },
    { disabled: ["HiddenComponents", "Operator"] }
  ),
  response: Wire.struct({
    WebUrl: Wire.String
  }),
  refusals: {
    codes: {
      "FailedOperation.NoRoleAuth": NoRoleAuth
    }
  },
  errorCodes: [
    "FailedOperation",
    "FailedOperation.NoRoleAuth",
    "InternalError.DbRead",
    "InvalidParameter.ParamError",
    "OperationDenied",
    "ResourceNotFound.Application",
    "ResourceNotFound.Flow",
    "UnauthorizedOperation.NoPermissionFeature"
  ]
})
