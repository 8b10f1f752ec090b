// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { NoIdentityVerify, OrganizationClosing, UserNotInOrganization } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"
import { TemplateInfo } from "../structs/TemplateInfo.ts"

/**
 * Describe templates (查询模板信息列表).
 *
 * Required: `Agent`. Not to be used, and refused: `Operator`.
 *
 * Refusals: `NoIdentityVerify`, `OrganizationClosing`, `UserNotInOrganization`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InternalError.System`, `InvalidParameter`,
 * `InvalidParameter.Application`, `InvalidParameter.ContentType`, `InvalidParameter.DataNotFound`,
 * `InvalidParameter.ParamError`, `InvalidParameterValue`, `MissingParameter`, `OperationDenied`,
 * `ResourceNotFound`, `ResourceNotFound.Application`, `ResourceNotFound.Resource`, `ResourceNotFound.Template`,
 * `ResourceNotFound.User`, `ResourceUnavailable`, `UnauthorizedOperation`,
 * `UnauthorizedOperation.NoPermissionFeature`.
 */
export const describeTemplates = operation("DescribeTemplates", {
  request: Wire.struct(
    {
      Agent,
      TemplateId: Wire.optional(Wire.String),
      ContentType: Wire.optional(Wire.Int),
      TemplateIds: Wire.optional(Wire.array(Wire.String)),
      Limit: Wire.optional(Wire.int({ minimum: 0 })),
      Offset: Wire.optional(Wire.int({ minimum: 0 })),
      TemplateName: Wire.optional(Wire.String),
      ChannelTemplateId: Wire.optional(Wire.String),
      QueryAllComponents: Wire.optional(Wire.Boolean),
      WithPreviewUrl: Wire.optional(Wire.Boolean),
      WithPdfUrl: Wire.optional(Wire.Boolean),
      UserFlowTypeId: Wire.optional(Wire.String),
      ShowPreviewComponents: Wire.optional(Wire.Boolean)
    },
    { disabled: ["Operator"] }
  ),
  response: Wire.struct({
    Templates: Wire.array(TemplateInfo),
    TotalCount: Wire.optional(Wire.Int),
    Limit: Wire.optional(Wire.int({ minimum: 0 })),
    Offset: Wire.optional(Wire.int({ minimum: 0 }))
  }),
  refusals: {
    codes: {
      "OperationDenied.NoIdentityVerify": NoIdentityVerify,
      "OperationDenied.OrganizationClosing": OrganizationClosing,
      "OperationDenied.UserNotInOrganization": UserNotInOrganization
    }
  },
  errorCodes: [
    "FailedOperation",
    "InternalError",
    "InternalError.System",
    "InvalidParameter",
    "InvalidParameter.Application",
    "InvalidParameter.ContentType",
    "InvalidParameter.DataNotFound",
    "InvalidParameter.ParamError",
    "InvalidParameterValue",
    "MissingParameter",
    "OperationDenied",
    "OperationDenied.NoIdentityVerify",
    "OperationDenied.OrganizationClosing",
    "OperationDenied.UserNotInOrganization",
    "ResourceNotFound",
    "ResourceNotFound.Application",
    "ResourceNotFound.Resource",
    "ResourceNotFound.Template",
    "ResourceNotFound.User",
    "ResourceUnavailable",
    "UnauthorizedOperation",
    "UnauthorizedOperation.NoPermissionFeature"
  ],
  paging: { offset: "Offset", counts: "pages", limit: "Limit", items: "Templates", total: "TotalCount" }
})
  .annotate(Operation.Idempotent, true)
  .annotate(Operation.RateLimit, { limit: 20, window: "1 second" })
