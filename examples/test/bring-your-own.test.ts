import * as TaobaoTesting from "@effect-vendors/taobao/testing"
import * as TopXml from "@effect-vendors/top/TopXml"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Result } from "effect"
import { ItemNotExist, itemQuantityUpdate, Stock } from "../src/bring-your-own.ts"

const options = { simulators: [Stock], operations: [itemQuantityUpdate] }

describe.each([
  ["fake", TaobaoTesting.layerFake(options)],
  ["sandbox", TaobaoTesting.layerSandbox(options)],
  ["sandbox in XML", TaobaoTesting.layerSandbox({ ...options, format: TopXml.format })]
] as const)("an operation of one's own, on a %s", (_name, layer) => {
  it.effect("succeeds, and moves the state", () =>
    Effect.gen(function* () {
      const { item } = yield* itemQuantityUpdate({ num_iid: 9007199254740993n, quantity: 7 })
      assert.deepStrictEqual(item, { num_iid: 9007199254740993n, num: 7 })
      const simulation = yield* TaobaoTesting.TaobaoSimulation
      assert.deepStrictEqual(yield* simulation.get(Stock), { items: { "9007199254740993": 7 } })
    }).pipe(Effect.provide(layer))
  )

  it.effect("refuses with its own error", () =>
    itemQuantityUpdate({ num_iid: 1n, quantity: 7 }).pipe(
      Effect.flip,
      Effect.map((error) => {
        assert.instanceOf(error, ItemNotExist)
        assert.strictEqual(error.subCode, "isv.item-not-exist")
        assert.strictEqual(error.outcome, "Rejected")
      }),
      Effect.provide(layer)
    )
  )

  it.effect.prop(
    "takes every request that its schema draws",
    [itemQuantityUpdate.request],
    ([request]) =>
      Effect.gen(function* () {
        const simulation = yield* TaobaoTesting.TaobaoSimulation
        yield* simulation.set(Stock, { items: { [String(request.num_iid)]: 0 } })
        const result = yield* Effect.result(itemQuantityUpdate(request))
        assert.isTrue(Result.isSuccess(result))
        // The wire has no negative zero.
        assert.strictEqual(Result.getOrThrow(result).item.num, request.quantity + 0)
      }).pipe(Effect.provide(layer)),
    { arbitrary: { seed: 1 } }
  )
})
