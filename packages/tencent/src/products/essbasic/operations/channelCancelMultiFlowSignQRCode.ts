// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Forbid, QrInvalid } from "../refusals.ts"
import { OperatorAgent } from "../structs/OperatorAgent.ts"

/**
 * Cancels a sign code, so that nobody can sign by it any more.
 *
 * Refuses with `QrInvalid` where the code is no longer valid already; after a call of unknown outcome that means
 * it is done.
 *
 * 取消一码多签签署码.
 *
 * Required: `Agent`, `QrCodeId`. Not to be used, and refused: `Operator`.
 *
 * Refusals: `Forbid`, `QrInvalid`.
 *
 * Other codes: `InternalError`, `InternalError.DbRead`, `InvalidParameter.DataNotFound`,
 * `InvalidParameter.ParamError`, `MissingParameter`, `UnauthorizedOperation.NoPermissionFeature`.
 *
 * @see https://cloud.tencent.com/document/product/1420/75453
 */
export const channelCancelMultiFlowSignQRCode = operation("ChannelCancelMultiFlowSignQRCode", {
  request: Wire.struct(
    {
      Agent: OperatorAgent,
      QrCodeId: Wire.string({ minLength: 32, maxLength: 32 })
    },
    { disabled: ["Operator"] }
  ),
  response: Wire.struct({}),
  refusals: {
    codes: {
      "OperationDenied.Forbid": Forbid,
      // The document's example shows this code, and its table does not list it.
      "OperationDenied.QrInvalid": QrInvalid
    }
  },
  errorCodes: [
    "InternalError",
    "InternalError.DbRead",
    "InvalidParameter.DataNotFound",
    "InvalidParameter.ParamError",
    "MissingParameter",
    "OperationDenied.Forbid",
    "OperationDenied.QrInvalid",
    "UnauthorizedOperation.NoPermissionFeature"
  ]
})
  .annotate(Operation.Idempotent, true)
  .annotate(Operation.RateLimit, { limit: 20, window: "1 second" })
  .annotate(Operation.Documentation, "https://cloud.tencent.com/document/product/1420/75453")
