// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { NoQuota, QrCodeCreatorSignComponents, QrCodeSignUsers, QrCodeTemplateId } from "../refusals.ts"
import { OperatorAgent } from "../structs/OperatorAgent.ts"
import { ApproverComponentLimitType } from "../structs/ApproverComponentLimitType.ts"
import { ApproverRestriction } from "../structs/ApproverRestriction.ts"
import { SignQrCode } from "../structs/SignQrCode.ts"
import { SignUrl } from "../structs/SignUrl.ts"

/**
 * Creates a sign code: one QR code by which many people can each sign a contract of their own, made from a
 * template.
 *
 * - `MaxFlowNum`: how many contracts it is good for. The vendor's default is 5; going over invalidates it.
 * - `FlowEffectiveDay`: how many days a contract stays open, at most 30. The vendor's default is 7.
 * - `QrCodeExpiredOn`: when it expires, in seconds since 1970, at most 365 days ahead. The vendor's default is 7
 *   days ahead.
 *
 * 创建一码多签签署码.
 *
 * Required: `Agent`, `TemplateId`, `FlowName`. Not to be used, and refused: `QrEffectiveDay`, `CallbackUrl`,
 * `ApproverRestrictions`, `Operator`.
 *
 * Refusals: `QrCodeCreatorSignComponents`, `QrCodeSignUsers`, `QrCodeTemplateId`, `NoQuota`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InvalidParameter`, `InvalidParameter.ParamError`,
 * `MissingParameter`, `ResourceNotFound`, `ResourceNotFound.Application`, `ResourceNotFound.Template`,
 * `UnauthorizedOperation.NoPermissionFeature`.
 *
 * @see https://qian.tencent.com/developers/partnerApis/templates/ChannelCreateMultiFlowSignQRCode
 */
export const channelCreateMultiFlowSignQRCode = operation("ChannelCreateMultiFlowSignQRCode", {
  request: Wire.struct(
    {
      Agent: OperatorAgent,
      TemplateId: Wire.string({ minLength: 32, maxLength: 32 }),
      FlowName: Wire.string({ maxLength: 200 }),
      MaxFlowNum: Wire.optional(Wire.Int),
      FlowEffectiveDay: Wire.optional(Wire.int({ maximum: 30 })),
      FlowDisplayType: Wire.optional(Wire.Int),
      Restrictions: Wire.optional(Wire.array(ApproverRestriction)),
      ApproverComponentLimitTypes: Wire.optional(Wire.array(ApproverComponentLimitType)),
      ForbidPersonalMultipleSign: Wire.optional(Wire.Boolean),
      FlowNameAppendScannerInfo: Wire.optional(Wire.Boolean),
      QrCodeName: Wire.optional(Wire.String),
      QrCodeExpiredOn: Wire.optional(Wire.Int)
    },
    { disabled: ["QrEffectiveDay", "CallbackUrl", "ApproverRestrictions", "Operator"] }
  ),
  response: Wire.struct({
    QrCode: SignQrCode,
    SignUrls: Wire.optional(SignUrl)
  }),
  refusals: {
    codes: {
      "FailedOperation.QrCodeCreatorSignComponents": QrCodeCreatorSignComponents,
      "FailedOperation.QrCodeSignUsers": QrCodeSignUsers,
      "FailedOperation.QrCodeTemplateId": QrCodeTemplateId,
      "OperationDenied.NoQuota": NoQuota
    }
  },
  errorCodes: [
    "FailedOperation",
    "FailedOperation.QrCodeCreatorSignComponents",
    "FailedOperation.QrCodeSignUsers",
    "FailedOperation.QrCodeTemplateId",
    "InternalError",
    "InvalidParameter",
    "InvalidParameter.ParamError",
    "MissingParameter",
    "OperationDenied.NoQuota",
    "ResourceNotFound",
    "ResourceNotFound.Application",
    "ResourceNotFound.Template",
    "UnauthorizedOperation.NoPermissionFeature"
  ]
})
  .annotate(Operation.RateLimit, { limit: 20, window: "1 second" })
  .annotate(
    Operation.Documentation,
    "https://qian.tencent.com/developers/partnerApis/templates/ChannelCreateMultiFlowSignQRCode"
  )
