import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import * as Schema from "effect/Schema"
import { Attachment } from "../Attachment.ts"
import { operation } from "../Parcels.ts"
import { ParcelCancelled, ParcelSent } from "../refusals.ts"
import { Upload } from "../Route.ts"
import { ParcelId } from "../structs.ts"

/**
 * Attaches a customs form to a parcel, in place of the one that it has.
 *
 * @category operations
 * @since 0.1.0
 */
export const attachCustomsForm = operation(
  "attachCustomsForm",
  { method: "PUT", path: "/v1/parcels/{id}/customs-form" },
  {
    request: Wire.struct({ id: ParcelId, kind: Schema.Literals(["CN22", "CN23"]), form: Attachment }),
    response: Wire.struct({ name: Wire.String, size: Wire.Int }),
    refusals: { codes: { ParcelSent, ParcelCancelled } },
    errorCodes: ["InvalidRequest", "NotFound", "ParcelSent", "ParcelCancelled", "TooLarge", "Internal"]
  }
)
  .annotate(Upload, "form")
  .annotate(Operation.Idempotent, true)
  .annotate(Operation.Documentation, "https://developer.parcels.example/v1/attach-customs-form")
