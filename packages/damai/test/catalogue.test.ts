/** Every complete method of the facts. */
import * as VendorError from "@effect-vendors/core/VendorError"
import type * as Damai from "@effect-vendors/damai/Damai"
import * as DamaiTesting from "@effect-vendors/damai/testing"
import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import facts from "../../../specifications/top/apis.json" with { type: "json" }
import seeds from "../../../specifications/top/seeds.json" with { type: "json" }

interface Field {
  readonly name: string
  readonly required?: boolean
}

const apis = [...seeds.apis, ...facts.apis].filter(
  ({ complete, name }) => complete && name.startsWith("alibaba.damai.")
)
const operations = new Map(DamaiTesting.catalogue.map((operation) => [operation.name, operation]))

it("the catalogue has every complete method", () => {
  assert.sameMembers(
    [...operations.keys()],
    apis.map(({ name }) => name)
  )
})

describe("a request without what is required never leaves the process", () => {
  for (const { name, request: fields } of apis) {
    it.effect(name, () =>
      Effect.gen(function* () {
        const operation = operations.get(name)!
        const [request] = yield* Arbitrary.sampleEffect(Arbitrary.schema(operation.request), { seed: name, count: 1 })
        for (const field of (fields as ReadonlyArray<Field>).filter(({ required }) => required === true)) {
          const { [field.name]: _, ...rest } = request
          const error = yield* Effect.flip(
            operation(rest) as Effect.Effect<unknown, VendorError.VendorError, Damai.Damai>
          )
          assert.instanceOf(error, VendorError.InvalidParameter)
          assert.deepInclude({ origin: error.origin, outcome: error.outcome }, { origin: "client", outcome: "NotSent" })
          assert.include(error.message, field.name)
        }
      }).pipe(Effect.provide(DamaiTesting.layerFake()))
    )
  }
})

it.effect("a response that holds nothing is no success of any method", () =>
  Effect.sync(() => {
    for (const operation of operations.values()) {
      const decoded = operation.decode({})
      assert.strictEqual(decoded._tag, "Failure", operation.name)
    }
  })
)
