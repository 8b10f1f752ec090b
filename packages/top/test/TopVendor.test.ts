import { assert, describe, expectTypeOf, it } from "@effect/vitest"
import type { EndpointError } from "@effect-vendors/core/Endpoint"
import type * as Operation from "@effect-vendors/core/Operation"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as TopFormat from "@effect-vendors/top/TopFormat"
import type * as TopSigner from "@effect-vendors/top/TopSigner"
import * as TopVendor from "@effect-vendors/top/TopVendor"
import type * as Config from "effect/Config"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Context from "effect/Context"
import type * as Digest from "effect/crypto/Digest"
import type * as Mac from "effect/crypto/Mac"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Courier from "./courier/Courier.ts"
import { parcels } from "./courier/requests.ts"
import { forms } from "./formats.ts"
import { credentials, isSigned, provide, shipClient } from "./gateway.ts"
import * as Stub from "./stub.ts"

describe("an operation", () => {
  it("carries the name of its vendor", () => {
    assert.strictEqual(Courier.ship.id, "courier/top/2.0/courier.parcels.ship")
    const { name, product, vendor, version } = Courier.ship
    assert.deepStrictEqual(
      { name, product, vendor, version },
      { vendor: "Courier", product: "top", version: "2.0", name: "courier.parcels.ship" }
    )
  })

  it("requires a session only where it says so", () => {
    const requires = ({ annotations }: Operation.Any) => Context.get(annotations, TopVendor.RequiresSession)
    assert.isFalse(requires(Courier.ship))
    assert.isTrue(requires(Courier.list))
    assert.isFalse(requires(Courier.list.annotate(TopVendor.RequiresSession, false)))
  })

  it("needs the service of its vendor, and nothing else", () => {
    const call = Courier.ship(parcels)
    expectTypeOf<Effect.Services<typeof call>>().toEqualTypeOf<Courier.Courier>()
    expectTypeOf<Effect.Error<typeof call>>().toEqualTypeOf<Courier.ShipRefused | VendorError.GatewayError>()
    expectTypeOf(Courier.call("courier.a.b", {})).toEqualTypeOf<
      Effect.Effect<Readonly<Record<string, unknown>>, VendorError.GatewayError, Courier.Courier>
    >()
  })
})

describe("layers", () => {
  it("name their requirements in their types", () => {
    expectTypeOf(Courier.layer).returns.toEqualTypeOf<
      Layer.Layer<Courier.Courier, EndpointError, HttpClient.HttpClient | Digest.Digest | Mac.Mac>
    >()
    expectTypeOf(Courier.layerWithSigner).returns.toEqualTypeOf<
      Layer.Layer<Courier.Courier, EndpointError, HttpClient.HttpClient | TopSigner.TopSigner>
    >()
    expectTypeOf(Courier.layerConfig).returns.toEqualTypeOf<
      Layer.Layer<Courier.Courier, Config.ConfigError | EndpointError, HttpClient.HttpClient | Digest.Digest | Mac.Mac>
    >()
  })
})

describe("a call without a definition", () => {
  it.effect("gives the response as it is", () =>
    Effect.gen(function* () {
      const client = Stub.always(
        `{"courier_items_list_get_response":{"items":{"item":[{"num_iid":9007199254740993}]},"total":1}}`
      )
      const response = yield* Courier.call("courier.items.list.get", {
        fields: ["num_iid", "title"],
        num_iid: 9007199254740993n,
        query: { id: 9007199254740993n, none: undefined }
      }).pipe(provide(client))
      assert.deepStrictEqual(response, { items: { item: [{ num_iid: 9007199254740993n }] }, total: 1 })
      assert.deepInclude(client.requests[0]!.parameters, {
        method: "courier.items.list.get",
        fields: "num_iid,title",
        num_iid: "9007199254740993",
        query: `{"id":9007199254740993}`
      })
      isSigned(client.requests[0]!, "helloworld")
    })
  )

  it.effect("fails as any call fails", () =>
    Effect.gen(function* () {
      const client = Stub.always(`{"error_response":{"code":22,"msg":"Invalid method","request_id":"r-1"}}`)
      const error = yield* Courier.call("courier.no.such", {}).pipe(Effect.flip, provide(client))
      assert.instanceOf(error, VendorError.InvalidParameter)
      assert.deepInclude(error, { operation: "courier.no.such", code: "22", requestId: "r-1" })
    })
  )

  it.effect("is no success where nothing shows one", () =>
    Effect.gen(function* () {
      for (const { format } of forms) {
        for (const body of ["{}", "[]", "null", "<a/>", "", `{"error_response":{"msg":"x"}}`, "<error_response/>"]) {
          const error = yield* Courier.call("courier.time.get", {}).pipe(
            Effect.flip,
            provide(Stub.always(body), { format })
          )
          assert.strictEqual(error._tag, "MalformedResponse")
        }
      }
    })
  )

  it.effect("is a success by its request id where there is no wrapper", () =>
    Effect.gen(function* () {
      const response = yield* Courier.call("courier.time.get", {}).pipe(
        provide(Stub.always(`{"time":"2000-01-01 00:00:00","request_id":"r-1"}`), { format: TopFormat.simplified })
      )
      assert.deepStrictEqual(response, { time: "2000-01-01 00:00:00", request_id: "r-1" })
    })
  )
})

describe("configuration", () => {
  const configured = (variables: Record<string, string>, options?: Partial<TopVendor.Options>) => {
    const client = shipClient()
    return Effect.as(
      Courier.ship(parcels).pipe(
        Effect.provide(
          Courier.layerConfig(options).pipe(
            Layer.provide([client.layer, ConfigProvider.layer(ConfigProvider.fromEnvRecord(variables))])
          )
        )
      ),
      client.requests
    )
  }

  it.effect.each([
    [{}, ["COURIER_APP_KEY", "COURIER_APP_SECRET"]],
    [{ COURIER_APP_KEY: "key" }, ["COURIER_APP_SECRET"]],
    [{ COURIER_APP_SECRET: "secret" }, ["COURIER_APP_KEY"]],
    [{ COURIER_APP_KEY: "", COURIER_APP_SECRET: "" }, ["COURIER_APP_KEY", "COURIER_APP_SECRET"]]
  ] as const)("the variables %o lack %o", ([variables, missing]) =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(configured(variables))
      assert(error._tag === "ConfigError")
      for (const name of ["COURIER_APP_KEY", "COURIER_APP_SECRET"]) {
        assert.strictEqual(error.message.includes(name), missing.includes(name as never))
      }
      assert.notInclude(error.message, "COURIER_ENDPOINT")
    })
  )

  const variables = { COURIER_APP_KEY: "key", COURIER_APP_SECRET: "secret" }

  it.effect("two variables are enough", () =>
    Effect.gen(function* () {
      const [sent] = yield* configured(variables)
      assert.strictEqual(sent!.url, "https://gw.api.taobao.com/router/rest")
      assert.strictEqual(sent!.parameters.app_key, "key")
      isSigned(sent!, "secret")
    })
  )

  it.effect("reads the endpoint, but a given option counts first", () =>
    Effect.gen(function* () {
      const [sent] = yield* configured({ ...variables, COURIER_ENDPOINT: "http://127.0.0.1:1/rest" })
      assert.strictEqual(sent!.url, "http://127.0.0.1:1/rest")
      const [other] = yield* configured(
        { ...variables, COURIER_ENDPOINT: "http://127.0.0.1:1/rest" },
        { endpoint: "https://api.taobao.com/router/rest", signMethod: "hmac" }
      )
      assert.strictEqual(other!.url, "https://api.taobao.com/router/rest")
      isSigned(other!, "secret", "hmac")
    })
  )

  it.effect.each<readonly [string, Partial<TopVendor.Options>, Array<string>]>([
    ["nothing", {}, ["COURIER_APP_KEY", "COURIER_APP_SECRET", "COURIER_ENDPOINT"]],
    ["credentials", { credentials }, ["COURIER_ENDPOINT"]],
    ["an endpoint", { endpoint: "http://127.0.0.1:1/rest" }, ["COURIER_APP_KEY", "COURIER_APP_SECRET"]],
    ["both", { credentials, endpoint: "http://127.0.0.1:1/rest" }, []]
  ])("given %s, reads only the other variables", ([, given, expected]) =>
    Effect.gen(function* () {
      const read: Array<string> = []
      const provider = ConfigProvider.make((path) =>
        Effect.sync(() => {
          read.push(path.join("_"))
          return ConfigProvider.makeValue("http://127.0.0.1:2/rest")
        })
      )
      const options = yield* Courier.vendor
        .config(given)
        .pipe(Effect.provideService(ConfigProvider.ConfigProvider, provider))
      assert.deepStrictEqual(read, expected)
      assert.deepInclude(options, given)
    })
  )

  it.effect("needs no variable where everything is given", () =>
    Effect.gen(function* () {
      const [sent] = yield* configured({}, { credentials })
      assert.strictEqual(sent!.parameters.app_key, credentials.appKey)
    })
  )

  it.effect("the error tells no secret", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(configured({ COURIER_APP_SECRET: "hunter2" }))
      assert.notInclude(error.message, "hunter2")
    })
  )
})
