// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { OperatorHasNoPermission, OrganizationClosing } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"
import { OccupiedSeal } from "../structs/OccupiedSeal.ts"

/**
 * Channel describe organization seals (查询子企业电子印章).
 *
 * Required: `Agent`.
 *
 * Refusals: `OperatorHasNoPermission`, `OrganizationClosing`.
 *
 * Other codes: `FailedOperation`, `InternalError.DependsDb`, `InvalidParameter`, `MissingParameter`,
 * `MissingParameter.UserId`, `OperationDenied`, `ResourceNotFound.Application`,
 * `UnauthorizedOperation.NoPermissionFeature`.
 */
export const channelDescribeOrganizationSeals = operation("ChannelDescribeOrganizationSeals", {
  request: Wire.struct({
    Agent,
    Limit: Wire.optional(Wire.Int),
    Offset: Wire.optional(Wire.Int),
    InfoType: Wire.optional(Wire.Int),
    SealId: Wire.optional(Wire.String),
    SealTypes: Wire.optional(Wire.array(Wire.String)),
    SealStatuses: Wire.optional(Wire.array(Wire.String))
  }),
  response: Wire.struct({
    TotalCount: Wire.optional(Wire.Int),
    Seals: Wire.array(OccupiedSeal)
  }),
  refusals: {
    codes: {
      "OperationDenied.OperatorHasNoPermission": OperatorHasNoPermission,
      "OperationDenied.OrganizationClosing": OrganizationClosing
    }
  },
  errorCodes: [
    "FailedOperation",
    "InternalError.DependsDb",
    "InvalidParameter",
    "MissingParameter",
    "MissingParameter.UserId",
    "OperationDenied",
    "OperationDenied.OperatorHasNoPermission",
    "OperationDenied.OrganizationClosing",
    "ResourceNotFound.Application",
    "UnauthorizedOperation.NoPermissionFeature"
  ],
  paging: { offset: "Offset", counts: "items", limit: "Limit", items: "Seals", total: "TotalCount" }
}).annotate(Operation.Idempotent, true)
