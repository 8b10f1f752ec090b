/** The record of the other clients. */
import * as Schema from "effect/Schema"
import { readFileSync } from "node:fs"

/** How long a call of another client may take, in milliseconds. */
export const patience = 3000

/** The calls of other clients: the result, and how often the call was sent and processed. */
export const Recorded = Schema.Array(
  Schema.Struct({
    client: Schema.String,
    operation: Schema.String,
    fault: Schema.String,
    result: Schema.String,
    sent: Schema.Int,
    processed: Schema.Int
  })
)

export type Recorded = typeof Recorded.Type

const decode = Schema.decodeUnknownSync(Schema.fromJsonString(Recorded))

/** Reads the record. */
export const read = (): Recorded => decode(readFileSync(new URL("recorded.json", import.meta.url), "utf8"))
