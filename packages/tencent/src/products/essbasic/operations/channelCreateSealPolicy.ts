// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"
import { Option } from "../structs/Option.ts"

/**
 * Channel create seal policy (创建印章授权).
 *
 * Required: `Agent`, `SealId`, `UserIds`. Not to be used, and refused: `Operator`, `Organization`.
 *
 * Other codes: `InternalError.DependsDb`, `InvalidParameter.ParamError`, `ResourceNotFound`.
 */
export const channelCreateSealPolicy = operation("ChannelCreateSealPolicy", {
  request: Wire.struct(
    {
      Agent,
      SealId: Wire.String,
      UserIds: Wire.array(Wire.String),
      Options: Wire.optional(Wire.array(Option))
    },
    { disabled: ["Operator", "Organization"] }
  ),
  response: Wire.struct({
    UserIds: Wire.orEmpty(Wire.array(Wire.String)),
    SealOperatorVerifyPath: Wire.optional(Wire.String),
    SealOperatorVerifyQrcodeUrl: Wire.optional(Wire.String)
  }),
  errorCodes: ["InternalError.DependsDb", "InvalidParameter.ParamError", "ResourceNotFound"]
})
