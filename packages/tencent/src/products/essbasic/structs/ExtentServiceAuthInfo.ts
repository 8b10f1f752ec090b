// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const ExtentServiceAuthInfo = Wire.struct({
  Type: Wire.String,
  Name: Wire.String,
  Status: Wire.String,
  OperatorOpenId: Wire.String,
  OperateOn: Wire.Int
})

export type ExtentServiceAuthInfo = typeof ExtentServiceAuthInfo.Type
