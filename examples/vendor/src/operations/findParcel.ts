import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../Parcels.ts"
import { Parcel, ParcelId } from "../structs.ts"

/**
 * Finds a parcel by its id.
 *
 * @category operations
 * @since 0.1.0
 */
export const findParcel = operation(
  "findParcel",
  { method: "GET", path: "/v1/parcels/{id}" },
  {
    request: Wire.struct({ id: ParcelId }),
    response: Parcel,
    errorCodes: ["NotFound", "TooManyRequests", "Internal"]
  }
)
  .annotate(Operation.Idempotent, true)
  .annotate(Operation.Documentation, "https://developer.parcels.example/v1/find-parcel")
