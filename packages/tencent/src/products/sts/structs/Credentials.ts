// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

/** A temporary key: its id, its secret and its token belong together. */
export const Credentials = Wire.struct({
  Token: Wire.Secret,
  TmpSecretId: Wire.String,
  TmpSecretKey: Wire.Secret
})

export type Credentials = typeof Credentials.Type
