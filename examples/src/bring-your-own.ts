/**
 * An API that the library does not ship, in one file: the typed client, its error, and the business behind it for
 * fakes and sandboxes. Arbitraries come from the schemas.
 */
import { Operation, Refusal, Wire } from "@effect-vendors/core"
import { Simulator, Table } from "@effect-vendors/core/testing"
import { Taobao } from "@effect-vendors/taobao"
import { Result, Schema } from "effect"

export class ItemNotExist extends Refusal.Class<ItemNotExist>()("ItemNotExist") {}

/** Sets how many of an item are in stock. */
export const itemQuantityUpdate = Taobao.operation("taobao.item.quantity.update", {
  request: Wire.struct({ num_iid: Wire.Int64, quantity: Wire.Int }),
  response: Wire.struct({ item: Wire.struct({ num_iid: Wire.Int64, num: Wire.Int }) }),
  refusals: { codes: { "isv.item-not-exist": ItemNotExist } }
}).annotate(Operation.Idempotent, true)

/** The stock, by item. */
export const Stock = Simulator.make({
  name: "stock",
  state: Schema.Struct({ items: Schema.Record(Schema.String, Schema.Int) }),
  initial: { items: { "9007199254740993": 5 } },
  transitions: (on) => [
    on(itemQuantityUpdate, (state, { num_iid, quantity }) =>
      Object.hasOwn(state.items, String(num_iid))
        ? [
            { items: Table.set(state.items, String(num_iid), quantity) },
            Result.succeed({ item: { num_iid, num: quantity } })
          ]
        : [state, Result.fail(new ItemNotExist({ message: "there is no such item" }))]
    )
  ]
})
