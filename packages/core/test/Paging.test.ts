import * as Operation from "@effect-vendors/core/Operation"
import * as Paging from "@effect-vendors/core/Paging"
import * as Wire from "@effect-vendors/core/Wire"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { gateway, Toy } from "./toy.ts"

const all = ["a", "b", "c", "d", "e"]

/** Five seats on pages of two, of a vendor whose first page has a number of its own. */
const listed = (first: number) => {
  const asked: Array<number> = []
  const seats = Operation.make(
    Toy,
    { vendor: "Toy", product: "seats", version: "v1", name: `seatsFrom${first}` },
    {
      request: Wire.struct({ page: Wire.optional(Wire.Int), size: Wire.optional(Wire.Int) }),
      response: Wire.struct({ seats: Wire.array(Wire.String), total: Wire.Int }),
      paging: { offset: "page", counts: "pages", first, limit: "size", items: "seats", total: "total" }
    }
  )
  const service = gateway(({ request }) => {
    const { page = first, size = 2 } = request as { readonly page?: number; readonly size?: number }
    asked.push(page)
    const start = (page - first) * size
    return Effect.succeed({ _tag: "Answered", body: { seats: all.slice(start, start + size), total: all.length } })
  })
  return {
    asked,
    items: (input: object) => Paging.items(seats, { size: 2, ...input }).pipe(Stream.runCollect),
    service
  }
}

describe("pages", () => {
  it.effect.each([0, 1, 7])("begin with the vendor's first page, %s", (first) =>
    Effect.gen(function* () {
      const { asked, items, service } = listed(first)
      assert.deepStrictEqual(yield* items({}).pipe(Effect.provideService(Toy, service)), all)
      assert.deepStrictEqual(asked, [first, first + 1, first + 2])
    })
  )

  it.effect("begin with the page that the input names, and end with the last item", () =>
    Effect.gen(function* () {
      const { asked, items, service } = listed(1)
      assert.deepStrictEqual(yield* items({ page: 2 }).pipe(Effect.provideService(Toy, service)), ["c", "d", "e"])
      assert.deepStrictEqual(asked, [2, 3])
    })
  )
})
