// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { OrganizationClosing, UserNotInOrganization } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"
import { Filter } from "../structs/Filter.ts"
import { Staff } from "../structs/Staff.ts"

/**
 * Channel describe employees (查询企业员工列表).
 *
 * Required: `Agent`, `Limit`. Not to be used, and refused: `Operator`.
 *
 * Refusals: `OrganizationClosing`, `UserNotInOrganization`.
 *
 * Other codes: `AuthFailure`, `FailedOperation`, `InternalError.System`, `InvalidParameter`,
 * `InvalidParameter.Application`, `InvalidParameter.DepartUserId`, `InvalidParameter.OrganizationId`,
 * `InvalidParameter.ParamError`, `MissingParameter`, `OperationDenied`, `ResourceNotFound`,
 * `ResourceNotFound.Application`, `ResourceUnavailable`, `UnauthorizedOperation`,
 * `UnauthorizedOperation.NoPermissionFeature`.
 */
export const channelDescribeEmployees = operation("ChannelDescribeEmployees", {
  request: Wire.struct(
    {
      Agent,
      Limit: Wire.Int,
      Filters: Wire.optional(Wire.array(Filter)),
      Offset: Wire.optional(Wire.Int)
    },
    { disabled: ["Operator"] }
  ),
  response: Wire.struct({
    Employees: Wire.array(Staff),
    Offset: Wire.optional(Wire.Int),
    Limit: Wire.optional(Wire.Int),
    TotalCount: Wire.optional(Wire.Int)
  }),
  refusals: {
    codes: {
      "OperationDenied.OrganizationClosing": OrganizationClosing,
      "OperationDenied.UserNotInOrganization": UserNotInOrganization
    }
  },
  errorCodes: [
    "AuthFailure",
    "FailedOperation",
    "InternalError.System",
    "InvalidParameter",
    "InvalidParameter.Application",
    "InvalidParameter.DepartUserId",
    "InvalidParameter.OrganizationId",
    "InvalidParameter.ParamError",
    "MissingParameter",
    "OperationDenied",
    "OperationDenied.OrganizationClosing",
    "OperationDenied.UserNotInOrganization",
    "ResourceNotFound",
    "ResourceNotFound.Application",
    "ResourceUnavailable",
    "UnauthorizedOperation",
    "UnauthorizedOperation.NoPermissionFeature"
  ],
  paging: { offset: "Offset", counts: "pages", limit: "Limit", items: "Employees", total: "TotalCount" }
})
  .annotate(Operation.Idempotent, true)
  .annotate(Operation.RateLimit, { limit: 20, window: "1 second" })
