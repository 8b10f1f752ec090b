// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"
import { OrganizationCommonInfo } from "../structs/OrganizationCommonInfo.ts"

/**
 * Create organization auth file (生成企业授权书).
 *
 * Required: `Agent`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InvalidParameter`, `InvalidParameter.ParamError`,
 * `MissingParameter`, `OperationDenied`, `ResourceNotFound.Application`,
 * `UnauthorizedOperation.NoPermissionFeature`.
 */
export const createOrganizationAuthFile = operation("CreateOrganizationAuthFile", {
  request: Wire.struct({
    Agent,
    OrganizationCommonInfo: Wire.optional(OrganizationCommonInfo),
    Type: Wire.optional(Wire.int({ minimum: 0 }))
  }),
  response: Wire.struct({
    FileUrl: Wire.String
  }),
  errorCodes: [
    "FailedOperation",
    "InternalError",
    "InvalidParameter",
    "InvalidParameter.ParamError",
    "MissingParameter",
    "OperationDenied",
    "ResourceNotFound.Application",
    "UnauthorizedOperation.NoPermissionFeature"
  ]
})
