/** Products of one vendor have actions of the same name, and stay apart. */
import { assert, describe, layer } from "@effect/vitest"
import { Operation, Wire } from "@effect-vendors/core"
import { SandboxVendor, Simulator } from "@effect-vendors/core/testing"
import { Tencent } from "@effect-vendors/tencent"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { CommonClient } from "tencentcloud-sdk-nodejs/tencentcloud/common/common_client.js"
import { Address, control, layerGateways, serve } from "./sandboxServer.ts"

const describeZones = (service: string, version: string) =>
  Tencent.product({ service, version })("DescribeZones", {
    request: Wire.struct({}),
    response: Wire.struct({ TotalCount: Wire.Int })
  }).annotate(Operation.RateLimit, { limit: 20, window: "1 minute" })

const cvm = describeZones("cvm", "2017-03-12")
const cdb = describeZones("cdb", "2017-03-20")
// It has the version of cvm, and no simulator.
const cbs = describeZones("cbs", "2017-03-12")

const zonesOf = (name: string, operation: typeof cvm) =>
  Simulator.make({
    name,
    state: Schema.Struct({ zones: Schema.Array(Schema.String) }),
    initial: { zones: [] },
    transitions: (on) => [
      on(operation, (state) => [
        state,
        Result.succeed({ TotalCount: state.zones.length }),
        [{ kind: "zones", recipient: name, value: String(state.zones.length) }]
      ])
    ],
    steps: (named) => ({
      open: named(Schema.Struct({ zone: Schema.String }), ({ zone }) => ({ zones }) => [
        { zones: [...zones, zone] },
        zones.length + 1
      ])
    })
  })

const cvmZones = zonesOf("cvm", cvm)
const cdbZones = zonesOf("cdb", cdb)

const vendors = [
  SandboxVendor.extend(TencentTesting.sandbox, { operations: [cbs], simulators: [cvmZones, cdbZones] })
] as const

const onSandbox = <A, E>(call: Effect.Effect<A, E, Tencent.Tencent>) => Effect.provide(call, layerGateways(vendors))

const count = (operation: typeof cvm) => Effect.map(onSandbox(operation({})), ({ TotalCount }) => TotalCount)

const counts = Effect.all([count(cvm), count(cdb)])

describe("actions of one name in several products", () => {
  layer(serve(vendors, { rateLimits: true }), { excludeTestServices: true })((it) => {
    const fresh = control("POST", "/reset")

    it.effect("reach their own simulators", () =>
      Effect.gen(function* () {
        yield* fresh
        const simulation = yield* TencentTesting.TencentSimulation
        yield* simulation.set(cvmZones, { zones: ["ap-guangzhou-1", "ap-guangzhou-2"] })
        yield* simulation.set(cdbZones, { zones: ["ap-beijing-1"] })
        assert.deepStrictEqual(yield* counts, [2, 1])
        assert.isNumber(yield* count(cbs))
        assert.deepStrictEqual(
          (yield* simulation.calls).map(({ operation }) => operation),
          [cvm.id, cdb.id, cbs.id]
        )
      })
    )

    it.effect("have their own versions", () =>
      Effect.gen(function* () {
        yield* fresh
        const error = yield* Effect.flip(onSandbox(describeZones("cvm", "2017-03-20")({})))
        assert.strictEqual(error.code, "NoSuchVersion")
      })
    )

    it.effect("differ by their versions where a client signs for no product", () =>
      Effect.gen(function* () {
        yield* fresh
        const simulation = yield* TencentTesting.TencentSimulation
        yield* simulation.set(cdbZones, { zones: ["ap-beijing-1"] })
        const endpoint = new URL(yield* Address).host
        // On loopback, the SDK signs for a service called `127`.
        const call = (version: string) =>
          Effect.tryPromise({
            try: (): Promise<{ readonly TotalCount: number }> =>
              new CommonClient("cdb.tencentcloudapi.com", version, {
                credential: { secretId: "sandbox-id", secretKey: "sandbox-key" },
                profile: { httpProfile: { protocol: "http://", endpoint } }
              }).request("DescribeZones", {}),
            catch: (error) => error as { readonly code: string }
          })
        assert.strictEqual((yield* call(cdb.version)).TotalCount, 1)
        assert.strictEqual((yield* Effect.flip(call(cvm.version))).code, "NoSuchProduct")
      })
    )

    it.effect("have their own scripts", () =>
      Effect.gen(function* () {
        yield* fresh
        const simulation = yield* TencentTesting.TencentSimulation
        yield* simulation.script(cdb, Result.succeed({ TotalCount: 9 }))
        assert.deepStrictEqual(yield* counts, [0, 9])
        assert.deepStrictEqual(yield* counts, [0, 0])
      })
    )

    it.effect("have their own rates", () =>
      Effect.gen(function* () {
        yield* fresh
        const limited = (operation: typeof cvm) => onSandbox(Tencent.call(operation.name, {}, productOf(operation)))
        yield* Effect.repeat(limited(cvm), { times: 19 })
        assert.strictEqual((yield* Effect.flip(limited(cvm))).code, "RequestLimitExceeded")
        yield* limited(cdb)
      })
    )

    it.effect("meet faults by their ids, or by the name that they share", () =>
      Effect.gen(function* () {
        yield* fresh
        yield* control("PUT", "/faults", { rules: [{ kind: "internalError", operation: cdb.id }] })
        assert.strictEqual(yield* count(cvm), 0)
        assert.strictEqual((yield* Effect.flip(count(cdb)))._tag, "ServiceFailure")
        assert.deepStrictEqual((yield* control("GET", "/faults")).body.strikes, [
          { operation: "tencent/cdb/2017-03-20/DescribeZones", kind: "internalError", processed: 1 }
        ])
        yield* control("PUT", "/faults", { rules: [{ kind: "internalError", operation: "DescribeZones" }] })
        assert.strictEqual((yield* Effect.flip(count(cvm)))._tag, "ServiceFailure")
        assert.strictEqual((yield* Effect.flip(count(cdb)))._tag, "ServiceFailure")
      })
    )

    it.effect("have their own steps, messages and states in the control API", () =>
      Effect.gen(function* () {
        yield* fresh
        assert.deepStrictEqual((yield* control("POST", "/steps/cdb/open", { zone: "ap-beijing-1" })).body, { value: 1 })
        assert.deepStrictEqual(yield* counts, [0, 1])
        const { body: outbox } = yield* control("GET", "/outbox?recipient=cdb")
        assert.deepStrictEqual(
          outbox.map(({ simulator, value, vendor }: Record<string, string>) => [vendor, simulator, value]),
          [["tencent", "cdb", "1"]]
        )
        const { body: state } = yield* control("GET", "/state")
        assert.deepInclude(state.vendors.tencent.states, {
          cvm: { zones: [] },
          cdb: { zones: ["ap-beijing-1"] }
        })
        yield* fresh
        assert.deepStrictEqual(yield* counts, [0, 0])
        yield* control("PUT", "/state", state)
        assert.deepStrictEqual(yield* counts, [0, 1])
      })
    )
  })
})

const productOf = ({ product, version }: Operation.Any): Tencent.Product => ({ service: product, version })
