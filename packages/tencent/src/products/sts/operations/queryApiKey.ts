// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { ApiKey } from "../structs/ApiKey.ts"

/**
 * Lists the ids of an account's keys.
 *
 * 拉取API密钥列表.
 *
 * Other codes: `InternalError.SystemError`, `InternalError.UnknownError`, `InvalidParameter.ParamError`.
 */
export const queryApiKey = operation("QueryApiKey", {
  request: Wire.struct({
    TargetUin: Wire.optional(Wire.int({ minimum: 0 }))
  }),
  response: Wire.struct({
    IdKeys: Wire.orEmpty(Wire.array(ApiKey))
  }),
  errorCodes: ["InternalError.SystemError", "InternalError.UnknownError", "InvalidParameter.ParamError"]
}).annotate(Operation.Idempotent, true)
