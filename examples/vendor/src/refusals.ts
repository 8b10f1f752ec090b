/**
 * The refusals of Parcels.
 *
 * @since 0.1.0
 */
import * as Refusal from "@effect-vendors/core/Refusal"
import * as Schema from "effect/Schema"

/**
 * The parcel is on its way already. Sent as `ParcelSent`.
 *
 * @category refusals
 * @since 0.1.0
 */
export class ParcelSent extends /*#__PURE__*/ Refusal.Class<ParcelSent>()("ParcelSent") {}

/**
 * The parcel was cancelled. Sent as `ParcelCancelled`.
 *
 * @category refusals
 * @since 0.1.0
 */
export class ParcelCancelled extends /*#__PURE__*/ Refusal.Class<ParcelCancelled>()("ParcelCancelled") {}

/**
 * The vendor does not take the parcel: `code` says why, and `limitGrams` how heavy it may be. Arrives as a response.
 *
 * @category refusals
 * @since 0.1.0
 */
export class ParcelNotAccepted
  extends /*#__PURE__*/ Refusal.Class<ParcelNotAccepted>()("ParcelNotAccepted", {
    limitGrams: Schema.optional(Schema.Int)
  }) {}
