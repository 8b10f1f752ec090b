// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"
import { Option } from "../structs/Option.ts"

/**
 * Channel update seal status (更新印章状态).
 *
 * Required: `Agent`, `Status`, `SealId`. Not to be used, and refused: `Operator`.
 *
 * Other codes: `FailedOperation`, `UnauthorizedOperation.NoPermissionFeature`.
 */
export const channelUpdateSealStatus = operation("ChannelUpdateSealStatus", {
  request: Wire.struct(
    {
      Agent,
      Status: Wire.String,
      SealId: Wire.String,
      Reason: Wire.optional(Wire.String),
      Options: Wire.optional(Wire.array(Option))
    },
    { disabled: ["Operator"] }
  ),
  response: Wire.struct({
    SealOperatorVerifyPath: Wire.optional(Wire.String),
    SealOperatorVerifyQrcodeUrl: Wire.optional(Wire.String)
  }),
  errorCodes: ["FailedOperation", "UnauthorizedOperation.NoPermissionFeature"]
}).annotate(Operation.RateLimit, { limit: 20, window: "1 second" })
