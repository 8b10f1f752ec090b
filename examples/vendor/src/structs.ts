/**
 * The structs of Parcels' requests and responses.
 *
 * @since 0.1.0
 */
import * as Wire from "@effect-vendors/core/Wire"
import * as Schema from "effect/Schema"

/**
 * The vendor's id of a parcel.
 *
 * @category structs
 * @since 0.1.0
 */
export const ParcelId = Wire.String.check(Schema.isPattern(/^[A-Za-z0-9]{32}$/))

/**
 * How far a parcel is.
 *
 * @category structs
 * @since 0.1.0
 */
export const Status = Schema.Literals(["created", "sent", "delivered", "cancelled"])

/**
 * @category structs
 * @since 0.1.0
 */
export type Status = typeof Status.Type

/**
 * A parcel, as the vendor tells it.
 *
 * @category structs
 * @since 0.1.0
 */
export const Parcel = Wire.struct({
  id: ParcelId,
  reference: Wire.String,
  status: Status,
  weight_grams: Wire.Int,
  address: Wire.String,
  created_at: Wire.Int64
})

/**
 * @category structs
 * @since 0.1.0
 */
export type Parcel = typeof Parcel.Type

/**
 * The person that a parcel goes to.
 *
 * @category structs
 * @since 0.1.0
 */
export const Recipient = Wire.struct({
  name: Wire.string({ minLength: 1, maxLength: 100 }),
  phone: Wire.Secret,
  address: Wire.string({ minLength: 1, maxLength: 200 })
})

/**
 * @category structs
 * @since 0.1.0
 */
export type Recipient = typeof Recipient.Type
