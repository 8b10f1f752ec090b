// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Create person auth certificate image (获取个人用户认证证书图片).
 *
 * Required: `Agent`, `UserName`, `IdCardType`, `IdCardNumber`.
 *
 * Other codes: `FailedOperation`, `OperationDenied`, `ResourceNotFound`.
 */
export const createPersonAuthCertificateImage = operation("CreatePersonAuthCertificateImage", {
  request: Wire.struct({
    Agent,
    UserName: Wire.String,
    IdCardType: Wire.String,
    IdCardNumber: Wire.String,
    SceneKey: Wire.optional(Wire.String)
  }),
  response: Wire.struct({
    AuthCertUrl: Wire.String,
    ImageCertId: Wire.optional(Wire.String),
    SerialNumber: Wire.optional(Wire.String),
    ValidFrom: Wire.optional(Wire.int({ minimum: 0 })),
    ValidTo: Wire.optional(Wire.int({ minimum: 0 }))
  }),
  errorCodes: ["FailedOperation", "OperationDenied", "ResourceNotFound"]
})
