/** The fake and the sandbox that `TopTesting.make` gives to a vendor. */
import { assert, describe, it } from "@effect/vitest"
import * as Laws from "@effect-vendors/core/testing/Laws"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Courier from "./courier/Courier.ts"
import { parcels } from "./courier/requests.ts"
import * as CourierTesting from "./courier/testing.ts"
import { forms } from "./formats.ts"
import { signMethods } from "./independent.ts"
import * as Outcome from "./outcome.ts"

const { CourierSimulation } = CourierTesting

const order = (id: bigint) => ({ order: { parcels: [{ id }] } })

/** Calls that come to each outcome, and the state after them. */
const history = Effect.gen(function* () {
  const simulation = yield* CourierSimulation
  const outcomes = [
    yield* Outcome.of(Courier.ship, order(2n ** 63n - 1n)),
    yield* Outcome.of(Courier.ship, {}),
    yield* Outcome.of(Courier.list, {}).pipe(Courier.withSession(Redacted.make("granted")))
  ]
  return { outcomes, state: yield* simulation.get(CourierTesting.simulator) }
})

const sandboxes = forms.flatMap(({ format, name }) =>
  signMethods.map((signMethod) => ({ name, signMethod, layer: CourierTesting.layerSandbox({ format, signMethod }) }))
)

describe("a vendor's fake and sandbox", () => {
  it.effect("the fake calls the vendor's simulators", () =>
    Effect.gen(function* () {
      const { outcomes, state } = yield* history
      assert.deepStrictEqual(
        outcomes.map(({ tag }) => tag),
        ["success", "ShipRefused", "success"]
      )
      assert.deepStrictEqual(state, { shipped: [2n ** 63n - 1n] })
    }).pipe(Effect.provide(CourierTesting.layerFake()))
  )

  it.effect.each(sandboxes)("the sandbox in $name with $signMethod answers as the fake", ({ layer }) =>
    Effect.gen(function* () {
      const faked = yield* history.pipe(Effect.provide(CourierTesting.layerFake()))
      assert.deepStrictEqual(yield* history.pipe(Effect.provide(layer)), faked)
    })
  )

  it.effect("the sandbox takes the applications that it is told of", () =>
    Effect.gen(function* () {
      const own = { appKey: "own", appSecret: Redacted.make("own secret") }
      const secrets = { own: own.appSecret }
      yield* Courier.ship(parcels).pipe(Effect.provide(CourierTesting.layerSandbox({ secrets, credentials: own })))
      const error = yield* Courier.ship(parcels).pipe(
        Effect.flip,
        Effect.provide(CourierTesting.layerSandbox({ secrets }))
      )
      assert.deepInclude(error, { _tag: "AuthFailure", vendor: "Courier", code: "29" })
    })
  )
})

describe("an operation that requires a session", () => {
  const inSession = Courier.withSession(Redacted.make("granted"))

  it.effect("is refused by the sandbox without a session", () =>
    Effect.gen(function* () {
      const simulation = yield* CourierSimulation
      const refused = [
        yield* Effect.flip(Courier.list({})),
        yield* Courier.list({}).pipe(Courier.withSession(Redacted.make("")), Effect.flip)
      ]
      for (const error of refused) {
        assert.deepInclude(error, { _tag: "AuthFailure", code: "26", outcome: "Rejected", retryable: false })
      }
      assert.deepStrictEqual(yield* simulation.calls, [])
    }).pipe(Effect.provide(CourierTesting.layerSandbox()))
  )

  it.effect("is answered in a session", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* inSession(Courier.list({})), { parcels: [] })
    }).pipe(Effect.provide(CourierTesting.layerSandbox()))
  )

  it.effect("is refused in a call without a definition, too", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(Courier.call(Courier.list.name, {}))
      assert.strictEqual(error.code, "26")
    }).pipe(Effect.provide(CourierTesting.layerSandbox()))
  )

  it.effect("leaves other operations without a session", () =>
    Effect.gen(function* () {
      assert.isTrue((yield* Courier.ship(parcels)).accepted)
    }).pipe(Effect.provide(CourierTesting.layerSandbox()))
  )
})

describe.each(forms)("laws, in $name", ({ format }) => {
  const sides = {
    simulation: CourierSimulation,
    fake: CourierTesting.layerFake(),
    sandbox: CourierTesting.layerSandbox({ format })
  }
  for (const law of [...Laws.of(Courier.ship, sides, { runs: 10 }), ...Laws.of(Courier.release, sides, { runs: 10 })]) {
    it.effect(law.name, () => law.check)
  }
})
