/** How the sandbox finds the product that a request is for. */
import * as Wire from "@effect-vendors/core/Wire"
import * as Tencent from "@effect-vendors/tencent/Tencent"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import * as raw from "./raw.ts"
import { cdb, cvm, databaseZones, machineZones, simulators } from "./zones.ts"

// This product shares action and version with `cvm`.
const lighthouse: Tencent.Product = { service: "lighthouse", version: cvm.version }

const lighthouseZones = Tencent.product(lighthouse)("DescribeZones", {
  request: Wire.struct({}),
  response: Wire.struct({ Lighthouses: Wire.array(Wire.String) })
})

const ask = (part: Partial<raw.Raw>, operations = [lighthouseZones]) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(raw.start * 1000)
    const handler = yield* TencentTesting.sandbox.handler({ operations })
    const response = yield* raw.send(handler, { action: "DescribeZones", payload: "{}", ...part })
    const calls = yield* (yield* TencentTesting.TencentSimulation).calls
    return { response, calls: calls.map(({ operation }) => operation) }
  }).pipe(Effect.provide(TencentTesting.layerSimulation({ simulators })))

// The official SDK takes the first part of the host for the service, and signs the host without its port.
const loopback = { host: "127.0.0.1:4010", signedHost: "127.0.0.1", service: "127" }

describe("the sandbox", () => {
  it.effect.each<readonly [name: string, part: Partial<raw.Raw>, id: string, field: string]>([
    ["by the service cvm", cvm, machineZones.id, "ZoneSet"],
    ["by the service cdb", cdb, databaseZones.id, "Zones"],
    ["by a service that shares action and version", lighthouse, lighthouseZones.id, "Lighthouses"],
    ["by its version where an SDK signs for loopback", { ...loopback, version: cdb.version }, databaseZones.id, "Zones"]
  ])("finds a product %s", ([, part, id, field]) =>
    Effect.gen(function* () {
      const { calls, response } = yield* ask(part)
      assert.property(response, field)
      assert.deepStrictEqual(calls, [id])
    })
  )

  it.effect("finds a product by its version where no other product shares it", () =>
    Effect.gen(function* () {
      const { calls } = yield* ask({ ...loopback, version: cvm.version }, [])
      assert.deepStrictEqual(calls, [machineZones.id])
    })
  )

  it.effect.each<readonly [name: string, part: Partial<raw.Raw>, code: string]>([
    ["that several products may be meant by", { ...loopback, version: cvm.version }, "NoSuchProduct"],
    ["with the version of another product", { ...cvm, version: cdb.version }, "NoSuchVersion"],
    ["with a version that no product has", { ...loopback, version: "2000-01-01" }, "NoSuchVersion"],
    ["for an action of another product", { ...cdb, action: "DescribeTemplates" }, "InvalidAction"],
    ["for an action that no product has", { ...loopback, action: "DescribeNothing" }, "InvalidAction"]
  ])("refuses a request %s", ([, part, code]) =>
    Effect.gen(function* () {
      const { calls, response } = yield* ask(part)
      assert.strictEqual(response.Error?.Code, code)
      assert.deepStrictEqual(calls, [])
    })
  )
})

it.effect("the gateway reaches each product in one sandbox", () =>
  Effect.gen(function* () {
    assert.strictEqual((yield* machineZones({})).TotalCount, 2)
    assert.deepStrictEqual(yield* databaseZones({}), { Zones: ["ap-shanghai-2"] })
    assert.isArray((yield* lighthouseZones({})).Lighthouses)
    const calls = yield* (yield* TencentTesting.TencentSimulation).calls
    assert.deepStrictEqual(
      calls.map(({ operation }) => operation),
      [machineZones.id, databaseZones.id, lighthouseZones.id]
    )
  }).pipe(Effect.provide(TencentTesting.layerSandbox({ simulators, operations: [lighthouseZones] })))
)
