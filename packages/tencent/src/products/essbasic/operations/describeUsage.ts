// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { BannedApplication, UserNotInOrganization } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"
import { UsageDetail } from "../structs/UsageDetail.ts"

/**
 * Describe usage (合同消耗数量查询).
 *
 * Required: `Agent`, `StartDate`, `EndDate`. Not to be used, and refused: `Operator`.
 *
 * Refusals: `BannedApplication`, `UserNotInOrganization`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InternalError.Api`, `InvalidParameter`,
 * `InvalidParameter.Date`, `InvalidParameter.Limit`, `LimitExceeded.CallTimes`, `MissingParameter`,
 * `MissingParameter.Date`, `OperationDenied`, `ResourceNotFound`, `ResourceNotFound.Application`,
 * `UnauthorizedOperation`, `UnauthorizedOperation.NoPermissionFeature`, `UnknownParameter`,
 * `UnsupportedOperation`.
 */
export const describeUsage = operation("DescribeUsage", {
  request: Wire.struct(
    {
      Agent,
      StartDate: Wire.String,
      EndDate: Wire.String,
      NeedAggregate: Wire.optional(Wire.Boolean),
      Limit: Wire.optional(Wire.int({ minimum: 0 })),
      Offset: Wire.optional(Wire.int({ minimum: 0 }))
    },
    { disabled: ["Operator"] }
  ),
  response: Wire.struct({
    Total: Wire.optional(Wire.int({ minimum: 0 })),
    Details: Wire.array(UsageDetail)
  }),
  refusals: {
    codes: {
      "OperationDenied.BannedApplication": BannedApplication,
      "OperationDenied.UserNotInOrganization": UserNotInOrganization
    }
  },
  errorCodes: [
    "FailedOperation",
    "InternalError",
    "InternalError.Api",
    "InvalidParameter",
    "InvalidParameter.Date",
    "InvalidParameter.Limit",
    "LimitExceeded.CallTimes",
    "MissingParameter",
    "MissingParameter.Date",
    "OperationDenied",
    "OperationDenied.BannedApplication",
    "OperationDenied.UserNotInOrganization",
    "ResourceNotFound",
    "ResourceNotFound.Application",
    "UnauthorizedOperation",
    "UnauthorizedOperation.NoPermissionFeature",
    "UnknownParameter",
    "UnsupportedOperation"
  ],
  paging: { offset: "Offset", counts: "pages", limit: "Limit", items: "Details", total: "Total" }
}).annotate(Operation.Idempotent, true)
