import { assert, describe, it } from "@effect/vitest"
import * as Gateway from "@effect-vendors/core/vendor/Gateway"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Damai from "@effect-vendors/damai/Damai"
import * as Maizuo from "@effect-vendors/damai/Maizuo"
import type * as TopGateway from "@effect-vendors/top/TopGateway"
import * as TopSigner from "@effect-vendors/top/TopSigner"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import { TestClock } from "effect/testing"
import * as Courier from "../../top/test/courier/Courier.ts"
import { forms } from "../../top/test/formats.ts"
import * as independent from "../../top/test/independent.ts"
import * as Stub from "../../top/test/stub.ts"
import { register, registered, registerKey, send, sendKey, sent as sentBody } from "./requests.ts"

const credentials: TopGateway.Credential = { appKey: "12345678", appSecret: Redacted.make("helloworld") }

const provide = (client: Stub.Client, options: Partial<Damai.Options> = {}) =>
  Effect.provide(Damai.layer({ ...Gateway.unhurried, credentials, ...options }).pipe(Layer.provide(client.layer)))

const sendClient = () => Stub.always(JSON.stringify({ [sendKey]: sentBody }))

const isSigned = ({ parameters }: Stub.Sent, secret: string, method: independent.SignMethod = "hmac-sha256") =>
  assert.strictEqual(parameters.sign, independent.sign(method, parameters, secret))

describe("a request", () => {
  it.effect.each(forms)("$name: the whole form", ({ format, name, success }) =>
    Effect.gen(function* () {
      // 2016-01-01 12:00:00 on the platform's clock.
      yield* TestClock.setTime(Date.parse("2016-01-01T04:00:00Z"))
      const client = Stub.always(success(registerKey, registered))
      yield* Maizuo.userRegisterByauthcode(register).pipe(provide(client, { format, signMethod: "hmac" }))
      assert.strictEqual(client.requests.length, 1)
      const sent = client.requests[0]!
      assert.strictEqual(sent.url, "https://gw.api.taobao.com/router/rest")
      const { sign: _, ...parameters } = sent.parameters
      assert.deepStrictEqual(parameters, {
        method: "alibaba.damai.maizuo.openapi.user.register.byauthcode",
        app_key: "12345678",
        timestamp: "2016-01-01 12:00:00",
        v: "2.0",
        sign_method: "hmac",
        format: name === "XML" ? "xml" : "json",
        ...(name === "simplified JSON" ? { simplify: "true" } : {}),
        param0:
          `{"ptnr_token":"St5dnxCv1KtwpNaDzuE459yus3m6F7FEG+2","tenant_token":"A9UJj/8SWB5xLq54Tn623qFzG+2u39r5xP5icq",` +
          `"channel_token":"XYJ72Idfk1231+mCzqSXZLWtCnikX/Vn","auth_code":"726311","user_login_password":"QWA1q2w3e4r",` +
          `"user_phone":"13900004567","code_type":1}`
      })
      isSigned(sent, "helloworld", "hmac")
    })
  )

  it.effect.each(independent.signMethods)("signed with %s", (signMethod) =>
    Effect.gen(function* () {
      const client = sendClient()
      yield* Maizuo.userAuthcodeSend(send).pipe(provide(client, { signMethod }))
      assert.strictEqual(client.requests[0]!.parameters.sign_method, signMethod)
      isSigned(client.requests[0]!, "helloworld", signMethod)
    })
  )

  it.effect("signed by the signer that the test provides", () =>
    Effect.gen(function* () {
      const client = sendClient()
      const layer = Damai.layerWithSigner({ credentials }).pipe(
        Layer.provide(TopSigner.layerMd5),
        Layer.provide(client.layer)
      )
      yield* Maizuo.userAuthcodeSend(send).pipe(Effect.provide(layer))
      isSigned(client.requests[0]!, "helloworld", "md5")
    })
  )

  it.effect("in detail: the value, the request id and the undecoded response", () =>
    Effect.gen(function* () {
      const body = { ...sentBody, request_id: "r-1", news: 1 }
      const answer = yield* Maizuo.userAuthcodeSend
        .detailed(send)
        .pipe(provide(Stub.always(JSON.stringify({ [sendKey]: body }))))
      assert.deepStrictEqual(answer, { value: sentBody as never, requestId: "r-1", raw: body, drift: [] })
    })
  )

  it.effect("without a definition", () =>
    Effect.gen(function* () {
      const client = Stub.always(
        `{"alibaba_damai_maizuo_openapi_project_detail_response":{"result":{"project_id":9007199254740993}}}`
      )
      const response = yield* Damai.call("alibaba.damai.maizuo.openapi.project.detail", {
        project_param: { project_id: 9007199254740993n }
      }).pipe(provide(client))
      assert.deepStrictEqual(response, { result: { project_id: 9007199254740993n } })
      assert.strictEqual(client.requests[0]!.parameters.project_param, `{"project_id":9007199254740993}`)
      isSigned(client.requests[0]!, "helloworld")
    })
  )
})

describe("context of a call", () => {
  const call = Maizuo.userAuthcodeSend(send)
  const second: TopGateway.Credential = { appKey: "second", appSecret: Redacted.make("second secret") }

  it("the session and the credentials of Damai are its own", () => {
    assert.strictEqual(Damai.CurrentSession.key, "@effect-vendors/damai/Damai/Session")
    assert.strictEqual(Damai.CurrentCredentials.key, "@effect-vendors/damai/Damai/Credentials")
  })

  it.effect("a session of one vendor never reaches another vendor on the platform", () =>
    Effect.gen(function* () {
      const client = Stub.make((sent) =>
        Response.json(
          sent.parameters.method === "courier.a.b" ? { courier_a_b_response: { a: 1 } } : { [sendKey]: sentBody }
        )
      )
      const courier = Courier.layer({ credentials: second }).pipe(Layer.provide(client.layer))
      yield* Effect.gen(function* () {
        yield* call
        yield* Courier.call("courier.a.b", {})
      }).pipe(
        Courier.withSession(Redacted.make("courier session")),
        Damai.withSession(Redacted.make("damai session")),
        Effect.provide(courier),
        provide(client)
      )
      yield* call.pipe(Courier.withSession(Redacted.make("courier session")), provide(client))
      yield* Courier.call("courier.a.b", {}).pipe(Damai.withSession(Redacted.make("d")), Effect.provide(courier))
      assert.deepStrictEqual(
        client.requests.map(({ parameters }) => [parameters.app_key, parameters.session]),
        [
          ["12345678", "damai session"],
          ["second", "courier session"],
          ["12345678", undefined],
          ["second", undefined]
        ]
      )
    })
  )

  it.effect("credentials of another vendor never sign for Damai", () =>
    Effect.gen(function* () {
      const client = sendClient()
      yield* call.pipe(Courier.withCredentials(second), provide(client))
      isSigned(client.requests[0]!, "helloworld")
    })
  )

  it.effect("credentials may be a value or an effect", () =>
    Effect.gen(function* () {
      const client = sendClient()
      let asked = 0
      const rotating = Effect.sync(() => ({ appKey: `key-${++asked}`, appSecret: Redacted.make(`secret-${asked}`) }))
      yield* Effect.gen(function* () {
        yield* call.pipe(Damai.withCredentials(second))
        yield* Effect.andThen(call, call).pipe(Damai.withCredentials(rotating))
        yield* call
      }).pipe(provide(client))
      const expected = [
        ["second", "second secret"],
        ["key-1", "secret-1"],
        ["key-2", "secret-2"],
        ["12345678", "helloworld"]
      ] as const
      assert.strictEqual(client.requests.length, expected.length)
      for (const [index, [appKey, secret]] of expected.entries()) {
        assert.strictEqual(client.requests[index]!.parameters.app_key, appKey)
        isSigned(client.requests[index]!, secret)
      }
    })
  )

  it.effect("a layer inside another layer signs with its own key", () =>
    Effect.gen(function* () {
      const client = sendClient()
      yield* Effect.gen(function* () {
        yield* call
        yield* call.pipe(provide(client, { credentials: second }))
        yield* call
      }).pipe(provide(client))
      assert.deepStrictEqual(
        client.requests.map(({ parameters }) => parameters.app_key),
        ["12345678", "second", "12345678"]
      )
      for (const [index, secret] of ["helloworld", "second secret", "helloworld"].entries()) {
        isSigned(client.requests[index]!, secret)
      }
    })
  )
})

describe("a request that is not sent", () => {
  const { param0 } = register

  it.effect.each([
    ["a lone surrogate in a secret", { ...param0, user_login_password: Redacted.make("hunter2\uD800") }],
    ["a control character", { ...param0, user_phone: "139\u0000" }],
    ["a code type that is no safe integer", { ...param0, code_type: 2 ** 53 }],
    ["a code type that is no integer", { ...param0, code_type: 1.5 }],
    ["a secret that is not Redacted", { ...param0, auth_code: "hunter2" as never }],
    ["a missing token", { ...param0, ptnr_token: undefined as never }]
  ] as const)("%s", ([, param0]) =>
    Effect.gen(function* () {
      const client = Stub.always(JSON.stringify({ [registerKey]: registered }))
      const error = yield* Maizuo.userRegisterByauthcode({ param0 }).pipe(Effect.flip, provide(client))
      assert(error instanceof VendorError.InvalidParameter)
      assert.deepInclude(error, { vendor: "Damai", origin: "client", outcome: "NotSent", retryable: false })
      assert.notStrictEqual(error.message, "")
      assert.notMatch(error.message + JSON.stringify(error), /hunter/)
      assert.strictEqual(client.requests.length, 0)
    })
  )

  it.effect("plain http to another machine", () =>
    Effect.gen(function* () {
      const client = sendClient()
      const endpoint = "http://gw.api.taobao.com/router/rest"
      const error = yield* Maizuo.userAuthcodeSend(send).pipe(provide(client, { endpoint }), Effect.flip)
      assert(error._tag === "EndpointError")
      assert.strictEqual(error.vendor, "Damai")
      assert.strictEqual(client.requests.length, 0)
    })
  )

  it.effect.each([
    ["app key", { appKey: "", appSecret: Redacted.make("secret") }],
    ["app secret", { appKey: "key", appSecret: Redacted.make("") }]
  ] as const)("an empty %s", ([, empty]) =>
    Effect.gen(function* () {
      const client = sendClient()
      const error = yield* Maizuo.userAuthcodeSend(send).pipe(Effect.flip, provide(client, { credentials: empty }))
      assert(error._tag === "AuthFailure")
      assert.deepInclude(error, { vendor: "Damai", outcome: "NotSent", retryable: false })
      assert.strictEqual(client.requests.length, 0)
    })
  )
})

describe("configuration", () => {
  const configured = (variables: Record<string, string>) => {
    const client = sendClient()
    return Effect.as(
      Maizuo.userAuthcodeSend(send).pipe(
        Effect.provide(
          Damai.layerConfig().pipe(
            Layer.provide([client.layer, ConfigProvider.layer(ConfigProvider.fromEnvRecord(variables))])
          )
        )
      ),
      client.requests
    )
  }

  it.effect("names every variable that is missing", () =>
    Effect.gen(function* () {
      // Damai does not read Taobao's variables.
      const error = yield* Effect.flip(configured({ TAOBAO_APP_KEY: "key", TAOBAO_APP_SECRET: "secret" }))
      assert(error._tag === "ConfigError")
      assert.include(error.message, "DAMAI_APP_KEY")
      assert.include(error.message, "DAMAI_APP_SECRET")
      const other = yield* Effect.flip(configured({ DAMAI_APP_KEY: "key" }))
      assert.notInclude(other.message, "DAMAI_APP_KEY")
      assert.include(other.message, "DAMAI_APP_SECRET")
    })
  )

  it.effect("reads all variables", () =>
    Effect.gen(function* () {
      const [sent] = yield* configured({
        DAMAI_APP_KEY: "key",
        DAMAI_APP_SECRET: "secret",
        DAMAI_ENDPOINT: "http://127.0.0.1:1/rest"
      })
      assert.strictEqual(sent!.url, "http://127.0.0.1:1/rest")
      assert.strictEqual(sent!.parameters.app_key, "key")
      isSigned(sent!, "secret")
    })
  )
})
