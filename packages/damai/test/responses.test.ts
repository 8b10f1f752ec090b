/** The document's examples in every form, and similar answers. */
import { assert, describe, it } from "@effect/vitest"
import type * as VendorError from "@effect-vendors/core/VendorError"
import * as Gateway from "@effect-vendors/core/vendor/Gateway"
import * as Damai from "@effect-vendors/damai/Damai"
import * as Maizuo from "@effect-vendors/damai/Maizuo"
import * as TopFormat from "@effect-vendors/top/TopFormat"
import * as TopXml from "@effect-vendors/top/TopXml"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import { forms } from "../../top/test/formats.ts"
import * as Stub from "../../top/test/stub.ts"
import { register, registered, registerKey, send, sendKey, sent } from "./requests.ts"

const credentials = { appKey: "key", appSecret: Redacted.make("secret") }

const answered = (body: string, format: TopFormat.TopFormat = TopFormat.json) =>
  Effect.provide(
    Damai.layer({ ...Gateway.unhurried, credentials, format }).pipe(Layer.provide(Stub.always(body).layer))
  )

describe("the document's examples", () => {
  const xml = `<alibaba_damai_maizuo_openapi_user_register_byauthcode_response>
    <result>
        <result_msg>成功</result_msg>
        <data>
            <user_token>J72Idfk1231+mCzqSXZLWt</user_token>
            <user_icon>http://www.maitix/xxx/x.jpg</user_icon>
            <user_phone>136xxxx1234</user_phone>
            <user_name>赢x</user_name>
            <user_id>2313112</user_id>
        </data>
        <result_code>201</result_code>
        <success>false</success>
    </result>
</alibaba_damai_maizuo_openapi_user_register_byauthcode_response>`
  const data = `{"user_token":"J72Idfk1231+mCzqSXZLWt","user_icon":"http://www.maitix/xxx/x.jpg","user_phone":"136xxxx1234","user_name":"赢x","user_id":"2313112"}`
  const body = `{"result":{"result_msg":"成功","data":${data},"result_code":201,"success":false}}`
  const text = `{"result":{"result_msg":"成功","data":${data},"result_code":"201","success":"false"}}`

  const member = {
    user_token: Redacted.make("J72Idfk1231+mCzqSXZLWt"),
    user_icon: "http://www.maitix/xxx/x.jpg",
    user_phone: "136xxxx1234",
    user_name: "赢x",
    user_id: "2313112"
  }

  const examples = [
    ["XML", TopXml.format, xml],
    ["XML with a trailing comment", TopXml.format, `${xml}<!--top011132008108.na61-->`],
    ["JSON", TopFormat.json, `{"${registerKey}":${body}}`],
    ["JSON, numbers and flags as text", TopFormat.json, `{"${registerKey}":${text}}`],
    ["simplified JSON", TopFormat.simplified, body],
    ["simplified JSON, numbers and flags as text", TopFormat.simplified, text]
  ] as const

  it.effect.each(examples)("a false flag is a refusal, though the message says success: %s", ([, format, body]) =>
    Effect.gen(function* () {
      const error = yield* Maizuo.userRegisterByauthcode(register).pipe(Effect.flip, answered(body, format))
      assert(error instanceof Maizuo.RegistrationRefused)
      assert.deepInclude(error, {
        vendor: "Damai",
        operation: "alibaba.damai.maizuo.openapi.user.register.byauthcode",
        code: "201",
        result_code: 201,
        result_msg: "成功",
        outcome: "Rejected",
        retryable: false
      })
      assert.strictEqual(error.message, "成功")
      const { user_token, ...rest } = error.data!
      const { user_token: token, ...others } = member
      assert.deepStrictEqual(rest, others)
      assert.strictEqual(Redacted.value(user_token!), Redacted.value(token))
      assert.notInclude(JSON.stringify(error), "J72Idfk")
    })
  )

  it.effect.each(examples)("a true flag is a success: %s", ([, format, body]) =>
    Effect.gen(function* () {
      const { result } = yield* Maizuo.userRegisterByauthcode(register).pipe(
        answered(body.replace("false", "true"), format)
      )
      const { data, ...described } = result
      assert.deepStrictEqual(described, { success: true, result_code: 201, result_msg: "成功" })
      assert.strictEqual(Redacted.value(data.user_token!), "J72Idfk1231+mCzqSXZLWt")
      assert.strictEqual(data.user_id, "2313112")
    })
  )

  const error = `{"error_response":{"code":50,"msg":"Remote service error","sub_code":"isv.invalid-parameter","sub_msg":"非法参数"}}`

  it.effect.each([
    [
      "XML",
      TopXml.format,
      `<error_response>
    <code>50</code>
    <msg>Remote service error</msg>
    <sub_code>isv.invalid-parameter</sub_code>
    <sub_msg>非法参数</sub_msg>
</error_response>`
    ],
    ["JSON", TopFormat.json, error],
    ["simplified JSON", TopFormat.simplified, error]
  ] as const)("the error: %s", ([, format, body]) =>
    Effect.gen(function* () {
      const error = yield* Maizuo.userRegisterByauthcode(register).pipe(Effect.flip, answered(body, format))
      assert(error._tag === "InvalidParameter")
      assert.deepInclude(error, {
        vendor: "Damai",
        origin: "vendor",
        code: "50",
        subCode: "isv.invalid-parameter",
        outcome: "Rejected"
      })
      assert.strictEqual(error.message, "非法参数")
    })
  )
})

describe.each(forms)("$name", ({ format, success }) => {
  it.effect("a code that was sent", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(
        yield* Maizuo.userAuthcodeSend(send).pipe(answered(success(sendKey, sent), format)),
        sent as never
      )
      assert.deepStrictEqual(
        yield* Maizuo.userAuthcodeSend(send).pipe(answered(success(sendKey, { result: { success: "true" } }), format)),
        { result: { success: true } }
      )
    })
  )

  it.effect("AuthcodeRefused", () =>
    Effect.gen(function* () {
      for (const [result, expected] of [
        [
          { success: false, result_code: "301", result_msg: "手机号错误" },
          { code: "301", result_code: 301, result_msg: "手机号错误" }
        ],
        [{ success: "false" }, { code: "" }],
        [
          { success: false, result_code: 0 },
          { code: "0", result_code: 0 }
        ]
      ] as const) {
        const body = success(sendKey, { result, request_id: "r-1" })
        const error = yield* Maizuo.userAuthcodeSend(send).pipe(Effect.flip, answered(body, format))
        assert(error instanceof Maizuo.AuthcodeRefused)
        assert.deepInclude(error, { ...expected, requestId: "r-1", outcome: "Rejected", retryable: false })
        assert.strictEqual(error.message, "result_msg" in result ? result.result_msg : "")
      }
    })
  )

  it.effect("RegistrationRefused without data", () =>
    Effect.gen(function* () {
      const body = success(registerKey, { result: { success: false, result_code: 202 } })
      const error = yield* Maizuo.userRegisterByauthcode(register).pipe(Effect.flip, answered(body, format))
      assert(error instanceof Maizuo.RegistrationRefused)
      assert.strictEqual(error.result_code, 202)
      assert.notProperty(error, "data")
    })
  )

  it.effect.each(
    [
      {},
      { request_id: "r-1" },
      { result: {} },
      { result: null },
      { result: { result_code: 200, result_msg: "成功" } },
      { result: { success: null, data: {} } },
      { result: { success: 2, data: {} } },
      { result: { success: "yes", data: {} } },
      { success: true, data: {} },
      { result: { success: true, result_code: 1.5, data: {} } }
    ].map((body) => [JSON.stringify(body), body] as const)
  )("no evidence: %s", ([, body]) =>
    Effect.gen(function* () {
      const calls: ReadonlyArray<readonly [Effect.Effect<unknown, VendorError.VendorError, Damai.Damai>, string]> = [
        [Maizuo.userAuthcodeSend(send), sendKey],
        [Maizuo.userRegisterByauthcode(register), registerKey]
      ]
      for (const [call, key] of calls) {
        const error = yield* call.pipe(Effect.flip, answered(success(key, body), format))
        assert.strictEqual(error._tag, "MalformedResponse")
      }
    })
  )

  it.effect("a registration without data is malformed", () =>
    Effect.gen(function* () {
      for (const data of [undefined, null]) {
        const body = success(registerKey, { result: { success: true, result_code: 200, data } })
        const error = yield* Maizuo.userRegisterByauthcode(register).pipe(Effect.flip, answered(body, format))
        assert.strictEqual(error._tag, "MalformedResponse")
      }
    })
  )
})

it.effect("an empty element for the data of a registration is a member without fields", () =>
  Effect.gen(function* () {
    const body = `<${registerKey}><result><success>true</success><data/></result></${registerKey}>`
    const value = yield* Maizuo.userRegisterByauthcode(register).pipe(answered(body, TopXml.format))
    assert.deepStrictEqual(value, { result: { success: true, data: {} } })
  })
)

it.effect("the answer of one operation is malformed for the other", () =>
  Effect.gen(function* () {
    for (const { format, success } of forms.filter(({ name }) => name !== "simplified JSON")) {
      const error = yield* Maizuo.userAuthcodeSend(send).pipe(
        Effect.flip,
        answered(success(registerKey, registered), format)
      )
      assert.strictEqual(error._tag, "MalformedResponse")
    }
  })
)
