// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"

/**
 * Create request with encryption.
 *
 * Required: `RequestAction`, `ApplicationId`, `IV`, `EncryptedData`.
 */
export const createRequestWithEncryption = operation("CreateRequestWithEncryption", {
  request: Wire.struct({
    RequestAction: Wire.String,
    ApplicationId: Wire.String,
    IV: Wire.String,
    EncryptedData: Wire.String,
    EncryptionSignature: Wire.optional(Wire.String)
  }),
  response: Wire.struct({
    IV: Wire.optional(Wire.String),
    EncryptedData: Wire.optional(Wire.String),
    EncryptionSignature: Wire.optional(Wire.String)
  })
})
