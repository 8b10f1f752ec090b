// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import * as Tencent from "../../../Tencent.ts"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"
import { UploadFile } from "../structs/UploadFile.ts"

/**
 * Upload files (文件上传).
 *
 * Required: `Agent`, `BusinessType`. Not to be used, and refused: `Operator`.
 *
 * Other codes: `AuthFailure`, `FailedOperation`, `InternalError.Serialize`, `InvalidParameter`,
 * `InvalidParameter.SensitiveFileContent`, `OperationDenied`, `ResourceNotFound`,
 * `UnauthorizedOperation.NoPermissionFeature`.
 */
export const uploadFiles = operation("UploadFiles", {
  request: Wire.struct(
    {
      Agent,
      BusinessType: Wire.String,
      FileInfos: Wire.optional(Wire.array(UploadFile)),
      Deadline: Wire.optional(Wire.Int)
    },
    { disabled: ["Operator"] }
  ),
  response: Wire.struct({
    TotalCount: Wire.optional(Wire.Int),
    FileIds: Wire.array(Wire.String),
    FileUrls: Wire.orEmpty(Wire.array(Wire.String)),
    Deadline: Wire.optional(Wire.Int)
  }),
  errorCodes: [
    "AuthFailure",
    "FailedOperation",
    "InternalError.Serialize",
    "InvalidParameter",
    "InvalidParameter.SensitiveFileContent",
    "OperationDenied",
    "ResourceNotFound",
    "UnauthorizedOperation.NoPermissionFeature"
  ]
})
  .annotate(Operation.RateLimit, { limit: 20, window: "1 second" })
  .annotate(Tencent.Host, "file.ess.tencent.cn")
