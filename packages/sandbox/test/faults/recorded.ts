/** What other clients were told, as it was recorded. */
import * as Schema from "effect/Schema"
import recorded from "./recorded.json" with { type: "json" }

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

export const read = (): Recorded => Schema.decodeUnknownSync(Recorded)(recorded)
