/** Two products with an action of the same name, in one program. */
import * as Limits from "@effect-vendors/core/Limits"
import * as Faults from "@effect-vendors/core/testing/Faults"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Tencent from "@effect-vendors/tencent/Tencent"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Metric from "effect/Metric"
import * as Result from "effect/Result"
import * as TestClock from "effect/testing/TestClock"
import * as Tracer from "effect/Tracer"
import { credentials, recording, requestId } from "./stub.ts"
import { databases, databaseZones, machines, machineZones, simulators } from "./zones.ts"

const { TencentSimulation } = TencentTesting

const machineId = "tencent/cvm/2017-03-12/DescribeZones"
const databaseId = "tencent/cdb/2017-03-20/DescribeZones"

it("their ids tell them apart", () => {
  assert.strictEqual(machineZones.id, machineId)
  assert.strictEqual(databaseZones.id, databaseId)
})

describe.each([
  ["the fake", TencentTesting.layerFake],
  ["the sandbox", TencentTesting.layerSandbox]
] as const)("%s", (_name, layer) => {
  it.effect("answers each product from its own state", () =>
    Effect.gen(function* () {
      const simulation = yield* TencentSimulation
      yield* simulation.set(databases, { zones: ["ap-beijing-1"], asked: 0 })
      assert.deepStrictEqual(yield* machineZones({}), {
        TotalCount: 2,
        ZoneSet: [{ Zone: "ap-guangzhou-3" }, { Zone: "ap-guangzhou-4" }]
      })
      assert.deepStrictEqual(yield* databaseZones({}), { Zones: ["ap-beijing-1"] })
      yield* databaseZones({})
      assert.strictEqual((yield* simulation.get(machines)).asked, 1)
      assert.strictEqual((yield* simulation.get(databases)).asked, 2)
    }).pipe(Effect.provide(layer({ simulators })))
  )

  it.effect("gives a scripted result only to the product that it is for", () =>
    Effect.gen(function* () {
      const simulation = yield* TencentSimulation
      yield* simulation.script(databaseZones, Result.succeed({ Zones: ["scripted"] }))
      yield* simulation.script(machineZones, Result.fail(new VendorError.ServiceFailure({ message: "scripted" })))
      assert.deepStrictEqual(yield* databaseZones({}), { Zones: ["scripted"] })
      assert.strictEqual((yield* Effect.flip(machineZones({}))).message, "scripted")
      assert.deepStrictEqual(yield* databaseZones({}), { Zones: ["ap-shanghai-2"] })
      assert.strictEqual((yield* machineZones({})).TotalCount, 2)
    }).pipe(Effect.provide(layer({ simulators })))
  )

  it.effect("records calls by the ids of their operations", () =>
    Effect.gen(function* () {
      yield* databaseZones({})
      yield* machineZones({})
      yield* databaseZones({})
      const calls = yield* (yield* TencentSimulation).calls
      assert.deepStrictEqual(
        calls.map(({ operation }) => operation),
        [databaseId, machineId, databaseId]
      )
    }).pipe(Effect.provide(layer({ simulators })))
  )

  it.effect("keeps the two states apart when it is saved and restored", () =>
    Effect.gen(function* () {
      const saved = yield* Effect.gen(function* () {
        const simulation = yield* TencentSimulation
        yield* simulation.set(machines, { zones: ["saved machines"], asked: 0 })
        yield* simulation.set(databases, { zones: ["saved databases"], asked: 7 })
        yield* machineZones({})
        return JSON.parse(JSON.stringify(yield* simulation.save))
      }).pipe(Effect.provide(layer({ simulators })))

      const restored = Effect.gen(function* () {
        const { TotalCount, ZoneSet } = yield* machineZones({})
        const { Zones } = yield* databaseZones({})
        assert.deepStrictEqual([TotalCount, ZoneSet, Zones], [1, [{ Zone: "saved machines" }], ["saved databases"]])
        const simulation = yield* TencentSimulation
        assert.strictEqual((yield* simulation.get(machines)).asked, 2)
        assert.strictEqual((yield* simulation.get(databases)).asked, 8)
      })
      yield* restored.pipe(Effect.provide(layer({ simulators, saved })))
      yield* TencentSimulation.use((simulation) => simulation.restore(saved)).pipe(
        Effect.andThen(restored),
        Effect.provide(layer({ simulators }))
      )
    })
  )

  it.effect("lets each product wait in a queue of its own where the caller sets limits", () =>
    Effect.gen(function* () {
      yield* machineZones({})
      const waiting = yield* Effect.forkChild(machineZones({}))
      yield* databaseZones({})
      assert.isUndefined(waiting.pollUnsafe())
      yield* TestClock.adjust("1 second")
      yield* Fiber.join(waiting)
      const calls = yield* (yield* TencentSimulation).calls
      assert.deepStrictEqual(
        calls.map(({ operation }) => operation),
        [machineId, databaseId, machineId]
      )
    }).pipe(Limits.withLimits({}), Effect.provide(layer({ simulators })))
  )

  it.effect("refuses a product past its rate, and still answers the other", () =>
    Effect.gen(function* () {
      yield* machineZones({})
      assert.strictEqual((yield* Effect.flip(machineZones({})))._tag, "RateLimited")
      yield* databaseZones({})
    }).pipe(Effect.provide(layer({ simulators, rateLimits: true })))
  )
})

describe("the live gateway", () => {
  const answering = () =>
    recording(({ url }) => ({
      body: JSON.stringify({
        Response: { ...(url.includes("cvm") ? { TotalCount: 0, ZoneSet: [] } : { Zones: [] }), RequestId: requestId }
      })
    }))

  const over = (stub: ReturnType<typeof recording>) =>
    Effect.provide(Tencent.layer({ credentials }).pipe(Layer.provide(stub.layer)))

  it.effect("lets each product wait in a queue of its own", () =>
    Effect.gen(function* () {
      const stub = answering()
      const services = () => stub.sent.map(({ url }) => new URL(url).hostname.split(".")[0])
      const machines = Effect.asVoid(machineZones({}))
      const databases = Effect.asVoid(databaseZones({}))
      yield* Effect.gen(function* () {
        const calls = yield* Effect.forEach([machines, machines, databases, databases], (call) =>
          Effect.forkChild(call)
        )
        yield* TestClock.adjust(999)
        assert.deepStrictEqual(services(), ["cvm", "cdb"])
        yield* TestClock.adjust(1)
        yield* Effect.forEach(calls, Fiber.join)
        assert.sameMembers(services().slice(2), ["cvm", "cdb"])
      }).pipe(over(stub))
    })
  )

  it.effect("counts and times each product by itself", () =>
    Effect.gen(function* () {
      yield* Effect.all([machineZones({}), databaseZones({}), Effect.delay(machineZones({}), "1 second")], {
        concurrency: "unbounded"
      }).pipe(over(answering()), Effect.forkChild, Effect.andThen(TestClock.adjust("1 second")))
      const snapshots = yield* Metric.snapshot
      const counts = (id: string) =>
        snapshots
          .filter((snapshot) => snapshot.id === id)
          .map(({ attributes, state }) => ({
            operation: attributes?.["vendor.operation"],
            method: attributes?.["rpc.method"],
            count: Number((state as { readonly count: number | bigint }).count)
          }))
      const expected = [
        { operation: machineId, method: "DescribeZones", count: 2 },
        { operation: databaseId, method: "DescribeZones", count: 1 }
      ]
      assert.sameDeepMembers(counts("vendor.client.calls"), expected)
      assert.sameDeepMembers(counts("rpc.client.call.duration"), expected)
    }).pipe(Effect.provideService(Metric.MetricRegistry, new Map()))
  )

  it.effect("names the operation in each span", () =>
    Effect.gen(function* () {
      const spans: Array<Tracer.Span> = []
      const tracer = Tracer.make({
        span: (options) => {
          const span = new Tracer.NativeSpan(options)
          spans.push(span)
          return span
        }
      })
      yield* machineZones({}).pipe(
        Effect.andThen(databaseZones({})),
        over(answering()),
        Effect.provideService(Tracer.Tracer, tracer)
      )
      assert.deepStrictEqual(
        spans.map(({ attributes, name }) => [name, attributes.get("vendor.operation")]),
        [
          ["DescribeZones", machineId],
          ["DescribeZones", databaseId]
        ]
      )
    })
  )
})

describe("a rule for faults", () => {
  const strikesOf = (operation: string) =>
    Effect.gen(function* () {
      const faults = (yield* Faults.CurrentFaults)!
      const machines = yield* Effect.result(machineZones({}))
      const databases = yield* Effect.result(databaseZones({}))
      return {
        struck: [Result.isFailure(machines), Result.isFailure(databases)],
        strikes: (yield* faults.strikes).map(({ operation }) => operation)
      }
    }).pipe(
      Effect.provide(
        TencentTesting.layerSandbox({ simulators }).pipe(
          Layer.provideMerge(Faults.layer({ rules: [{ kind: "internalError", operation }] }))
        )
      )
    )

  it.effect("strikes one product by the id of its operation", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* strikesOf(databaseId), { struck: [false, true], strikes: [databaseId] })
      assert.deepStrictEqual(yield* strikesOf(machineId), { struck: [true, false], strikes: [machineId] })
    })
  )

  it.effect("strikes both products by the name of their action", () =>
    Effect.gen(function* () {
      const both = { struck: [true, true], strikes: [machineId, databaseId] }
      assert.deepStrictEqual(yield* strikesOf("DescribeZones"), both)
    })
  )
})
