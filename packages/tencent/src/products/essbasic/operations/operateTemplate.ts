// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Operate template (企业模板管理).
 *
 * Required: `Agent`, `TemplateId`, `OperateType`.
 *
 * Other codes: `InternalError`, `InternalError.Api`, `InternalError.Db`, `InternalError.DbConnection`,
 * `InternalError.System`, `InvalidParameter.ParamError`, `MissingParameter.Templates`,
 * `ResourceNotFound.Template`.
 */
export const operateTemplate = operation("OperateTemplate", {
  request: Wire.struct({
    Agent,
    TemplateId: Wire.String,
    OperateType: Wire.String,
    TemplateName: Wire.optional(Wire.String)
  }),
  response: Wire.struct({
    TemplateId: Wire.optional(Wire.String),
    TemplateName: Wire.optional(Wire.String)
  }),
  errorCodes: [
    "InternalError",
    "InternalError.Api",
    "InternalError.Db",
    "InternalError.DbConnection",
    "InternalError.System",
    "InvalidParameter.ParamError",
    "MissingParameter.Templates",
    "ResourceNotFound.Template"
  ]
}).annotate(Operation.RateLimit, { limit: 20, window: "1 second" })
