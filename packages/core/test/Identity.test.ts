/** Two products of a vendor may have operations of the same name. Nothing mixes them up. */
import * as Limits from "@effect-vendors/core/Limits"
import * as Operation from "@effect-vendors/core/Operation"
import * as Refusal from "@effect-vendors/core/Refusal"
import * as Faults from "@effect-vendors/core/testing/Faults"
import * as Simulator from "@effect-vendors/core/testing/Simulator"
import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import type * as VendorError from "@effect-vendors/core/VendorError"
import * as Wire from "@effect-vendors/core/Wire"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Metric from "effect/Metric"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { capturing } from "./spans.ts"
import { gateway, identity, layerFake, Toy, ToySimulation, waitingGateway } from "./toy.ts"

class NoMachines extends Refusal.Class<NoMachines>()("NoMachines") {}
class NoDatabases extends Refusal.Class<NoDatabases>()("NoDatabases") {}

const request = Wire.struct({ Region: Wire.String })
const response = Wire.struct({ Zones: Wire.array(Wire.String), Total: Wire.Int64 })

// The same code is a refusal of each, by a class of its own.
const machines = Operation.make(Toy, identity("DescribeZones", "cvm"), {
  request,
  response,
  refusals: { codes: { none: NoMachines } }
})
const databases = Operation.make(Toy, identity("DescribeZones", "cdb"), {
  request,
  response,
  refusals: { codes: { none: NoDatabases } }
})

const input = { Region: "ap-guangzhou" }

const tagOf = (call: Effect.Effect<unknown, VendorError.VendorError, Toy>) =>
  Effect.map(Effect.flip(call), ({ _tag }) => _tag)

const both = Effect.all({ machines: machines(input), databases: databases(input) })

const zonesOf = (zone: string) => Result.succeed({ Zones: [zone], Total: 1n })

const simulator = Simulator.make({
  name: "zones",
  state: Schema.Null,
  initial: null,
  transitions: (on) => [
    on(machines, (state) => [state, zonesOf("machines-1")]),
    on(databases, (state) => [state, zonesOf("databases-1")])
  ]
})

const empty: Exchange.Answer = { _tag: "Answered", body: { Zones: [], Total: 0 } }

it("the two have one name and two ids", () => {
  assert.strictEqual(machines.name, databases.name)
  assert.deepStrictEqual([machines.id, databases.id], ["toy/cvm/v1/DescribeZones", "toy/cdb/v1/DescribeZones"])
})

describe("a fake", () => {
  it.effect("answers each by its own simulator", () =>
    Effect.gen(function* () {
      const answers = yield* both
      assert.deepStrictEqual(answers.machines.Zones, ["machines-1"])
      assert.deepStrictEqual(answers.databases.Zones, ["databases-1"])
    }).pipe(Effect.provide(layerFake({ simulators: [simulator] })))
  )

  it.effect("answers one by a simulator and draws the answer of the other", () =>
    Effect.gen(function* () {
      const only = Simulator.make({
        name: "machines",
        state: Schema.Null,
        initial: null,
        transitions: (on) => [on(machines, (state) => [state, zonesOf("machines-1")])]
      })
      const answers = yield* both.pipe(Effect.provide(layerFake({ simulators: [only] })))
      assert.deepStrictEqual(answers.machines.Zones, ["machines-1"])
      assert.notDeepEqual(answers.databases.Zones, ["machines-1"])
    })
  )

  it.effect("draws different answers for the same request", () =>
    Effect.gen(function* () {
      const [machine, database] = [yield* machines.detailed(input), yield* databases.detailed(input)]
      assert.notStrictEqual(machine.requestId, database.requestId)
      assert.notDeepEqual(machine.value, database.value)
    }).pipe(Effect.provide(layerFake()))
  )

  it.effect("follows the script of each", () =>
    Effect.gen(function* () {
      const simulation = yield* ToySimulation
      yield* simulation.script(machines, zonesOf("scripted"), Result.fail(new NoMachines({})))
      yield* simulation.script(databases, Result.fail(new NoDatabases({})))
      assert.strictEqual((yield* Effect.flip(databases(input)))._tag, "NoDatabases")
      assert.deepStrictEqual((yield* databases(input)).Zones, ["databases-1"])
      assert.deepStrictEqual((yield* machines(input)).Zones, ["scripted"])
      assert.strictEqual((yield* Effect.flip(machines(input)))._tag, "NoMachines")
      assert.deepStrictEqual((yield* machines(input)).Zones, ["machines-1"])
    }).pipe(Effect.provide(layerFake({ simulators: [simulator] })))
  )

  it.effect("records the calls of each by its id", () =>
    Effect.gen(function* () {
      yield* machines(input)
      yield* both
      const calls = yield* (yield* ToySimulation).calls
      assert.deepStrictEqual(
        calls.map(({ operation }) => operation),
        [machines.id, machines.id, databases.id]
      )
    }).pipe(Effect.provide(layerFake()))
  )

  it.effect("counts the rate of each", () =>
    Effect.gen(function* () {
      const hourly = { limit: 1, window: "1 hour" } as const
      const limited = [
        machines.annotate(Operation.RateLimit, hourly),
        databases.annotate(Operation.RateLimit, hourly)
      ] as const
      for (const operation of limited) yield* operation(input)
      for (const operation of limited) {
        assert.strictEqual(yield* tagOf(operation(input)), "RateLimited")
      }
    }).pipe(Effect.provide(layerFake({ rateLimits: true })))
  )
})

describe("a gateway", () => {
  it.effect("classifies the same code for each", () =>
    Effect.gen(function* () {
      const service = gateway(() => Effect.succeed({ _tag: "Refused", code: "none", message: "none" }))
      const errors = yield* Effect.all([Effect.flip(machines(input)), Effect.flip(databases(input))]).pipe(
        Effect.provideService(Toy, service)
      )
      assert.instanceOf(errors[0], NoMachines)
      assert.instanceOf(errors[1], NoDatabases)
    })
  )

  it.effect("has a queue for each", () =>
    Effect.gen(function* () {
      const sent: Array<string> = []
      const service = yield* waitingGateway(({ operation }) =>
        Effect.sync(() => {
          sent.push(operation.id)
          return empty
        })
      )
      const hourly = Limits.withLimits({ operation: () => ({ limit: 1, window: "1 hour" }), maxWait: 0 })
      const provide = Effect.provideService(Toy, service)
      yield* both.pipe(hourly, provide)
      for (const call of [machines(input), databases(input)]) {
        assert.strictEqual(yield* tagOf(call).pipe(hourly, provide), "RateLimited")
      }
      assert.deepStrictEqual(sent, [machines.id, databases.id])
    })
  )

  it.effect("limits one and not the other", () =>
    Effect.gen(function* () {
      const service = yield* waitingGateway(() => Effect.succeed(empty))
      const only = Limits.withLimits({
        operation: ({ id }) => (id === machines.id ? { limit: 0, window: "1 hour" } : undefined)
      })
      const provide = Effect.provideService(Toy, service)
      yield* databases(input).pipe(only, provide)
      assert.strictEqual((yield* machines(input).pipe(Effect.flip, only, provide))._tag, "RateLimited")
    })
  )

  it.effect("has a metric for each", () =>
    Effect.gen(function* () {
      const provide = Effect.provideService(
        Toy,
        gateway(() => Effect.succeed(empty))
      )
      yield* machines(input).pipe(provide)
      yield* both.pipe(provide)
      const snapshots = yield* Metric.snapshot
      const counts = snapshots
        .filter(({ id }) => id === "vendor.client.calls")
        .map(({ attributes, state }) => [
          { ...attributes }["vendor.operation"],
          (state as { readonly count: number }).count
        ])
      assert.sameDeepMembers<unknown>(counts, [
        [machines.id, 2],
        [databases.id, 1]
      ])
      const durations = snapshots.filter(({ id }) => id === "rpc.client.call.duration")
      assert.sameMembers(
        durations.map(({ attributes }) => ({ ...attributes })["vendor.operation"]),
        [machines.id, databases.id]
      )
    }).pipe(Effect.provideService(Metric.MetricRegistry, new Map()))
  )

  it.effect("names each in its span", () =>
    Effect.gen(function* () {
      const { provide, spans } = capturing()
      yield* both.pipe(
        Effect.provideService(
          Toy,
          gateway(() => Effect.succeed(empty))
        ),
        provide
      )
      assert.deepStrictEqual(
        spans.map(({ attributes, name }) => [name, attributes.get("vendor.operation")]),
        [
          ["DescribeZones", machines.id],
          ["DescribeZones", databases.id]
        ]
      )
    })
  )
})

describe("a fault", () => {
  const exchangeOf = ({ id, name }: Operation.Any): Faults.Exchange => ({
    operation: id,
    name,
    respond: Effect.succeed(HttpServerResponse.text("done")),
    write: ({ code }) => Effect.succeed(HttpServerResponse.text(code)),
    codes: { throttled: { code: "throttled" }, internalError: { code: "internal" } }
  })

  const struck = (rule: Faults.Rule) =>
    Effect.gen(function* () {
      const faults = Faults.make({ rules: [rule] })
      for (const operation of [machines, databases]) yield* Effect.ignore(faults.inject(exchangeOf(operation)))
      return (yield* faults.strikes).map(({ operation }) => operation)
    })

  it.effect("strikes the one that its rule names by id", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* struck({ kind: "empty200", operation: databases.id }), [databases.id])
      assert.deepStrictEqual(yield* struck({ kind: "empty200", operation: machines.id }), [machines.id])
    })
  )

  it.effect("strikes both when its rule gives the wire name", () =>
    Effect.gen(function* () {
      const strikes = yield* struck({ kind: "empty200", operation: "DescribeZones" })
      assert.deepStrictEqual(strikes, [machines.id, databases.id])
    })
  )
})
