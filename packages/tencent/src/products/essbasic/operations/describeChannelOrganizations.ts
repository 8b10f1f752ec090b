// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"
import { ChannelOrganizationInfo } from "../structs/ChannelOrganizationInfo.ts"

/**
 * Describe channel organizations (查询企业信息).
 *
 * Required: `Agent`, `Limit`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InvalidParameter`, `InvalidParameter.ParamError`.
 */
export const describeChannelOrganizations = operation("DescribeChannelOrganizations", {
  request: Wire.struct({
    Agent,
    Limit: Wire.Int,
    OrganizationOpenId: Wire.optional(Wire.String),
    AuthorizationStatusList: Wire.optional(Wire.array(Wire.String)),
    Offset: Wire.optional(Wire.Int)
  }),
  response: Wire.struct({
    ChannelOrganizationInfos: Wire.array(ChannelOrganizationInfo),
    Offset: Wire.optional(Wire.Int),
    Limit: Wire.optional(Wire.Int),
    Total: Wire.optional(Wire.Int)
  }),
  errorCodes: ["FailedOperation", "InternalError", "InvalidParameter", "InvalidParameter.ParamError"],
  paging: { offset: "Offset", counts: "items", limit: "Limit", items: "ChannelOrganizationInfos", total: "Total" }
}).annotate(Operation.Idempotent, true)
