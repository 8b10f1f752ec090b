/** The answers that are drawn for operations without a simulator. */
import { assert, describe, it } from "@effect/vitest"
import * as Operation from "@effect-vendors/core/Operation"
import * as Paging from "@effect-vendors/core/Paging"
import * as Wire from "@effect-vendors/core/Wire"
import * as Simulation from "@effect-vendors/core/testing/Simulation"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import { TestClock } from "effect/testing"
import * as toy from "./toy.ts"

class Shop extends Context.Service<Shop, Operation.Gateway>()("test/Shop") {}
class ShopSimulation extends Context.Service<ShopSimulation, Simulation.Simulation>()("test/ShopSimulation") {}

const identity = { vendor: "Shop", product: "orders", version: "v1" }

const Order = Wire.struct({ OrderId: Wire.String, OrderName: Wire.String, Price: Wire.Float, CreateTime: Wire.Int })

const operation = <Request extends Schema.Codec<any, unknown>, Response extends Schema.Codec<any, unknown>>(
  name: string,
  request: Request,
  response: Response
) => Operation.make(Shop, { ...identity, name }, { request, response })

const fake = (options?: Simulation.Options) =>
  Simulation.layerGateway(Shop, ShopSimulation, {
    vendor: "Shop",
    classify: () => ({ tag: "UnexpectedError" }) as never
  }).pipe(Layer.provideMerge(Layer.sync(ShopSimulation, () => Simulation.make(toy.codes, options))))

const now = Date.parse("2026-03-04T05:06:07Z")

const on = <A, E>(effect: Effect.Effect<A, E, Shop | ShopSimulation>, options?: Simulation.Options) =>
  Effect.andThen(TestClock.setTime(now), effect).pipe(Effect.provide(fake(options)))

describe("pages", () => {
  const all = (list: ReadonlyArray<{ readonly OrderId: string }>) => new Set(list.map(({ OrderId }) => OrderId))

  const offset = operation(
    "ListOrders",
    Wire.struct({ Offset: Wire.optional(Wire.Int), Limit: Wire.optional(Wire.Int), Shop: Wire.optional(Wire.String) }),
    Wire.struct({ TotalCount: Wire.Int, Orders: Wire.array(Order), Limit: Wire.Int, Offset: Wire.Int })
  )

  it.effect.each([1, 5, 100])("of %s items by offset add up to the total", (Limit) =>
    on(
      Effect.gen(function* () {
        const seen: Array<typeof Order.Type> = []
        let total = 0
        do {
          const page = yield* offset({ Offset: seen.length, Limit })
          assert.deepInclude(page, { Offset: seen.length, Limit })
          total = page.TotalCount
          seen.push(...page.Orders)
          assert.isAtMost(page.Orders.length, Limit)
        } while (seen.length < total)
        assert.strictEqual(all(seen).size, total)
        // Past the end there is nothing, and the total is the same.
        assert.deepInclude(yield* offset({ Offset: total, Limit }), { TotalCount: total, Orders: [] })
        // A page is a part of the whole.
        assert.deepStrictEqual((yield* offset({ Limit: 100 })).Orders, seen)
      })
    )
  )

  it.effect("have a usual length where none is asked for", () =>
    on(
      Effect.gen(function* () {
        const { Limit, Offset, Orders, TotalCount } = yield* offset({})
        assert.strictEqual(Offset, 0)
        assert.strictEqual(Orders.length, Math.min(Limit, TotalCount))
      })
    )
  )

  it.effect("are of another list where something else is asked for", () =>
    on(
      Effect.gen(function* () {
        const one = yield* offset({ Shop: "one" })
        const two = yield* offset({ Shop: "two" })
        assert.notDeepEqual(one.Orders, two.Orders)
      })
    )
  )

  const numbered = operation(
    "shop.orders.get",
    Wire.struct({ query: Wire.struct({ page_no: Wire.optional(Wire.String), page_size: Wire.String }) }),
    Wire.struct({
      result: Wire.struct({ total: Wire.String, has_next: Wire.Boolean, orders: Wire.array(Order) })
    })
  )

  it.effect("by number begin with one, in an object and as text", () =>
    on(
      Effect.gen(function* () {
        const seen: Array<typeof Order.Type> = []
        for (let page = 1; ; page++) {
          const { result } = yield* numbered({ query: { page_no: String(page), page_size: "5" } })
          seen.push(...result.orders)
          assert.strictEqual(result.has_next, seen.length < Number(result.total))
          if (!result.has_next) break
        }
        assert.strictEqual(all(seen).size, seen.length)
        assert.isAbove(seen.length, 5)
      })
    )
  )

  const marked = operation(
    "QueryOrders",
    Wire.struct({ NextToken: Wire.optional(Wire.String), MaxResults: Wire.Int }),
    Wire.struct({ NextToken: Wire.optional(Wire.String), Orders: Wire.array(Order) })
  )

  it.effect("by token lead from one to the next, and end", () =>
    on(
      Effect.gen(function* () {
        const seen: Array<typeof Order.Type> = []
        let NextToken: string | undefined
        do {
          const page: typeof marked.response.Type = yield* marked({ NextToken, MaxResults: 4 })
          seen.push(...page.Orders)
          NextToken = page.NextToken
        } while (NextToken !== undefined && NextToken !== "")
        assert.isAbove(seen.length, 4)
        assert.strictEqual(all(seen).size, seen.length)
      })
    )
  )

  it.effect("are streamed to the end, whatever they are counted by", () =>
    on(
      Effect.gen(function* () {
        for (const counts of ["items", "pages"] as const) {
          const paged = Operation.make(
            Shop,
            { ...identity, name: `List${counts}` },
            {
              request: offset.request,
              response: offset.response,
              paging: { offset: "Offset", limit: "Limit", counts, items: "Orders", total: "TotalCount" }
            }
          )
          const items = yield* Stream.runCollect(Paging.items(paged, { Limit: 5 }))
          assert.strictEqual(all(items).size, (yield* paged({})).TotalCount)
        }
      })
    )
  )
})

describe("what was asked for", () => {
  const describeOrders = operation(
    "DescribeOrders",
    Wire.struct({
      OrderIds: Wire.optional(Wire.array(Wire.String)),
      OrderId: Wire.optional(Wire.String),
      Agent: Wire.optional(Wire.struct({ ShopOpenId: Wire.String, Token: Wire.Secret }))
    }),
    Wire.struct({
      TotalCount: Wire.Int,
      Orders: Wire.array(Order),
      ShopOpenId: Wire.optional(Wire.String),
      Token: Wire.String
    })
  )

  it.effect("comes back: the ids, in their order", () =>
    on(
      Effect.gen(function* () {
        const ids = ["first", "second", "third"]
        const { Orders, TotalCount } = yield* describeOrders({ OrderIds: ids })
        assert.deepStrictEqual(
          Orders.map(({ OrderId }) => OrderId),
          ids
        )
        assert.strictEqual(TotalCount, 3)
        const single = yield* describeOrders({ OrderId: "second" })
        // The same thing looks the same, whoever asks for it.
        assert.deepStrictEqual(single.Orders, [Orders[1]!])
      })
    )
  )

  it.effect("comes back from an object of the request, but no secret does", () =>
    on(
      Effect.gen(function* () {
        const answer = yield* describeOrders({ Agent: { ShopOpenId: "mine", Token: Redacted.make("hunter2") } })
        assert.strictEqual(answer.ShopOpenId, "mine")
        assert.notInclude(JSON.stringify(answer), "hunter2")
      })
    )
  )

  const createOrders = operation(
    "CreateOrders",
    Wire.struct({ Orders: Wire.array(Wire.struct({ OrderName: Wire.String })) }),
    Wire.struct({
      OrderIds: Wire.array(Wire.String),
      OrderUrls: Wire.array(Wire.String),
      ErrorMessages: Wire.array(Wire.String),
      FailedList: Wire.array(Order),
      ErrorMessage: Wire.optional(Wire.String),
      FailedCount: Wire.Int
    })
  )

  it.effect("is made: one for each, another one each time, and nothing failed", () =>
    on(
      Effect.gen(function* () {
        const input = { Orders: [{ OrderName: "a" }, { OrderName: "b" }, { OrderName: "c" }] }
        const first = yield* createOrders(input)
        const second = yield* createOrders(input)
        assert.strictEqual(new Set([...first.OrderIds, ...second.OrderIds]).size, 6)
        assert.strictEqual(first.OrderUrls.length, 3)
        for (const url of first.OrderUrls) assert.strictEqual(new URL(url).protocol, "https:")
        assert.deepInclude(first, { ErrorMessages: ["", "", ""], FailedList: [], FailedCount: 0 })
        assert.notProperty(first, "ErrorMessage")
        // An id leads to the thing.
        const { Orders } = yield* describeOrders({ OrderIds: first.OrderIds })
        assert.strictEqual(Orders[0]!.OrderId, first.OrderIds[0])
      })
    )
  )
})

describe("values", () => {
  interface Tree {
    readonly Name: string
    readonly Children?: ReadonlyArray<Tree> | undefined
  }
  const Tree: Wire.Codec<Tree> = Wire.struct({
    Name: Wire.String,
    Children: Wire.optional(Wire.array(Wire.suspend((): Wire.Codec<Tree> => Tree)))
  })

  const everything = operation(
    "DescribeEverything",
    Wire.struct({ Id: Wire.String }),
    Wire.struct({
      Id: Wire.String,
      UserMobile: Wire.String,
      Email: Wire.String,
      IdCardNumber: Wire.String,
      StartTime: Wire.Int,
      EndTime: Wire.Int,
      CreateDate: Wire.String,
      ModifyTimeMs: Wire.Int64,
      BigId: Wire.Int64,
      Success: Wire.Boolean,
      Deleted: Wire.Boolean,
      Level: Schema.Literals(["low", "high"]),
      Short: Wire.string({ maxLength: 3 }),
      Digits: Wire.String.check(Schema.isPattern(/^\d{6}$/)),
      Percent: Wire.int({ minimum: 0, maximum: 10 }),
      Odd: Wire.String.check(Schema.isPattern(/^x[yz]{4}$/)),
      Secret: Wire.Secret,
      Tree,
      Items: Wire.array(Order),
      ItemCount: Wire.Int,
      Anything: Wire.Any
    })
  )

  it.effect("are what their names and types say", () =>
    on(
      Effect.gen(function* () {
        const answer = yield* everything({ Id: "mine" })
        assert.strictEqual(answer.Id, "mine")
        assert.match(answer.UserMobile, /^1[3-9]\d{9}$/)
        assert.match(answer.Email, /^[^@]+@[^@]+\.[a-z]+$/)
        assert.match(answer.IdCardNumber, /^\d{17}[\dX]$/)
        assert.isBelow(answer.StartTime, answer.EndTime)
        assert.isBelow(Math.abs(answer.EndTime - now / 1000), 366 * 86_400)
        assert.match(answer.CreateDate, /^\d{4}-\d\d-\d\d$/)
        assert.isBelow(Math.abs(Number(answer.ModifyTimeMs) - now), 366 * 86_400_000)
        assert.isTrue(answer.BigId > 2n ** 31n)
        assert.isTrue(answer.Success)
        assert.isFalse(answer.Deleted)
        assert.isNotEmpty(answer.Tree.Children)
        assert.strictEqual(answer.ItemCount, answer.Items.length)
        assert.isAbove(answer.ItemCount, 0)
        assert.isNotEmpty(Redacted.value(answer.Secret))
      })
    )
  )

  it.effect("are the same for the same seed and input, and others for another", () =>
    Effect.gen(function* () {
      const ask = (seed: string, Id = "mine") => on(everything({ Id }), { seed })
      const first = yield* ask("a")
      assert.deepStrictEqual(yield* ask("a"), first)
      assert.notDeepEqual(yield* ask("b"), first)
      assert.notDeepEqual((yield* ask("a", "other")).BigId, first.BigId)
    })
  )

  it.effect("do not depend on how often a reader asks", () =>
    on(
      Effect.gen(function* () {
        const first = yield* everything({ Id: "mine" })
        assert.deepStrictEqual(yield* everything({ Id: "mine" }), first)
      })
    )
  )

  it.effect("follow the vendor's rules, where they fit", () =>
    on(
      Effect.gen(function* () {
        const answer = yield* everything({ Id: "mine" })
        assert.strictEqual(answer.UserMobile, "+86 139")
        assert.strictEqual(answer.Percent, 7)
        assert.strictEqual(answer.Items[0]!.OrderName, "of the list")
        assert.match(answer.Items[0]!.OrderId, /^id-/)
        assert.isAbove(answer.Items[0]!.CreateTime, 1e12)
      }),
      {
        plausible: {
          id: (draw) => `id-${draw.chars(4)}`,
          times: "milliseconds",
          values: { "UserMobile": ["+86 139"], "Percent": [99, 7], "Items.OrderName": ["of the list"] }
        }
      }
    )
  )
})
