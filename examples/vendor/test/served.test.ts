/** Parcels beside another vendor, on one port. */
import { Faults } from "@effect-vendors/core/testing"
import { Express } from "@effect-vendors/example-vendor"
import * as ParcelsTesting from "@effect-vendors/example-vendor/testing"
import { Control, Sandbox } from "@effect-vendors/sandbox"
import { Essbasic } from "@effect-vendors/tencent"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import { NodeCrypto, NodeHttpClient, NodeHttpServer } from "@effect/platform-node"
import { assert, describe, it } from "@effect/vitest"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServer from "effect/http/HttpServer"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as References from "effect/References"
import { createServer } from "node:http"

const vendors = [ParcelsTesting.sandbox, TencentTesting.sandbox] as const

class Address extends Context.Service<Address, string>()("test/Address") {}

const server = Layer.effect(Address, HttpServer.addressFormattedWith(Effect.succeed)).pipe(
  Layer.provide(
    HttpRouter.serve(Layer.merge(Sandbox.layerRoutes, Control.layer), { disableLogger: true, disableListenLog: true })
  ),
  Layer.provide(NodeHttpServer.layer(createServer, { host: "127.0.0.1", port: 0 })),
  Layer.provide(Faults.layer()),
  Layer.provide(Sandbox.layer(vendors)),
  // A reset connection is logged, and is wanted here.
  Layer.provide(Layer.succeed(References.MinimumLogLevel, "None"))
)

const gateways = (http: typeof NodeHttpClient.layerUndici) =>
  Layer.unwrap(Effect.map(Address, (address) => Sandbox.layerGateways(vendors, address))).pipe(
    Layer.provide([http, NodeCrypto.layer]),
    Layer.provideMerge(server)
  )

const control = Effect.fnUntraced(function* (method: string, path: string, body?: unknown) {
  const address = yield* Address
  return yield* Effect.promise(async () => {
    const headers = { "content-type": "application/json" }
    const init = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) }
    const response = await fetch(`${address}/_sandbox${path}`, init)
    const text = await response.text()
    return text === "" ? undefined : JSON.parse(text)
  })
})

const created = Effect.map(
  Express.createParcel({
    reference: "order 1",
    recipient: { name: "王小明", phone: Redacted.make("13900004567"), address: "杭州" },
    weight_grams: 800
  }),
  ({ parcel }) => parcel.id
)

const signCode = Essbasic.channelCreateMultiFlowSignQRCode({
  Agent: {
    AppId: "yDwhxUUckp3gl8j5UuFX33LSNozpRsbi",
    ProxyOrganizationOpenId: "org_dianziqian",
    ProxyOperator: { OpenId: "n9527" }
  },
  TemplateId: "yDSLKUUckpou1l4rUuJ7vlrBTL7S0DJ5",
  FlowName: "劳动合同"
})

describe.each([
  ["undici", NodeHttpClient.layerUndici],
  ["node:http", NodeHttpClient.layerNodeHttp],
  ["fetch", NodeHttpClient.layerFetch]
] as const)("one port for two vendors, over %s", (_name, http) => {
  it.live("both answer", () =>
    Effect.gen(function* () {
      const id = yield* created
      assert.strictEqual((yield* signCode).QrCode.QrCodeId.length, 32)
      const content = Uint8Array.from({ length: 100_000 }, (_, index) => index % 256)
      const form = { name: "cn22.png", type: "image/png", content } as const
      assert.strictEqual((yield* Express.attachCustomsForm({ id, kind: "CN22", form })).size, content.length)
      assert.strictEqual((yield* Express.listParcels({ status: "created" })).total, 1)
      yield* Express.changeAddress({ id, address: "上海" })
      yield* control("POST", "/steps/parcels/send", { id })
      const error = yield* Effect.flip(Express.cancelParcel({ id }))
      assert.instanceOf(error, Express.ParcelSent)
      const { parcel } = yield* Express.createParcel({
        reference: "order 2",
        recipient: { name: "王小明", phone: Redacted.make("13900004567"), address: "杭州" },
        weight_grams: 1
      })
      assert.deepStrictEqual(yield* Express.cancelParcel({ id: parcel.id }), {})
    }).pipe(Effect.provide(gateways(http)))
  )

  it.live("their state is saved, and goes on elsewhere", () =>
    Effect.gen(function* () {
      const id = yield* created
      const saved = yield* control("GET", "/state")
      assert.deepStrictEqual(Object.keys(saved.vendors), ["parcels", "tencent"])
      assert.notInclude(JSON.stringify(saved.vendors.parcels.states), "13900004567")
      yield* Effect.gen(function* () {
        assert.strictEqual((yield* Effect.flip(Express.findParcel({ id })))._tag, "ResourceNotFound")
        yield* control("PUT", "/state", saved)
        assert.strictEqual((yield* Express.findParcel({ id })).address, "杭州")
      }).pipe(Effect.provide(gateways(http), { local: true }))
    }).pipe(Effect.provide(gateways(http)))
  )

  it.live("a fault strikes one of them", () =>
    Effect.gen(function* () {
      yield* control("PUT", "/faults", {
        rules: [{ kind: "resetAfter", operation: Express.createParcel.id, times: 1 }]
      })
      assert.deepInclude(yield* Effect.flip(created), { _tag: "TransportFailure", outcome: "Unknown" })
      yield* signCode
      assert.strictEqual((yield* Express.listParcels({})).total, 1)
      const { strikes } = yield* control("GET", "/faults")
      assert.deepStrictEqual(strikes, [
        { operation: "parcels/express/v1/createParcel", kind: "resetAfter", processed: 1 }
      ])
    }).pipe(Effect.provide(gateways(http)))
  )
})
