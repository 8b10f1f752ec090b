/** Requests that are no signed JSON: bytes, and calls of those who have no key yet. */
import * as Wire from "@effect-vendors/core/Wire"
import * as Tencent from "@effect-vendors/tencent/Tencent"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"

const uploadLog = Tencent.product({ service: "cls", version: "2020-10-16" })("UploadLog", {
  request: Wire.struct({ TopicId: Wire.String, CompressType: Wire.optional(Wire.String), Logs: Wire.Base64 }),
  response: Wire.struct({})
}).annotate(Tencent.OctetStream, {
  body: "Logs",
  headers: { TopicId: "X-CLS-TopicId", CompressType: "X-CLS-CompressType" }
})

const sts = { service: "sts", version: "2018-08-13" }

const assumeRole = Tencent.product(sts)("AssumeRoleWithTicket", {
  request: Wire.struct({ ProviderId: Wire.String, WebIdentityToken: Wire.Secret }),
  response: Wire.struct({})
}).annotate(Tencent.Unsigned, true)

const signed = Tencent.product(sts)("GetCallerIdentity", { request: Wire.struct({}), response: Wire.struct({}) })

const nobody = { secretId: "", secretKey: Redacted.make("") }

const sandbox = (options?: Partial<Tencent.Options>) =>
  TencentTesting.layerSandbox({ operations: [uploadLog, assumeRole, signed], ...options })

describe("a body of bytes", () => {
  for (const [name, layer] of Object.entries({ fake: TencentTesting.layerFake(), sandbox: sandbox() })) {
    it.effect(`is signed and sent as it is, its other fields as headers: ${name}`, () =>
      Effect.gen(function* () {
        const simulation = yield* TencentTesting.TencentSimulation
        const request = { TopicId: "topic", CompressType: "lz4", Logs: new Uint8Array([0, 255, 128]) }
        yield* uploadLog(request)
        yield* uploadLog({ TopicId: "topic", Logs: new Uint8Array() })
        const [first, second] = (yield* simulation.calls).map(({ request }) => request)
        assert.deepStrictEqual(first, request)
        assert.deepStrictEqual(second, { TopicId: "topic", Logs: new Uint8Array() })
      }).pipe(Effect.provide(layer))
    )
  }

  it.effect("is not sent where a header cannot hold a field", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(uploadLog({ TopicId: "a\nb", Logs: new Uint8Array() }))
      assert.include({ ...error }, { _tag: "InvalidParameter", origin: "client", outcome: "NotSent" })
    }).pipe(Effect.provide(sandbox()))
  )

  it.effect("is refused as JSON, in a call without a definition", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(Tencent.call("GetCallerIdentity", { Image: new Uint8Array([1]) }, sts))
      assert.include({ ...error }, { _tag: "InvalidParameter", origin: "client", outcome: "NotSent" })
      assert.include(error.message, '["Image"]')
    }).pipe(Effect.provide(sandbox()))
  )
})

describe("a call that is not signed", () => {
  it.effect("needs no key", () =>
    assumeRole({ ProviderId: "a", WebIdentityToken: Redacted.make("b") }).pipe(
      Effect.provide(sandbox({ credentials: nobody }))
    )
  )

  it.effect("asks no provider for a key", () =>
    Effect.gen(function* () {
      const credentials = Effect.die(new Error("nobody asks for it"))
      yield* assumeRole({ ProviderId: "a", WebIdentityToken: Redacted.make("b") }).pipe(
        Tencent.withCredentials(credentials),
        Effect.provide(sandbox({ credentials }))
      )
    })
  )

  it.effect("sends no token", () =>
    assumeRole({ ProviderId: "a", WebIdentityToken: Redacted.make("b") }).pipe(
      Effect.provide(sandbox({ credentials: { ...nobody, token: Redacted.make("\u0000") } }))
    )
  )

  it.effect("is the exception: every other call needs a key", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(signed({}))
      assert.include({ ...error }, { _tag: "AuthFailure", outcome: "NotSent" })
    }).pipe(Effect.provide(sandbox({ credentials: nobody })))
  )
})
