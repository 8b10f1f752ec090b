// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { UserThreeFactor } from "./UserThreeFactor.ts"

/** Not to be used, and refused: `CallbackUrl`. */
export const AutoSignConfig = Wire.struct(
  {
    UserInfo: UserThreeFactor,
    CertInfoCallback: Wire.optional(Wire.Boolean),
    UserDefineSeal: Wire.optional(Wire.Boolean),
    SealImgCallback: Wire.optional(Wire.Boolean),
    VerifyChannels: Wire.optional(Wire.array(Wire.String)),
    LicenseType: Wire.optional(Wire.Int),
    JumpUrl: Wire.optional(Wire.String)
  },
  { disabled: ["CallbackUrl"] }
)

export type AutoSignConfig = typeof AutoSignConfig.Type
