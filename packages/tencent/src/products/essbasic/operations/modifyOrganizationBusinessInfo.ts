// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { NotSupportOrgType, OrganizationNotChange } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Modify organization business info (变更子客企业信息).
 *
 * Required: `Agent`, `BizLicenseResourceId`.
 *
 * Refusals: `OrganizationNotChange`, `NotSupportOrgType`.
 *
 * Other codes: `FailedOperation`, `InternalError.Db`, `InvalidParameter`, `InvalidParameterValue`,
 * `MissingParameter`, `OperationDenied`, `ResourceNotFound`.
 */
export const modifyOrganizationBusinessInfo = operation("ModifyOrganizationBusinessInfo", {
  request: Wire.struct({
    Agent,
    BizLicenseResourceId: Wire.String,
    OrganizationName: Wire.optional(Wire.String),
    Address: Wire.optional(Wire.String),
    OrganizationType: Wire.optional(Wire.String),
    LegalName: Wire.optional(Wire.String),
    NewLegalMobile: Wire.optional(Wire.String)
  }),
  response: Wire.struct({
    ErrorCode: Wire.optional(Wire.Int),
    ErrorMessage: Wire.optional(Wire.String),
    UnfinishedCount: Wire.optional(Wire.int({ minimum: 0 })),
    FlowIds: Wire.orEmpty(Wire.array(Wire.String)),
    ChannelFlowIds: Wire.orEmpty(Wire.array(Wire.String))
  }),
  refusals: {
    codes: {
      "FailedOperation.OrganizationNotChange": OrganizationNotChange,
      "OperationDenied.NotSupportOrgType": NotSupportOrgType
    }
  },
  errorCodes: [
    "FailedOperation",
    "FailedOperation.OrganizationNotChange",
    "InternalError.Db",
    "InvalidParameter",
    "InvalidParameterValue",
    "MissingParameter",
    "OperationDenied",
    "OperationDenied.NotSupportOrgType",
    "ResourceNotFound"
  ]
})
