// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const UsageDetail = Wire.struct({
  ProxyOrganizationOpenId: Wire.optional(Wire.String),
  ProxyOrganizationName: Wire.optional(Wire.String),
  Date: Wire.optional(Wire.String),
  Usage: Wire.optional(Wire.int({ minimum: 0 })),
  Cancel: Wire.optional(Wire.int({ minimum: 0 })),
  FlowChannel: Wire.optional(Wire.String)
})

export type UsageDetail = typeof UsageDetail.Type
