// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { OperatorHasNoPermission } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Create employee qualification seal qr code (创建个人印章授权给企业使用的授权二维码).
 *
 * Required: `Agent`.
 *
 * Refusals: `OperatorHasNoPermission`.
 *
 * Other codes: `FailedOperation`, `InvalidParameter.ParamError`.
 */
export const createEmployeeQualificationSealQrCode = operation("CreateEmployeeQualificationSealQrCode", {
  request: Wire.struct({
    Agent,
    HintText: Wire.optional(Wire.String),
    UserData: Wire.optional(Wire.String)
  }),
  response: Wire.struct({
    QrcodeBase64: Wire.optional(Wire.String)
  }),
  refusals: {
    codes: {
      "OperationDenied.OperatorHasNoPermission": OperatorHasNoPermission
    }
  },
  errorCodes: ["FailedOperation", "InvalidParameter.ParamError", "OperationDenied.OperatorHasNoPermission"]
})
