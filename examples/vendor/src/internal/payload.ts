import type * as Operation from "@effect-vendors/core/Operation"
import * as Json from "@effect-vendors/core/vendor/Json"
import * as Utf8 from "@effect-vendors/core/vendor/Utf8"
import * as Context from "effect/Context"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { Attachment } from "../Attachment.ts"
import { Upload } from "../Route.ts"
import * as form from "./form.ts"

/** The body of a request. Without a content type, the request has none. */
export interface Payload {
  readonly bytes: Uint8Array
  readonly contentType?: string
}

export const none: Payload = { bytes: new Uint8Array() }

/** Writes the fields of a body: as JSON, or as a form where one of them is a file. */
export const payloadOf = (
  { annotations }: Operation.Any,
  fields: Readonly<Record<string, unknown>>
): Result.Result<Payload, string> => {
  const upload = Context.get(annotations, Upload)
  if (upload === undefined) {
    return Result.succeed({ bytes: Utf8.encode(Json.stringify(fields)), contentType: "application/json" })
  }
  const { [upload]: file, ...others } = fields
  return Result.mapBoth(readFile(file), {
    onSuccess: (file) => form.write(others, upload, file),
    onFailure: () => `${upload} is not a file`
  })
}

const readFile = Schema.decodeUnknownResult(Attachment)
