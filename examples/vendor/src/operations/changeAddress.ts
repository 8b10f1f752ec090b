import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../Parcels.ts"
import { ParcelCancelled, ParcelSent } from "../refusals.ts"
import { Parcel, ParcelId } from "../structs.ts"

/**
 * Changes where a parcel goes, as long as no courier has it.
 *
 * @category operations
 * @since 0.1.0
 */
export const changeAddress = operation(
  "changeAddress",
  { method: "PUT", path: "/v1/parcels/{id}/address" },
  {
    request: Wire.struct({ id: ParcelId, address: Wire.string({ minLength: 1, maxLength: 200 }) }),
    response: Parcel,
    refusals: { codes: { ParcelSent, ParcelCancelled } },
    errorCodes: ["InvalidRequest", "NotFound", "ParcelSent", "ParcelCancelled", "TooManyRequests", "Internal"]
  }
)
  .annotate(Operation.Idempotent, true)
  .annotate(Operation.Documentation, "https://developer.parcels.example/v1/change-address")
