// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const ApiKey = Wire.struct({
  SecretId: Wire.optional(Wire.String),
  CreateTime: Wire.optional(Wire.int({ minimum: 0 })),
  Status: Wire.optional(Wire.int({ minimum: 0 }))
})

export type ApiKey = typeof ApiKey.Type
