// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { UserInfo } from "../structs/UserInfo.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Channel create prepared personal esign (创建导入处方单个人印章).
 *
 * Required: `Agent`, `UserName`, `IdCardNumber`, `SealName`. Not to be used, and refused: `EnableAutoSign`.
 *
 * Other codes: `FailedOperation`.
 */
export const channelCreatePreparedPersonalEsign = operation("ChannelCreatePreparedPersonalEsign", {
  request: Wire.struct(
    {
      Agent,
      UserName: Wire.String,
      IdCardNumber: Wire.String,
      SealName: Wire.String,
      SealImage: Wire.optional(Wire.String),
      Operator: Wire.optional(UserInfo),
      IdCardType: Wire.optional(Wire.String),
      SealImageCompress: Wire.optional(Wire.Boolean),
      Mobile: Wire.optional(Wire.String),
      LicenseType: Wire.optional(Wire.Int),
      SceneKey: Wire.optional(Wire.String),
      FileId: Wire.optional(Wire.String)
    },
    { disabled: ["EnableAutoSign"] }
  ),
  response: Wire.struct({
    SealId: Wire.String
  }),
  errorCodes: ["FailedOperation"]
})
