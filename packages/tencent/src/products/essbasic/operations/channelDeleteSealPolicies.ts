// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Channel delete seal policies (删除印章授权).
 *
 * Required: `Agent`, `SealId`, `UserIds`. Not to be used, and refused: `Organization`, `Operator`.
 *
 * Other codes: `InternalError.DependsDb`, `InvalidParameter.ParamError`, `ResourceNotFound`.
 */
export const channelDeleteSealPolicies = operation("ChannelDeleteSealPolicies", {
  request: Wire.struct(
    {
      Agent,
      SealId: Wire.String,
      UserIds: Wire.array(Wire.String)
    },
    { disabled: ["Organization", "Operator"] }
  ),
  response: Wire.struct({}),
  errorCodes: ["InternalError.DependsDb", "InvalidParameter.ParamError", "ResourceNotFound"]
})
