// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { OrganizationClosing } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"
import { OrganizationAuthUrl } from "../structs/OrganizationAuthUrl.ts"

/**
 * Describe batch organization registration urls (查询子企业批量认证链接).
 *
 * Required: `Agent`, `TaskId`.
 *
 * Refusals: `OrganizationClosing`.
 *
 * Other codes: `InvalidParameter.ParamError`, `UnauthorizedOperation.NoPermissionFeature`.
 */
export const describeBatchOrganizationRegistrationUrls = operation("DescribeBatchOrganizationRegistrationUrls", {
  request: Wire.struct({
    Agent,
    TaskId: Wire.String
  }),
  response: Wire.struct({
    OrganizationAuthUrls: Wire.orEmpty(Wire.array(OrganizationAuthUrl))
  }),
  refusals: {
    codes: {
      "OperationDenied.OrganizationClosing": OrganizationClosing
    }
  },
  errorCodes: [
    "InvalidParameter.ParamError",
    "OperationDenied.OrganizationClosing",
    "UnauthorizedOperation.NoPermissionFeature"
  ]
})
  .annotate(Operation.Idempotent, true)
  .annotate(Operation.RateLimit, { limit: 20, window: "1 second" })
