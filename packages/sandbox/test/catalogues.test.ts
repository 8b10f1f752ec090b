/** Everything that the library knows is served, and refuses nothing as unknown. */
import { assert, layer } from "@effect/vitest"
import type { Operation, VendorError } from "@effect-vendors/core"
import * as DamaiTesting from "@effect-vendors/damai/testing"
import { Sandbox } from "@effect-vendors/sandbox"
import * as TaobaoTesting from "@effect-vendors/taobao/testing"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import { NodeCrypto, NodeHttpClient } from "@effect/platform-node"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Result from "effect/Result"
import { Address, layer as layerServer } from "./server.ts"

const catalogue: ReadonlyArray<Operation.Any> = [
  TencentTesting.catalogue,
  TaobaoTesting.catalogue,
  DamaiTesting.catalogue
].flat()

const layerGateways = Layer.unwrap(Effect.map(Address, Sandbox.layerGateways)).pipe(
  Layer.provide([NodeHttpClient.layerUndici, NodeCrypto.layer]),
  Layer.provideMerge(layerServer())
)

layer(layerGateways, { excludeTestServices: true })("the sandbox", (it) => {
  it.effect.each(catalogue.map((operation) => [operation.name, operation] as const))("serves %s", ([name, operation]) =>
    Effect.gen(function* () {
      const samples = Arbitrary.sampleEffect(Arbitrary.schema(operation.request), { seed: name, count: 1, size: 3 })
      const [request] = yield* samples
      const answer = yield* Effect.result(
        operation(request) as Effect.Effect<unknown, VendorError.VendorError, Layer.Success<typeof layerGateways>>
      )
      if (Result.isSuccess(answer)) return
      assert.strictEqual(answer.failure.outcome, "Rejected", answer.failure.message)
      assert.notInclude(["InvalidAction", "NoSuchVersion", "22"], answer.failure.code)
    })
  )
})
