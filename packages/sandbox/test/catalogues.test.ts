/** Every operation that the library knows. */
import { assert, layer } from "@effect/vitest"
import type { Operation, VendorError } from "@effect-vendors/core"
import { Vendors } from "@effect-vendors/sandbox"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Result from "effect/Result"
import * as server from "./sandboxServer.ts"

const catalogue: ReadonlyArray<Operation.Any> = Vendors.all.flatMap(({ catalogue }) => catalogue)

const gateways = server.layerGateways(Vendors.all).pipe(Layer.provideMerge(server.layer()))

layer(gateways, { excludeTestServices: true })("the sandbox", (it) => {
  it.effect.each(catalogue.map((operation) => [operation.name, operation] as const))("serves %s", ([name, operation]) =>
    Effect.gen(function* () {
      const samples = Arbitrary.sampleEffect(Arbitrary.schema(operation.request), { seed: name, count: 1, size: 3 })
      const [request] = yield* samples
      const answer = yield* Effect.result(
        operation(request) as Effect.Effect<unknown, VendorError.VendorError, Layer.Success<typeof gateways>>
      )
      if (Result.isSuccess(answer)) return
      assert.strictEqual(answer.failure.outcome, "Rejected", answer.failure.message)
      assert.notInclude(["InvalidAction", "NoSuchVersion", "22"], answer.failure.code)
    })
  )
})
