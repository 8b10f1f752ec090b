// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { ErrNoResourceAccess } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"
import { PdfVerifyResult } from "../structs/PdfVerifyResult.ts"

/**
 * Channel verify pdf (合同验签).
 *
 * Required: `FlowId`. Not to be used, and refused: `Operator`.
 *
 * Refusals: `ErrNoResourceAccess`.
 *
 * Other codes: `InternalError`, `InvalidParameter.ParamError`, `OperationDenied`, `ResourceNotFound`,
 * `UnauthorizedOperation.NoPermissionFeature`.
 */
export const channelVerifyPdf = operation("ChannelVerifyPdf", {
  request: Wire.struct(
    {
      FlowId: Wire.String,
      Agent: Wire.optional(Agent)
    },
    { disabled: ["Operator"] }
  ),
  response: Wire.struct({
    VerifyResult: Wire.Int,
    PdfVerifyResults: Wire.orEmpty(Wire.array(PdfVerifyResult)),
    VerifySerialNo: Wire.optional(Wire.String),
    PdfResourceMd5: Wire.optional(Wire.String)
  }),
  refusals: {
    codes: {
      "OperationDenied.ErrNoResourceAccess": ErrNoResourceAccess
    }
  },
  errorCodes: [
    "InternalError",
    "InvalidParameter.ParamError",
    "OperationDenied",
    "OperationDenied.ErrNoResourceAccess",
    "ResourceNotFound",
    "UnauthorizedOperation.NoPermissionFeature"
  ]
})
