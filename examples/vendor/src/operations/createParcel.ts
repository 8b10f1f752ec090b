import * as Operation from "@effect-vendors/core/Operation"
import * as Refusal from "@effect-vendors/core/Refusal"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../Parcels.ts"
import { ParcelNotAccepted } from "../refusals.ts"
import { Parcel, Recipient } from "../structs.ts"

/**
 * Creates a parcel. A courier takes it later.
 *
 * Two calls create two parcels. Refuses with `ParcelNotAccepted` where the vendor does not take it.
 *
 * @category operations
 * @since 0.1.0
 */
export const createParcel = operation(
  "createParcel",
  { method: "POST", path: "/v1/parcels" },
  {
    request: Wire.struct({
      reference: Wire.string({ minLength: 1, maxLength: 64 }),
      recipient: Recipient,
      weight_grams: Wire.int({ minimum: 1 })
    }),
    response: Wire.struct({ accepted: Wire.True, parcel: Parcel }),
    refusals: {
      response: Refusal.flagged(ParcelNotAccepted, {
        flags: ["accepted"],
        code: ["reason"],
        message: ["message"],
        fields: { limitGrams: ["limit_grams", Wire.Int] }
      })
    },
    errorCodes: ["InvalidRequest", "QuotaExceeded", "TooManyRequests", "Internal"]
  }
).annotate(Operation.Documentation, "https://developer.parcels.example/v1/create-parcel")
