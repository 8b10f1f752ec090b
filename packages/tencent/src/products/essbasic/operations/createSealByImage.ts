// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { AlreadyHas, AuthFail, ExistSameSealName } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"
import { Option } from "../structs/Option.ts"

/**
 * Create seal by image (创建企业电子印章).
 *
 * Required: `Agent`, `SealName`. Not to be used, and refused: `Operator`.
 *
 * Refusals: `AuthFail`, `ExistSameSealName`, `AlreadyHas`.
 *
 * Other codes: `AuthFailure`, `FailedOperation`, `InternalError.SealUpload`, `InternalError.System`,
 * `InvalidParameter.Image`, `InvalidParameter.LimitSealName`, `InvalidParameter.ParamError`,
 * `InvalidParameter.SensitiveFileContent`, `MissingParameter.OrganizationId`, `MissingParameter.SealImage`,
 * `MissingParameter.SealName`, `OperationDenied`, `ResourceNotFound.Organization`, `ResourceNotFound.VerifyUser`,
 * `UnauthorizedOperation.NoPermissionFeature`.
 */
export const createSealByImage = operation("CreateSealByImage", {
  request: Wire.struct(
    {
      Agent,
      SealName: Wire.String,
      SealImage: Wire.optional(Wire.String),
      GenerateSource: Wire.optional(Wire.String),
      SealType: Wire.optional(Wire.String),
      SealHorizontalText: Wire.optional(Wire.String),
      SealStyle: Wire.optional(Wire.String),
      SubSealType: Wire.optional(Wire.String),
      SealSize: Wire.optional(Wire.String),
      TaxIdentifyCode: Wire.optional(Wire.String),
      SealDescription: Wire.optional(Wire.String),
      Options: Wire.optional(Wire.array(Option))
    },
    { disabled: ["Operator"] }
  ),
  response: Wire.struct({
    SealId: Wire.String,
    ImageUrl: Wire.optional(Wire.String),
    SealOperatorVerifyPath: Wire.optional(Wire.String),
    SealOperatorVerifyQrcodeUrl: Wire.optional(Wire.String),
    PreviewFileUrl: Wire.optional(Wire.String),
    PreviewPdfUrl: Wire.optional(Wire.String)
  }),
  refusals: {
    codes: {
      "FailedOperation.AuthFail": AuthFail,
      "FailedOperation.ExistSameSealName": ExistSameSealName,
      "OperationDenied.AlreadyHas": AlreadyHas
    }
  },
  errorCodes: [
    "AuthFailure",
    "FailedOperation",
    "FailedOperation.AuthFail",
    "FailedOperation.ExistSameSealName",
    "InternalError.SealUpload",
    "InternalError.System",
    "InvalidParameter.Image",
    "InvalidParameter.LimitSealName",
    "InvalidParameter.ParamError",
    "InvalidParameter.SensitiveFileContent",
    "MissingParameter.OrganizationId",
    "MissingParameter.SealImage",
    "MissingParameter.SealName",
    "OperationDenied",
    "OperationDenied.AlreadyHas",
    "ResourceNotFound.Organization",
    "ResourceNotFound.VerifyUser",
    "UnauthorizedOperation.NoPermissionFeature"
  ]
})
