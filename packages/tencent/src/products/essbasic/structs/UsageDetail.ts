// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const UsageDetail = Wire.struct({
  ProxyOrganizationOpenId: Wire.String,
  ProxyOrganizationName: Wire.String,
  Date: Wire.String,
  Usage: Wire.int({ minimum: 0 }),
  Cancel: Wire.int({ minimum: 0 }),
  FlowChannel: Wire.String
})

export type UsageDetail = typeof UsageDetail.Type
