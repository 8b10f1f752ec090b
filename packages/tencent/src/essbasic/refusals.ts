import * as VendorError from "@effect-vendors/core/VendorError"

/**
 * The sign code is no longer valid: it expired, was used up, or was cancelled before.
 *
 * @category refusals
 * @since 0.1.0
 */
export class QrInvalid extends VendorError.refusal<QrInvalid>()("QrInvalid") {}

/**
 * The caller may not do this to what the request names.
 *
 * @category refusals
 * @since 0.1.0
 */
export class Forbid extends VendorError.refusal<Forbid>()("Forbid") {}

/**
 * The organisation has no contracts left to create.
 *
 * @category refusals
 * @since 0.1.0
 */
export class NoQuota extends VendorError.refusal<NoQuota>()("NoQuota") {}

/**
 * The template asks the creator of the code to sign or fill, which a sign code cannot offer.
 *
 * @category refusals
 * @since 0.1.0
 */
export class QrCodeCreatorSignComponents extends VendorError.refusal<QrCodeCreatorSignComponents>()(
  "QrCodeCreatorSignComponents"
) {}

/**
 * The template's signers do not fit a sign code.
 *
 * @category refusals
 * @since 0.1.0
 */
export class QrCodeSignUsers extends VendorError.refusal<QrCodeSignUsers>()("QrCodeSignUsers") {}

/**
 * The template cannot be used for a sign code.
 *
 * @category refusals
 * @since 0.1.0
 */
export class QrCodeTemplateId extends VendorError.refusal<QrCodeTemplateId>()("QrCodeTemplateId") {}
