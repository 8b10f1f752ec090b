// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "./operation.ts"
import { OrganizationClosing } from "./refusals.ts"
import { Agent } from "./structs/Agent.ts"
import { OrganizationAuthUrl } from "./structs/OrganizationAuthUrl.ts"

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
    OrganizationAuthUrls: Wire.optional(Wire.array(OrganizationAuthUrl))
  }),
  refusals: {
    "OperationDenied.OrganizationClosing": OrganizationClosing
  },
  codes: [
    "InvalidParameter.ParamError",
    "OperationDenied.OrganizationClosing",
    "UnauthorizedOperation.NoPermissionFeature"
  ],
  traits: { idempotent: true, rateLimit: { limit: 20, window: "1 second" } }
})
