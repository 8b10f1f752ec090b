// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Channel create organization modify qr code (生成渠道子客编辑企业信息二维码).
 *
 * Required: `Agent`.
 *
 * Other codes: `InvalidParameter.ParamError`.
 */
export const channelCreateOrganizationModifyQrCode = operation("ChannelCreateOrganizationModifyQrCode", {
  request: Wire.struct({
    Agent
  }),
  response: Wire.struct({
    QrCodeUrl: Wire.optional(Wire.String),
    ExpiredTime: Wire.optional(Wire.Int)
  }),
  errorCodes: ["InvalidParameter.ParamError"]
})
