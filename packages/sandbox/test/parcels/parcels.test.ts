/** A vendor of the test's own needs no change of the sandbox. */
import { assert, describe, it, layer } from "@effect/vitest"
import { VendorError } from "@effect-vendors/core"
import { type Sandbox, Vendors } from "@effect-vendors/sandbox"
import { Essbasic } from "@effect-vendors/tencent"
import { NodeHttpClient } from "@effect/platform-node"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import { Address, control, layerGateways, serve } from "../sandboxServer.ts"
import { gateway } from "./gateway.ts"
import { ParcelUnknown, send, simulator, track } from "./Parcels.ts"
import { ParcelsSimulation, sandbox } from "./sandbox.ts"

const vendors = [...Vendors.all, sandbox] as const

const onSandbox = <A, E>(call: Effect.Effect<A, E, Sandbox.GatewaysOf<typeof vendors>>) =>
  Effect.provide(call, layerGateways(vendors))

const sent = onSandbox(send({ to: "小王" }))

describe("a vendor with a platform of its own", () => {
  layer(serve(vendors), { excludeTestServices: true })((it) => {
    const fresh = control("POST", "/reset")

    it.effect("is served at a path of its own, beside the others", () =>
      Effect.gen(function* () {
        yield* fresh
        const { number } = yield* sent
        assert.deepStrictEqual(yield* onSandbox(track({ number })), { place: "the office" })
        assert.instanceOf(yield* Effect.flip(onSandbox(track({ number: "0" }))), ParcelUnknown)
        const { QrCode } = yield* onSandbox(
          Essbasic.channelCreateMultiFlowSignQRCode({
            Agent: { AppId: "app", ProxyOrganizationOpenId: "org", ProxyOperator: { OpenId: "n9527" } },
            TemplateId: "yDSLKUUckpou1l4rUuJ7vlrBTL7S0DJ5",
            FlowName: "协议"
          })
        )
        assert.isNotEmpty(QrCode.QrCodeId)
      })
    )

    it.effect("knows its own keys only", () =>
      Effect.gen(function* () {
        const address = yield* Address
        const stranger = gateway(address, { token: Redacted.make("sandbox-app:sandbox-secret") }).pipe(
          Layer.provide(NodeHttpClient.layerUndici)
        )
        assert.instanceOf(yield* Effect.flip(Effect.provide(send({ to: "小王" }), stranger)), VendorError.AuthFailure)
      })
    )

    it.effect("shows a test its simulation", () =>
      Effect.gen(function* () {
        yield* fresh
        const simulation = yield* ParcelsSimulation
        yield* simulation.set(simulator, { places: { "1": "杭州" } })
        assert.deepStrictEqual(yield* onSandbox(track({ number: "1" })), { place: "杭州" })
        assert.deepStrictEqual(
          (yield* simulation.calls).map(({ operation }) => operation),
          ["parcels/shipping/v1/track"]
        )
      })
    )

    it.effect("is saved and restored", () =>
      Effect.gen(function* () {
        yield* fresh
        const { number } = yield* sent
        const { body: state } = yield* control("GET", "/state")
        assert.deepStrictEqual(state.vendors.parcels.states, { shipping: { places: { [number]: "the office" } } })
        yield* fresh
        assert.instanceOf(yield* Effect.flip(onSandbox(track({ number }))), ParcelUnknown)
        assert.strictEqual((yield* control("PUT", "/state", state)).status, 204)
        assert.deepStrictEqual(yield* onSandbox(track({ number })), { place: "the office" })
      })
    )

    it.effect("is driven by control", () =>
      Effect.gen(function* () {
        yield* fresh
        const { body: steps } = yield* control("GET", "/steps")
        assert.deepInclude(
          steps.map(({ simulator, step, vendor }: Record<string, string>) => [vendor, simulator, step]),
          ["parcels", "shipping", "move"]
        )
        const { number } = yield* sent
        const [{ at: _, ...message }] = (yield* control("GET", "/outbox")).body
        assert.deepStrictEqual(message, {
          vendor: "parcels",
          simulator: "shipping",
          kind: "parcel",
          recipient: "小王",
          value: number
        })
        assert.strictEqual((yield* control("POST", "/steps/shipping/move", { number, place: "北京" })).status, 200)
        assert.deepStrictEqual(yield* onSandbox(track({ number })), { place: "北京" })
      })
    )

    it.effect("meets faults in its own codes", () =>
      Effect.gen(function* () {
        yield* fresh
        yield* control("PUT", "/faults", { rules: [{ kind: "internalError", operation: send.id }] })
        const error = yield* Effect.flip(sent)
        assert.deepInclude(error, { _tag: "ServiceFailure", code: "broken" })
        assert.deepStrictEqual((yield* control("GET", "/faults")).body.strikes, [
          { operation: "parcels/shipping/v1/send", kind: "internalError", processed: 1 }
        ])
      })
    )
  })

  it.effect("has a fake and a sandbox in the same process", () =>
    Effect.gen(function* () {
      for (const vendor of [sandbox.layerFake(), sandbox.layerSandbox()]) {
        const place = yield* send({ to: "小王" }).pipe(Effect.flatMap(track), Effect.provide(vendor))
        assert.deepStrictEqual(place, { place: "the office" })
      }
    })
  )
})
