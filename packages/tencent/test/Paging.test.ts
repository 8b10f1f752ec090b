/** Streams read long lists page by page from the sandbox. */
import * as Paging from "@effect-vendors/core/Paging"
import * as Simulator from "@effect-vendors/core/testing/Simulator"
import type * as VendorError from "@effect-vendors/core/VendorError"
import * as Essbasic from "@effect-vendors/tencent/Essbasic"
import type * as Tencent from "@effect-vendors/tencent/Tencent"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import { assert, describe, expectTypeOf, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"

const Agent = { AppId: "app" }

const detail = (index: number) => ({ FlowId: `flow ${index}` })

interface Book {
  readonly length: number
  readonly total?: number | undefined
  /** Whether the vendor gives its first page every time. */
  readonly stuck?: boolean
}

// Simulates a vendor whose lists have this length.
const vendor = ({ length, stuck, total }: Book) =>
  Simulator.make({
    name: "usage",
    state: Schema.Void,
    initial: undefined,
    transitions: (on) => [
      on(Essbasic.channelDescribeBillUsageDetail, (state, { Limit = 50, Offset = 0 }) => {
        const page = stuck === true ? 0 : Offset
        const Details = Array.from({ length }, (_, index) => detail(index)).slice(page * Limit, (page + 1) * Limit)
        return [state, Result.succeed({ Details, ...(total === undefined ? {} : { Total: total }) })]
      }),
      on(Essbasic.describeChannelOrganizations, (state, { Limit, Offset = 0 }) => {
        const all = Array.from({ length }, (_, index) => ({ OrganizationId: `organisation ${index}` }))
        return [state, Result.succeed({ ChannelOrganizationInfos: all.slice(Offset, Offset + Limit), Total: length })]
      })
    ]
  })

const request = { Agent, StartTime: "20210101", EndTime: "20210102", Limit: 10 }

const collect = (book: Book, input: Partial<typeof request> & { readonly Offset?: number } = {}) =>
  Effect.gen(function* () {
    const items = yield* Stream.runCollect(
      Paging.items(Essbasic.channelDescribeBillUsageDetail, { ...request, ...input })
    )
    const simulation = yield* TencentTesting.TencentSimulation
    const calls = (yield* simulation.calls).map(
      ({ request }) => request as { readonly Limit?: number; readonly Offset?: number }
    )
    return { items: items.map(({ FlowId }) => FlowId), asked: calls.map(({ Limit, Offset }) => [Offset, Limit]) }
  }).pipe(Effect.provide(TencentTesting.layerSandbox({ simulators: [vendor(book)] })))

const flows = (length: number, from = 0) => Array.from({ length }, (_, index) => `flow ${from + index}`)

describe("a stream of items", () => {
  it.effect("stops at the total", () =>
    Effect.gen(function* () {
      const { asked, items } = yield* collect({ length: 25, total: 25 })
      assert.deepStrictEqual(items, flows(25))
      assert.deepStrictEqual(asked, [
        [0, 10],
        [1, 10],
        [2, 10]
      ])
      assert.strictEqual((yield* collect({ length: 20, total: 20 })).asked.length, 2)
    })
  )

  it.effect("stops at an empty page before the total", () =>
    Effect.gen(function* () {
      const { asked, items } = yield* collect({ length: 20, total: 1000 })
      assert.deepStrictEqual(items, flows(20))
      assert.strictEqual(asked.length, 3)
      assert.strictEqual((yield* collect({ length: 0, total: 7 })).asked.length, 1)
    })
  )

  it.effect("stops at a short page where the vendor tells no total", () =>
    Effect.gen(function* () {
      const { asked, items } = yield* collect({ length: 15 })
      assert.deepStrictEqual(items, flows(15))
      assert.strictEqual(asked.length, 2)
    })
  )

  it.effect("stops where the vendor gives the same page again", () =>
    Effect.gen(function* () {
      assert.strictEqual((yield* collect({ length: 30, stuck: true })).asked.length, 2)
      assert.strictEqual((yield* collect({ length: 30, stuck: true, total: 30 })).asked.length, 3)
    })
  )

  it.effect("begins at the offset of the input and keeps its limit", () =>
    Effect.gen(function* () {
      const { asked, items } = yield* collect({ length: 12, total: 12 }, { Limit: 4, Offset: 1 })
      assert.deepStrictEqual(items, flows(8, 4))
      assert.deepStrictEqual(asked, [
        [1, 4],
        [2, 4]
      ])
    })
  )

  it.effect("counts items where the vendor counts items", () =>
    Effect.gen(function* () {
      const items = yield* Stream.runCollect(Paging.items(Essbasic.describeChannelOrganizations, { Agent, Limit: 4 }))
      const simulation = yield* TencentTesting.TencentSimulation
      const offsets = (yield* simulation.calls).map(({ request }) => (request as { Offset: number }).Offset)
      assert.strictEqual(items.length, 10)
      assert.deepStrictEqual(offsets, [0, 4, 8])
    }).pipe(Effect.provide(TencentTesting.layerSandbox({ simulators: [vendor({ length: 10 })] })))
  )
})

describe("a stream of pages", () => {
  it.effect("asks only for the pages that are pulled", () =>
    Effect.gen(function* () {
      const pages = yield* Paging.pages(Essbasic.channelDescribeBillUsageDetail, request).pipe(
        Stream.take(1),
        Stream.runCollect
      )
      const simulation = yield* TencentTesting.TencentSimulation
      assert.strictEqual(pages[0]?.Details?.length, 10)
      assert.strictEqual((yield* simulation.calls).length, 1)
    }).pipe(Effect.provide(TencentTesting.layerSandbox({ simulators: [vendor({ length: 30, total: 30 })] })))
  )

  it("has the types of the operation", () => {
    const items = Paging.items(Essbasic.describeTemplates, { Agent })
    expectTypeOf<Stream.Success<typeof items>>().toEqualTypeOf<Essbasic.TemplateInfo>()
    expectTypeOf<Stream.Services<typeof items>>().toEqualTypeOf<Tencent.Tencent>()
    expectTypeOf<Stream.Error<typeof items>>().toEqualTypeOf<
      | Essbasic.NoIdentityVerify
      | Essbasic.OrganizationClosing
      | Essbasic.UserNotInOrganization
      | VendorError.GatewayError
    >()
  })
})
