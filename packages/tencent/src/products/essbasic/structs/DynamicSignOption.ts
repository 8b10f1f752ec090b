// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const DynamicSignOption = Wire.struct({
  DynamicReceiveType: Wire.optional(Wire.int({ minimum: 0 })),
  OrganizationOpenId: Wire.optional(Wire.String)
})

export type DynamicSignOption = typeof DynamicSignOption.Type
