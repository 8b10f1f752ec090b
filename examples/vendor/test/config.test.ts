import { Express, Parcels } from "@effect-vendors/example-vendor"
import { assert, describe, it } from "@effect/vitest"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as stub from "./stub.ts"

const environment = (env: Readonly<Record<string, string>>) => ConfigProvider.layer(ConfigProvider.fromEnv({ env }))

describe("config", () => {
  it.effect("reads the key, the secret and the endpoint", () =>
    Effect.gen(function* () {
      const { http, sent } = stub.answering({ body: stub.written })
      const layer = Parcels.layerConfig().pipe(
        Layer.provide(http),
        Layer.provide(
          environment({
            PARCELS_KEY: "key-2",
            PARCELS_SECRET: stub.secret,
            PARCELS_ENDPOINT: "https://other.example"
          })
        )
      )
      yield* Effect.provide(Express.findParcel({ id: stub.id }), layer)
      assert.strictEqual(sent[0]!.url.host, "other.example")
      assert.strictEqual(sent[0]!.headers["x-parcels-key"], "key-2")
      stub.assertSigned(sent[0]!)
    })
  )

  it.effect("names every variable that is missing", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(Parcels.config())
      assert.include(error.message, "PARCELS_KEY")
      assert.include(error.message, "PARCELS_SECRET")
    }).pipe(Effect.provide(environment({})))
  )

  it.effect("reads no variable for what is given", () =>
    Effect.gen(function* () {
      const credentials = { key: "given", secret: Redacted.make("given") }
      const options = yield* Parcels.config({ credentials, endpoint: "https://given.example" })
      assert.deepStrictEqual(options, { credentials, endpoint: "https://given.example" })
    }).pipe(Effect.provide(environment({ PARCELS_KEY: "" })))
  )
})
