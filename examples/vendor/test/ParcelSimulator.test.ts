import { Paging } from "@effect-vendors/core"
import { Faults } from "@effect-vendors/core/testing"
import { Express, Parcels } from "@effect-vendors/example-vendor"
import * as ParcelsTesting from "@effect-vendors/example-vendor/testing"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Stream from "effect/Stream"
import { TestClock } from "effect/testing"

const { ParcelsSimulation, ParcelSimulator } = ParcelsTesting
const phone = "13900004567"

const created = (reference = "order 1", weight_grams = 800) =>
  Effect.map(
    Express.createParcel({
      reference,
      recipient: { name: "王小明", phone: Redacted.make(phone), address: "杭州" },
      weight_grams
    }),
    ({ parcel }) => parcel
  )

const step = (make: typeof ParcelSimulator.send, id: string) =>
  Effect.flatMap(ParcelsSimulation, (simulation) => simulation.step(ParcelSimulator.simulator, make(id)))

describe.each([
  ["fake", ParcelsTesting.layerFake()],
  ["sandbox", ParcelsTesting.layerSandbox()]
] as const)("parcels, on a %s", (_name, layer) => {
  it.effect("are created, found, changed and cancelled", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(1_900_000_000_000)
      const parcel = yield* created()
      assert.deepInclude(parcel, { status: "created", address: "杭州", created_at: 1_900_000_000_000n })
      assert.deepStrictEqual(yield* Express.findParcel({ id: parcel.id }), parcel)
      assert.strictEqual((yield* Express.changeAddress({ id: parcel.id, address: "上海" })).address, "上海")
      assert.deepStrictEqual(yield* Express.cancelParcel({ id: parcel.id }), {})
      assert.deepStrictEqual(yield* Express.cancelParcel({ id: parcel.id }), {})
      assert.strictEqual((yield* Express.findParcel({ id: parcel.id })).status, "cancelled")
      const late = yield* Effect.flip(Express.changeAddress({ id: parcel.id, address: "北京" }))
      assert.instanceOf(late, Express.ParcelCancelled)
      const { outbox } = yield* ParcelsSimulation
      assert.deepInclude((yield* outbox)[0], { kind: "tracking", recipient: phone, value: parcel.id })
    }).pipe(Effect.provide(layer))
  )

  it.effect("that a courier has can be delivered, but neither changed nor cancelled", () =>
    Effect.gen(function* () {
      const { id } = yield* created()
      assert.isFalse(yield* step(ParcelSimulator.deliver, id))
      assert.isTrue(yield* step(ParcelSimulator.send, id))
      for (const call of [Express.cancelParcel({ id }), Express.changeAddress({ id, address: "上海" })]) {
        assert.instanceOf(
          yield* Effect.flip(call as typeof call & ReturnType<typeof Express.cancelParcel>),
          Express.ParcelSent
        )
      }
      assert.isTrue(yield* step(ParcelSimulator.deliver, id))
      assert.strictEqual((yield* Express.findParcel({ id })).status, "delivered")
    }).pipe(Effect.provide(layer))
  )

  it.effect("that are too heavy are not accepted, and those that do not exist are not found", () =>
    Effect.gen(function* () {
      const heavy = yield* Effect.flip(created("order 1", 30_001))
      assert.instanceOf(heavy, Express.ParcelNotAccepted)
      assert.deepInclude(heavy, { code: "TOO_HEAVY", limitGrams: 30_000, outcome: "Rejected" })
      const lost = yield* Effect.flip(Express.findParcel({ id: "0".repeat(32) }))
      assert.deepInclude(lost, { _tag: "ResourceNotFound", code: "NotFound" })
    }).pipe(Effect.provide(layer))
  )

  it.effect("carry a customs form", () =>
    Effect.gen(function* () {
      const { id } = yield* created()
      const content = Uint8Array.from({ length: 256 }, (_, byte) => byte)
      const form = { name: "cn23.pdf", type: "application/pdf", content } as const
      const told = yield* Express.attachCustomsForm({ id, kind: "CN23", form })
      assert.deepStrictEqual(told, { name: "cn23.pdf", size: 256 })
      const simulation = yield* ParcelsSimulation
      const { parcels } = yield* simulation.get(ParcelSimulator.simulator)
      assert.deepStrictEqual(parcels[id]?.customsForm, { kind: "CN23", name: "cn23.pdf", size: 256 })
      const asked = (yield* simulation.calls).at(-1)!.request as Parameters<typeof Express.attachCustomsForm>[0]
      assert.deepStrictEqual([...asked.form.content], [...content])
    }).pipe(Effect.provide(layer))
  )

  it.effect("are listed page by page", () =>
    Effect.gen(function* () {
      const names = Array.from({ length: 5 }, (_, index) => `order ${index}`)
      const ids = yield* Effect.forEach(names, (name) => Effect.map(created(name), ({ id }) => id))
      yield* Express.cancelParcel({ id: ids[1]! })
      const listed = yield* Paging.items(Express.listParcels, { status: "created", size: 2 }).pipe(Stream.runCollect)
      assert.deepStrictEqual(
        listed.map(({ reference }) => reference),
        ["order 0", "order 2", "order 3", "order 4"]
      )
      const { calls } = yield* ParcelsSimulation
      assert.strictEqual((yield* calls).filter(({ operation }) => operation === Express.listParcels.id).length, 2)
    }).pipe(Effect.provide(layer))
  )
})

describe("the sandbox", () => {
  const { id } = { id: "0".repeat(32) }

  it.effect("refuses who it does not know, and who signs with another secret", () =>
    Effect.gen(function* () {
      const { credentials } = ParcelsTesting
      for (const [wrong, code] of [
        [{ ...credentials, key: "nobody" }, "UnknownKey"],
        [{ ...credentials, secret: Redacted.make("other") }, "WrongSignature"]
      ] as const) {
        const error = yield* Effect.flip(Parcels.withCredentials(wrong)(Express.findParcel({ id })))
        assert.deepInclude(error, { _tag: "AuthFailure", code, outcome: "Rejected" })
      }
    }).pipe(Effect.provide(ParcelsTesting.layerSandbox()))
  )

  it.effect("knows no route that no operation has", () =>
    Effect.gen(function* () {
      const findLabel = Parcels.operation(
        "findLabel",
        { method: "GET", path: "/v1/parcels/{id}/label" },
        Express.findParcel
      )
      const error = yield* Effect.flip(findLabel({ id }))
      assert.deepInclude(error, { _tag: "InvalidParameter", code: "UnknownRoute", origin: "vendor" })
    }).pipe(Effect.provide(ParcelsTesting.layerSandbox()))
  )

  it.effect("whose clock is an hour ahead is called again with its own time", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(1_900_000_000_000)
      const { id } = yield* created()
      assert.strictEqual((yield* Express.findParcel({ id })).status, "created")
    }).pipe(
      Effect.provide(
        ParcelsTesting.layerSandbox().pipe(Layer.provide(Faults.layer({ rules: [{ kind: "skewedClock" }] })))
      )
    )
  )

  it.effect.each(["none", "duplicate", "wrongContentType"] as const)("answers all the same with the fault %s", (kind) =>
    Effect.gen(function* () {
      const { id } = yield* created()
      yield* Express.cancelParcel({ id })
    }).pipe(Effect.provide(ParcelsTesting.layerSandbox().pipe(Layer.provide(Faults.layer({ rules: [{ kind }] })))))
  )

  it.effect.each([
    ["refused", "TransportFailure", "NotSent"],
    ["resetAfter", "TransportFailure", "Unknown"],
    ["cutBody", "TransportFailure", "Unknown"],
    ["html502", "ServiceFailure", "Unknown"],
    ["empty200", "MalformedResponse", "Unknown"],
    ["invalidBody", "MalformedResponse", "Unknown"],
    ["throttled", "RateLimited", "Rejected"],
    ["internalError", "ServiceFailure", "Unknown"]
  ] as const)("comes to the right error with the fault %s", ([kind, tag, outcome]) =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(created())
      assert.deepInclude(error, { _tag: tag, outcome })
    }).pipe(Effect.provide(ParcelsTesting.layerSandbox().pipe(Layer.provide(Faults.layer({ rules: [{ kind }] })))))
  )
})
