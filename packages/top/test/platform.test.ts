/** Two vendors behind one `/router/rest`. */
import { assert, describe, it } from "@effect/vitest"
import * as Runtime from "@effect-vendors/core/Runtime"
import type * as Simulation from "@effect-vendors/core/testing/Simulation"
import type * as SandboxVendor from "@effect-vendors/core/testing/SandboxVendor"
import * as WireServer from "@effect-vendors/core/testing/WireServer"
import * as TopServer from "@effect-vendors/top/testing/TopServer"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import { TestClock } from "effect/testing"
import * as Courier from "./courier/Courier.ts"
import { parcels } from "./courier/requests.ts"
import * as CourierTesting from "./courier/testing.ts"
import * as Depot from "./Depot.ts"
import * as independent from "./independent.ts"
import * as raw from "./raw.ts"

interface Options {
  readonly order?: "courier first" | "depot first"
  readonly courier?: SandboxVendor.Options
}

const simulations = Layer.merge(CourierTesting.layerSimulation(), Depot.sandbox.layerSimulation())

/** A client that the handler of both vendors answers. */
const platformClient = ({ courier, order = "courier first" }: Options) =>
  Effect.gen(function* () {
    const vendors = [yield* CourierTesting.sandbox.served(courier), yield* Depot.sandbox.served()]
    return WireServer.client(yield* TopServer.handler(order === "courier first" ? vendors : vendors.toReversed()))
  })

/** The gateways of both vendors on one handler. */
const platform = (options: Options = {}) => {
  const client = Layer.effect(HttpClient.HttpClient, platformClient(options))
  const address = "http://sandbox.localhost"
  return Layer.merge(CourierTesting.sandbox.gateway(address), Depot.sandbox.gateway(address)).pipe(
    Layer.provide([client, Runtime.layerWebCrypto]),
    Layer.provideMerge(simulations)
  )
}

describe("two vendors on one platform", () => {
  it.effect("each call reaches the simulation of its own vendor", () =>
    Effect.gen(function* () {
      const [courierSimulation, depotSimulation] = [
        yield* CourierTesting.CourierSimulation,
        yield* Depot.DepotSimulation
      ]
      yield* Courier.ship(parcels)
      assert.deepStrictEqual(yield* Depot.store({ name: "box" }), { stored: 1 })
      assert.deepStrictEqual(yield* courierSimulation.get(CourierTesting.simulator), { shipped: [1234n] })
      assert.deepStrictEqual(yield* depotSimulation.get(Depot.simulator), { stored: ["box"] })
      const operations = (simulation: Simulation.Simulation) =>
        Effect.map(simulation.calls, (calls) => calls.map(({ operation }) => operation))
      assert.deepStrictEqual(yield* operations(courierSimulation), ["courier/top/2.0/courier.parcels.ship"])
      assert.deepStrictEqual(yield* operations(depotSimulation), ["depot/top/2.0/depot.parcel.store"])
    }).pipe(Effect.provide(platform()))
  )

  it.effect("a reset of one simulation leaves the other as it is", () =>
    Effect.gen(function* () {
      const [courierSimulation, depotSimulation] = [
        yield* CourierTesting.CourierSimulation,
        yield* Depot.DepotSimulation
      ]
      yield* Effect.andThen(Courier.ship(parcels), Depot.store({ name: "box" }))
      yield* courierSimulation.reset
      assert.deepStrictEqual(yield* courierSimulation.get(CourierTesting.simulator), { shipped: [] })
      assert.deepStrictEqual(yield* depotSimulation.get(Depot.simulator), { stored: ["box"] })
    }).pipe(Effect.provide(platform()))
  )

  it.effect.each([
    ["courier first", undefined, "courier/top/2.0/courier.parcels.ship"],
    ["depot first", "the depot", "depot/top/2.0/courier.parcels.ship"]
  ] as const)("the first vendor answers a method that both have: %s", ([order, by, answered]) =>
    Effect.gen(function* () {
      // The same form serves both requests: the depot's method takes no parameters.
      const response = yield* Depot.vendor.call(Depot.ship.name, parcels)
      assert.strictEqual(response.by, by)
      const calls = [
        ...(yield* (yield* CourierTesting.CourierSimulation).calls),
        ...(yield* (yield* Depot.DepotSimulation).calls)
      ]
      assert.deepStrictEqual(
        calls.map(({ operation }) => operation),
        [answered]
      )
    }).pipe(Effect.provide(platform({ order })))
  )

  const own = { appKey: "own", appSecret: Redacted.make("own secret") }

  it.effect("an application of one vendor is unknown to the other", () =>
    Effect.gen(function* () {
      yield* Courier.ship(parcels).pipe(Courier.withCredentials(own))
      const error = yield* Depot.store({ name: "box" }).pipe(Depot.vendor.withCredentials(own), Effect.flip)
      assert.deepInclude(error, { _tag: "AuthFailure", vendor: "Depot", code: "29" })
      yield* Depot.store({ name: "box" })
    }).pipe(Effect.provide(platform({ courier: { secrets: { own: own.appSecret } } })))
  )

  it.effect("each vendor decides whether it checks the time", () =>
    Effect.gen(function* () {
      const client = yield* platformClient({ courier: { checkSkew: false } })
      const late = { app_key: "sandbox-app", timestamp: independent.timestamp(0), v: "2.0", format: "json" }
      yield* TestClock.adjust("1 day")
      const codeOf = Effect.fnUntraced(function* (parameters: raw.Parameters) {
        const response = yield* client.execute(raw.post(raw.signed({ ...late, ...parameters })))
        return JSON.parse(yield* response.text).error_response?.code
      })
      assert.isUndefined(yield* codeOf({ method: Courier.ship.name, order: `{"parcels":[{"id":1}]}` }))
      assert.strictEqual(yield* codeOf({ method: Depot.store.name, name: "box" }), 31)
    }).pipe(Effect.provide(simulations))
  )

  it.effect("a method that no vendor has is refused", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(Depot.vendor.call("depot.no.such", {}))
      assert.deepInclude(error, { vendor: "Depot", code: "22" })
      assert.match(error.requestId ?? "", /^[\da-f-]{36}$/)
    }).pipe(Effect.provide(platform()))
  )
})
