/** Operations and a simulator of the test's own: they show what no vendor of the library shows. */
import { Operation, Wire } from "@effect-vendors/core"
import { Simulator } from "@effect-vendors/core/testing"
import { Taobao } from "@effect-vendors/taobao"
import { RequiresSession } from "@effect-vendors/top/TopVendor"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

/** Asks for a session. */
export const sellerGet = Taobao.operation("taobao.user.seller.get", {
  request: Wire.struct({ fields: Wire.String, since: Wire.optional(Wire.Int) }),
  response: Wire.struct({ nick: Wire.String })
}).annotate(RequiresSession, true)

/** May be called twice a minute. */
export const noteAdd = Taobao.operation("taobao.note.add", {
  request: Wire.struct({ text: Wire.String }),
  response: Wire.struct({ text: Wire.String })
}).annotate(Operation.RateLimit, { limit: 2, window: "1 minute" })

/** Keeps notes, and sends each to everybody. */
export const notes = Simulator.make({
  name: "notes",
  state: Schema.Struct({ texts: Schema.Array(Schema.String) }),
  initial: { texts: [] },
  transitions: (on) => [
    on(noteAdd, ({ texts }, { text }) => [
      { texts: [...texts, text] },
      Result.succeed({ text }),
      [{ kind: "note", recipient: "all", value: text }]
    ]),
    on(sellerGet, (state) => [state, Result.succeed({ nick: "卖家" })])
  ],
  steps: (named) => ({
    forget: named(Schema.Struct({ text: Schema.String }), ({ text }) => ({ texts }) => [
      { texts: texts.filter((other) => other !== text) },
      texts.includes(text)
    ])
  })
})
