// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const ExtentServiceAuthInfo = Wire.struct({
  Type: Wire.optional(Wire.String),
  Name: Wire.optional(Wire.String),
  Status: Wire.optional(Wire.String),
  OperatorOpenId: Wire.optional(Wire.String),
  OperateOn: Wire.optional(Wire.Int)
})

export type ExtentServiceAuthInfo = typeof ExtentServiceAuthInfo.Type
