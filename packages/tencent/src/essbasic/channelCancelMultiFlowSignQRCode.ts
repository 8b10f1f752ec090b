import * as Wire from "@effect-vendors/core/Wire"
import * as Schema from "effect/Schema"
import { operation } from "./operation.ts"
import { Forbid, QrInvalid } from "./refusals.ts"
import { OperatorAgent } from "./structs.ts"

/**
 * Cancels a sign code, so that nobody can sign by it any more.
 *
 * Refuses with `QrInvalid` where the code is no longer valid already; after a call of unknown outcome
 * that means it is done.
 *
 * @see https://cloud.tencent.com/document/product/1420/75453
 * @category operations
 * @since 0.1.0
 */
export const channelCancelMultiFlowSignQRCode = operation("ChannelCancelMultiFlowSignQRCode", {
  request: Wire.struct({
    Agent: OperatorAgent,
    QrCodeId: Wire.String.check(Schema.isBetweenLength(32, 32))
  }),
  response: Wire.struct({}),
  refusals: {
    // Not in the document's table, but in its example.
    "OperationDenied.QrInvalid": QrInvalid,
    "OperationDenied.Forbid": Forbid
  },
  codes: [
    "InternalError",
    "InternalError.DbRead",
    "InvalidParameter.DataNotFound",
    "InvalidParameter.ParamError",
    "MissingParameter",
    "OperationDenied.Forbid",
    "OperationDenied.QrInvalid",
    "UnauthorizedOperation.NoPermissionFeature"
  ],
  traits: {
    idempotent: true,
    rateLimit: { limit: 20, window: "1 second" },
    doc: "https://cloud.tencent.com/document/product/1420/75453"
  }
})
