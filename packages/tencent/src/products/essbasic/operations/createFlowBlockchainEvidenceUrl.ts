// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Create flow blockchain evidence url (获取签署存证证书查看二维码).
 *
 * Required: `Agent`, `FlowId`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InternalError.Api`, `InternalError.Db`,
 * `InternalError.Decryption`, `InvalidParameterValue`, `MissingParameter`, `OperationDenied`,
 * `ResourceUnavailable`.
 */
export const createFlowBlockchainEvidenceUrl = operation("CreateFlowBlockchainEvidenceUrl", {
  request: Wire.struct({
    Agent,
    FlowId: Wire.String,
    ExpiredOn: Wire.optional(Wire.int({ minimum: 0 }))
  }),
  response: Wire.struct({
    QrCode: Wire.optional(Wire.String),
    Url: Wire.optional(Wire.String),
    ExpiredOn: Wire.optional(Wire.int({ minimum: 0 }))
  }),
  errorCodes: [
    "FailedOperation",
    "InternalError",
    "InternalError.Api",
    "InternalError.Db",
    "InternalError.Decryption",
    "InvalidParameterValue",
    "MissingParameter",
    "OperationDenied",
    "ResourceUnavailable"
  ]
})
