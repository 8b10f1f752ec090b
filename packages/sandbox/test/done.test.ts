/** A success that is confirmed and cannot be read: alike in fake and sandbox. */
import { assert, describe, it } from "@effect/vitest"
import { VendorError } from "@effect-vendors/core"
import { Faults } from "@effect-vendors/core/testing"
import { Mafia } from "@effect-vendors/taobao"
import * as TaobaoTesting from "@effect-vendors/taobao/testing"
import { Essbasic } from "@effect-vendors/tencent"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"

const Agent = { AppId: "app", ProxyOrganizationOpenId: "org", ProxyOperator: { OpenId: "n9527" } }
const file = { Agent, FlowName: "协议", FlowApprovers: [], FileIds: ["file"] }

const done = (response?: unknown) =>
  Result.fail(
    new VendorError.MalformedResponse({
      outcome: "Done",
      ...(response === undefined ? {} : { response: Redacted.make(response) })
    })
  )

describe.each([
  ["fake", TencentTesting.layerFake()],
  ["sandbox", TencentTesting.layerSandbox()]
] as const)("a script of Done, in a %s", (_, layer) => {
  it.effect("answers by its response, which the error carries", () =>
    Effect.gen(function* () {
      const simulation = yield* TencentTesting.TencentSimulation
      const operation = Essbasic.channelCreateFlowByFiles
      yield* simulation.script(operation, done({ FlowId: { id: 9007199254740993n } }))
      const error = yield* Effect.flip(operation(file))
      assert(error._tag === "MalformedResponse")
      assert.deepInclude(error, { outcome: "Done", retryable: false })
      assert.deepInclude(Redacted.value(error.response!) as object, { FlowId: { id: 9007199254740993n } })
    }).pipe(Effect.provide(layer))
  )

  it.effect("draws an answer where it has none", () =>
    Effect.gen(function* () {
      const simulation = yield* TencentTesting.TencentSimulation
      const operation = Essbasic.channelCreateFlowByFiles
      yield* simulation.script(operation, done())
      const error = yield* Effect.flip(operation(file))
      assert(error._tag === "MalformedResponse")
      assert.strictEqual(error.outcome, "Done")
      assert.deepInclude(Redacted.value(error.response!) as object, { FlowId: { misfit: "yes" } })
    }).pipe(Effect.provide(layer))
  )
})

it.effect("a fault alters an answer on its way, after the vendor did it", () =>
  Effect.gen(function* () {
    const faults = (yield* Faults.CurrentFaults)!
    const error = yield* Effect.flip(Essbasic.channelCreateFlowByFiles(file))
    assert.deepInclude(error, { _tag: "MalformedResponse", outcome: "Done", retryable: false })
    assert.deepStrictEqual(yield* faults.strikes, [
      { operation: Essbasic.channelCreateFlowByFiles.id, kind: "misfit", processed: 1 }
    ])
  }).pipe(
    Effect.provide(
      TencentTesting.layerSandbox().pipe(Layer.provideMerge(Faults.layer({ rules: [{ kind: "misfit" }] })))
    )
  )
)

describe.each([
  ["fake", TaobaoTesting.layerFake()],
  ["sandbox", TaobaoTesting.layerSandbox()]
] as const)("the evidence of a flag, in a %s", (_, layer) => {
  it.effect("decides between Done and a refusal", () =>
    Effect.gen(function* () {
      const simulation = yield* TaobaoTesting.TaobaoSimulation
      // Every field beside the flag is optional, so only drift is left to fail, and tests are strict.
      yield* simulation.script(
        Mafia.accountAreaAuth,
        done({ succ: true, area_code: {} }),
        done({ succ: false, area_code: {} })
      )
      const first = yield* Effect.flip(Mafia.accountAreaAuth({}))
      assert.deepInclude(first, { _tag: "MalformedResponse", outcome: "Done" })
      const second = yield* Effect.flip(Mafia.accountAreaAuth({}))
      assert.deepInclude(second, { _tag: "AreaAuthRefused", outcome: "Rejected" })
    }).pipe(Effect.provide(layer))
  )
})
