import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../Parcels.ts"
import { Parcel, Status } from "../structs.ts"

/**
 * Lists the caller's parcels, oldest first. Pages count from 0, and hold 20 parcels where `size` is left out.
 *
 * @category operations
 * @since 0.1.0
 */
export const listParcels = operation(
  "listParcels",
  { method: "GET", path: "/v1/parcels" },
  {
    request: Wire.struct({
      status: Wire.optional(Status),
      page: Wire.optional(Wire.int({ minimum: 0 })),
      size: Wire.optional(Wire.int({ minimum: 1, maximum: 100 }))
    }),
    response: Wire.struct({ parcels: Wire.array(Parcel), total: Wire.Int }),
    errorCodes: ["InvalidRequest", "TooManyRequests", "Internal"],
    paging: { offset: "page", counts: "pages", limit: "size", items: "parcels", total: "total" }
  }
)
  .annotate(Operation.Idempotent, true)
  .annotate(Operation.RateLimit, { limit: 10, window: "1 second" })
  .annotate(Operation.Documentation, "https://developer.parcels.example/v1/list-parcels")
