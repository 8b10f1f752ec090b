/** Compares the catalogue of a vendor with the facts of its documents. */
import type * as Operation from "@effect-vendors/core/Operation"
import * as VendorError from "@effect-vendors/core/VendorError"
import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import type * as Layer from "effect/Layer"
import facts from "../../../specifications/top/apis.json" with { type: "json" }
import seeds from "../../../specifications/top/seeds.json" with { type: "json" }

interface Field {
  readonly name: string
  readonly required?: boolean
}

export const describeCatalogue = <Service>(
  names: RegExp,
  catalogue: ReadonlyArray<Operation.Any>,
  layer: Layer.Layer<Service>
): void => {
  const apis = [...seeds.apis, ...facts.apis].filter(({ complete, name }) => complete && names.test(name))
  const operations = new Map(catalogue.map((operation) => [operation.name, operation]))

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
              operation(rest) as Effect.Effect<unknown, VendorError.VendorError, Service>
            )
            assert.instanceOf(error, VendorError.InvalidParameter)
            assert.deepInclude(
              { origin: error.origin, outcome: error.outcome },
              { origin: "client", outcome: "NotSent" }
            )
            assert.include(error.message, field.name)
          }
        }).pipe(Effect.provide(layer))
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
}
