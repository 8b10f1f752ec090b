/** Where calls go, and settings that no request can carry. */
import { assert, describe, it } from "@effect/vitest"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Courier from "./courier/Courier.ts"
import { parcels } from "./courier/requests.ts"
import { credentials, isSigned, provide, shipClient } from "./gateway.ts"

const ship = Courier.ship(parcels)

it.effect.each(["", " ", "\n"])("a blank endpoint, session and account are absent: %j", (blank) =>
  Effect.gen(function* () {
    const client = shipClient()
    yield* ship.pipe(
      Courier.withSession(Redacted.make(blank)),
      provide(client, { endpoint: blank, credentials: { ...credentials, account: blank } })
    )
    assert.strictEqual(client.requests[0]!.url, "https://gw.api.taobao.com/router/rest")
    assert.notProperty(client.requests[0]!.parameters, "session")
    isSigned(client.requests[0]!, "helloworld")
  })
)

it.effect.each<readonly [of: string, options: object]>([
  ["a host that is no name", { endpoint: { connect: "https://a.example", host: "a b" } }],
  ["an endpoint of another type", { endpoint: 5 }],
  ["a record", { endpoint: { top: "https://a.example" } }]
])("the layer is not built with %s", ([, more]) =>
  Effect.gen(function* () {
    const error = yield* Effect.flip(ship.pipe(provide(shipClient(), more)))
    assert.deepInclude(error as object, { _tag: "EndpointError", vendor: "Courier" })
  })
)

describe("a call is not sent with", () => {
  const notSent = (call: typeof ship, more: object = {}) =>
    Effect.gen(function* () {
      const client = shipClient()
      const error = yield* Effect.flip(call.pipe(provide(client, more)))
      assert.strictEqual(client.requests.length, 0)
      assert.deepInclude(error as object, { _tag: "AuthFailure", outcome: "NotSent", retryable: false })
      assert.notInclude(String(error), "hunter2")
      return error.message
    })

  const wrong: ReadonlyArray<unknown> = ["hunter2", 5, Symbol("s"), {}, Redacted.make(5)]

  it.effect.each(wrong.map((value, index) => [index, value] as const))("a secret of a wrong type, %i", ([, value]) =>
    Effect.gen(function* () {
      assert.include(yield* notSent(ship.pipe(Courier.withSession(value as never))), "session")
      assert.include(yield* notSent(ship, { credentials: { ...credentials, appSecret: value } }), "app secret")
    })
  )

  it.effect("a secret that ends with a line break", () =>
    Effect.gen(function* () {
      const secret = Redacted.make("hunter2\n")
      assert.strictEqual(yield* notSent(ship.pipe(Courier.withSession(secret))), "the session ends with a line break")
      const bad = { ...credentials, appSecret: secret }
      assert.strictEqual(yield* notSent(ship, { credentials: bad }), "the app secret ends with a line break")
      assert.strictEqual(
        yield* notSent(ship.pipe(Courier.withCredentials({ ...credentials, appKey: "1\n" }))),
        "the app key ends with a line break"
      )
    })
  )

  it.effect("no credentials", () =>
    Effect.forEach([null, undefined, 5, {}], (given) => notSent(ship, { credentials: given }))
  )
})

it.effect("layerConfig asks only for the parts of credentials that are not given, and trims what it reads", () =>
  Effect.gen(function* () {
    const client = shipClient()
    const within = (env: Record<string, string>) =>
      Effect.provideService(ConfigProvider.ConfigProvider, ConfigProvider.fromEnv({ env }))
    const call = ship.pipe(
      Effect.provide(Courier.layerConfig({ credentials: { appKey: "given" } }).pipe(Layer.provide(client.layer)))
    )
    yield* call.pipe(within({ COURIER_APP_SECRET: "secret\n", COURIER_ENDPOINT: " " }))
    assert.strictEqual(client.requests[0]!.parameters.app_key, "given")
    isSigned(client.requests[0]!, "secret")
    const error = yield* Effect.flip(call.pipe(within({})))
    assert.notInclude(error.message, "COURIER_APP_KEY")
    assert.include(error.message, "COURIER_APP_SECRET")
  })
)
