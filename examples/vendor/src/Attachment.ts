/**
 * Files that go to Parcels.
 *
 * @since 0.1.0
 */
import * as Wire from "@effect-vendors/core/Wire"
import * as Schema from "effect/Schema"

/**
 * A file: its name, its media type and its bytes.
 *
 * On the wire it is a part of a form. Before that, its bytes are text in Base64, because whatever a simulation is asked
 * has to be JSON.
 *
 * @category models
 * @since 0.1.0
 */
export const Attachment: Wire.Struct<{
  readonly name: Schema.String
  readonly type: Schema.Literals<readonly ["application/pdf", "image/png"]>
  readonly content: Schema.Uint8ArrayFromBase64
}> = Wire.struct({
  name: Schema.String.check(Schema.isPattern(/^[\w-]{1,60}\.(pdf|png)$/)),
  type: Schema.Literals(["application/pdf", "image/png"]),
  content: Schema.Uint8ArrayFromBase64
})

/**
 * @category models
 * @since 0.1.0
 */
export type Attachment = typeof Attachment.Type
