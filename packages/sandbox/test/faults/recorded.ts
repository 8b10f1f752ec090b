/** What other clients were told, as it was recorded. */
import * as Schema from "effect/Schema"
import { readFileSync } from "node:fs"

/** How long a call of another client is waited for, in milliseconds. */
export const patience = 3000

export const Recorded = Schema.Array(
  Schema.Struct({
    client: Schema.String,
    operation: Schema.String,
    fault: Schema.String,
    told: Schema.String,
    sent: Schema.Int,
    processed: Schema.Int
  })
)

export type Recorded = typeof Recorded.Type

const decode = Schema.decodeUnknownSync(Schema.fromJsonString(Recorded))

export const read = (): Recorded => decode(readFileSync(new URL("recorded.json", import.meta.url), "utf8"))
