import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../Parcels.ts"
import { ParcelSent } from "../refusals.ts"
import { ParcelId } from "../structs.ts"

/**
 * Cancels a parcel, as long as no courier has it. To cancel it again changes nothing.
 *
 * @category operations
 * @since 0.1.0
 */
export const cancelParcel = operation(
  "cancelParcel",
  { method: "DELETE", path: "/v1/parcels/{id}" },
  {
    request: Wire.struct({ id: ParcelId }),
    response: Wire.struct({}),
    refusals: { codes: { ParcelSent } },
    errorCodes: ["NotFound", "ParcelSent", "TooManyRequests", "Internal"]
  }
)
  .annotate(Operation.Idempotent, true)
  .annotate(Operation.Documentation, "https://developer.parcels.example/v1/cancel-parcel")
