/** The documents' examples in every form, and similar answers. */
import { assert, describe, it } from "@effect/vitest"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Gateway from "@effect-vendors/core/vendor/Gateway"
import * as Lark from "@effect-vendors/taobao/Lark"
import * as Mafia from "@effect-vendors/taobao/Mafia"
import * as Taobao from "@effect-vendors/taobao/Taobao"
import * as TopFormat from "@effect-vendors/top/TopFormat"
import * as TopXml from "@effect-vendors/top/TopXml"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import { forms } from "../../top/test/formats.ts"
import { area, areaDone, areaKey, logoff, logoffDone, logoffKey } from "./requests.ts"
import * as Stub from "../../top/test/stub.ts"

const credentials = { appKey: "key", appSecret: Redacted.make("secret") }

const answered = (body: string, format: TopFormat.TopFormat = TopFormat.json) =>
  Effect.provide(
    Taobao.layer({ ...Gateway.unhurried, credentials, format }).pipe(Layer.provide(Stub.always(body).layer))
  )

const xmlDeclaration = `<?xml version="1.0" encoding="utf-8" ?>`

describe("the documents' examples", () => {
  // The document has the same text in all four places.
  const comments = `{   "innerCode": "LARK-F222-001-0-B001",   "data": {     "comments": "注销成功",     "status": true   },   "success": true,   "resultCode": "SUCCESS",   "resultMsg": "成功" }`
  const inXml = comments.replaceAll(`"`, "&quot;")
  const inJson = JSON.stringify(comments)

  const larkXml = `<lark_pos_cifprod_logoffByPos_response>
    <data>
        <data>
            <status>true</status>
            <comments>${inXml}</comments>
        </data>
        <success>true</success>
        <result_code>${inXml}</result_code>
        <result_msg>${inXml}</result_msg>
        <inner_code>X</inner_code>
    </data>
</lark_pos_cifprod_logoffByPos_response>`
  const larkBody = `{"data":{"data":{"status":true,"comments":${inJson}},"success":true,"result_code":${inJson},"result_msg":${inJson},"inner_code":"X"}}`
  const larkText = `{"data":{"data":{"status":"true","comments":${inJson}},"success":"true","result_code":${inJson},"result_msg":${inJson},"inner_code":"X"}}`

  it.effect.each([
    ["XML", TopXml.format, larkXml],
    ["XML with a declaration", TopXml.format, `${xmlDeclaration}\n${larkXml}`],
    ["XML with a trailing comment", TopXml.format, `${larkXml}<!--top011132008108.na61-->`],
    ["XML with a byte order mark", TopXml.format, `\uFEFF${xmlDeclaration}${larkXml}\n`],
    ["JSON", TopFormat.json, `{"lark_pos_cifprod_logoffByPos_response":${larkBody}}`],
    ["JSON, flags as text", TopFormat.json, `{"lark_pos_cifprod_logoffByPos_response":${larkText}}`],
    ["simplified JSON", TopFormat.simplified, larkBody],
    ["simplified JSON, flags as text", TopFormat.simplified, larkText]
  ] as const)("the account is logged off: %s", ([, format, body]) =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* Lark.logoffByPos(logoff).pipe(answered(body, format)), {
        data: {
          data: { status: true, comments },
          success: true,
          result_code: comments,
          result_msg: comments,
          inner_code: "X"
        }
      })
    })
  )

  it.effect.each([
    [
      "XML",
      TopXml.format,
      `<tmall_mafia_account_area_auth_response>
    <succ>true</succ>
    <area_code>xxx</area_code>
    <area_msg>xxx</area_msg>
    <data>1234</data>
</tmall_mafia_account_area_auth_response>
<!--trailing-->`
    ],
    [
      "JSON",
      TopFormat.json,
      `{"tmall_mafia_account_area_auth_response":{"succ":true,"area_code":"xxx","area_msg":"xxx","data":"1234"}}`
    ],
    [
      "JSON, data as a number",
      TopFormat.json,
      `{"tmall_mafia_account_area_auth_response":{"succ":"true","area_code":"xxx","area_msg":"xxx","data":1234}}`
    ],
    [
      "simplified JSON",
      TopFormat.simplified,
      `{"succ":true,"area_code":"xxx","area_msg":"xxx","data":"1234","request_id":"r"}`
    ]
  ] as const)("the areas are written: %s", ([, format, body]) =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* Mafia.accountAreaAuth(area).pipe(answered(body, format)), {
        succ: true,
        area_code: "xxx",
        area_msg: "xxx",
        data: "1234"
      })
    })
  )

  const errorJson = `{"error_response":{"code":50,"msg":"Remote service error","sub_code":"isv.invalid-parameter","sub_msg":"非法参数"}}`
  const errorXml = `<error_response>
    <code>50</code>
    <msg>Remote service error</msg>
    <sub_code>isv.invalid-parameter</sub_code>
    <sub_msg>非法参数</sub_msg>
</error_response>`

  it.effect.each([
    ["XML", TopXml.format, errorXml],
    ["XML with a declaration and a comment", TopXml.format, `${xmlDeclaration}${errorXml}<!--top-->`],
    ["JSON", TopFormat.json, errorJson],
    ["JSON, the code as text", TopFormat.json, errorJson.replace("50", `"50"`)],
    ["simplified JSON", TopFormat.simplified, errorJson]
  ] as const)("the error: %s", ([, format, body]) =>
    Effect.gen(function* () {
      for (const call of [Lark.logoffByPos(logoff), Mafia.accountAreaAuth(area)]) {
        const error = yield* (
          call as Effect.Effect<unknown, Lark.LogoffRefused | VendorError.GatewayError, Taobao.Taobao>
        ).pipe(Effect.flip, answered(body, format))
        assert(error._tag === "InvalidParameter")
        assert.deepInclude(error, {
          vendor: "Taobao",
          origin: "vendor",
          code: "50",
          subCode: "isv.invalid-parameter",
          outcome: "Rejected",
          retryable: false
        })
        assert.strictEqual(error.message, "非法参数")
        assert.notProperty(error, "requestId")
      }
    })
  )
})

describe("LogoffRefused", () => {
  const refusedWith = (body: unknown, form: (typeof forms)[number]) =>
    Lark.logoffByPos(logoff).pipe(Effect.flip, answered(form.success(logoffKey, body), form.format))

  const cases: ReadonlyArray<readonly [string, unknown, object, string]> = [
    [
      "success is false",
      {
        data: { success: false, result_code: "E1", result_msg: "失败", inner_code: "LARK-1" },
        request_id: "r-1"
      },
      { success: false, result_code: "E1", result_msg: "失败", inner_code: "LARK-1", code: "E1", requestId: "r-1" },
      "失败"
    ],
    [
      "status is false",
      { data: { data: { status: false, comments: "余额未清" }, success: true, result_code: "SUCCESS" } },
      { success: true, status: false, comments: "余额未清", result_code: "SUCCESS", code: "SUCCESS" },
      "余额未清"
    ],
    [
      "both are false",
      { data: { data: { status: false, comments: "内" }, success: false, result_msg: "外" } },
      { success: false, status: false, comments: "内", result_msg: "外", code: "" },
      "外"
    ],
    [
      "success is false though status is true",
      { data: { data: { status: true }, success: false, result_code: "E2" } },
      { success: false, status: true, code: "E2" },
      ""
    ],
    ["as text", { data: { success: "false", data: { status: "true" } } }, { success: false, status: true }, ""],
    ["status is false and nothing else", { data: { data: { status: false } } }, { status: false, code: "" }, ""],
    ["nothing is told but the flag", { data: { success: false } }, { success: false, code: "" }, ""]
  ]

  describe.each(forms)("$name", (form) => {
    it.effect.each(cases)("%s", ([, body, expected, message]) =>
      Effect.gen(function* () {
        const error = yield* refusedWith(body, form)
        assert(error instanceof Lark.LogoffRefused)
        assert.deepInclude(error, { ...expected, operation: Lark.logoffByPos.name, vendor: "Taobao" })
        assert.deepInclude(error, { outcome: "Rejected", retryable: false })
        assert.strictEqual(error.message, message)
      })
    )
  })

  it.effect("an empty element of XML is an absent field", () =>
    Effect.gen(function* () {
      const body = `<${logoffKey}><data><data/><success>false</success><result_code>E1</result_code></data></${logoffKey}>`
      const error = yield* Lark.logoffByPos(logoff).pipe(Effect.flip, answered(body, TopXml.format))
      assert(error instanceof Lark.LogoffRefused)
      assert.strictEqual(error.code, "E1")
      assert.notProperty(error, "status")
    })
  )
})

describe("AreaAuthRefused", () => {
  it.effect.each(forms)("$name", ({ format, success }) =>
    Effect.gen(function* () {
      for (const succ of [false, "false"]) {
        const error = yield* Mafia.accountAreaAuth(area).pipe(
          Effect.flip,
          answered(
            success(areaKey, { succ, area_code: "A1", area_msg: "区域重复", data: "x", request_id: "r" }),
            format
          )
        )
        assert(error instanceof Mafia.AreaAuthRefused)
        assert.deepInclude(error, {
          code: "A1",
          area_code: "A1",
          area_msg: "区域重复",
          data: "x",
          requestId: "r",
          outcome: "Rejected",
          retryable: false
        })
        assert.strictEqual(error.message, "区域重复")
      }
    })
  )

  it.effect("data may be a JSON object", () =>
    Effect.gen(function* () {
      const body = { [areaKey]: { succ: false, data: { failed: ["9007199254740991"] } } }
      const error = yield* Mafia.accountAreaAuth(area).pipe(Effect.flip, answered(JSON.stringify(body)))
      assert(error instanceof Mafia.AreaAuthRefused)
      assert.strictEqual(error.data, `{"failed":["9007199254740991"]}`)
    })
  )

  it.effect("data keeps an integer beyond 2^53", () =>
    Effect.gen(function* () {
      const error = yield* Mafia.accountAreaAuth(area).pipe(
        Effect.flip,
        answered(`{"${areaKey}":{"succ":false,"data":{"account_id":9007199254740993}}}`)
      )
      assert(error instanceof Mafia.AreaAuthRefused)
      assert.strictEqual(error.data, `{"account_id":9007199254740993}`)
    })
  )
})

describe("no evidence of success", () => {
  const noEvidence: ReadonlyArray<unknown> = [
    {},
    { request_id: "r-1" },
    { data: {} },
    { data: { data: {} } },
    { data: { success: true } },
    { data: { success: true, data: {} } },
    { data: { success: true, data: { comments: "注销成功" } } },
    { data: { success: true, data: { status: null } } },
    { data: { success: null, data: { status: true } } },
    { data: { data: { status: true } } },
    { data: { success: true, data: { status: "yes" } } },
    { data: { success: 1, data: { status: 2 } } },
    { data: { success: "T", data: { status: "True" } } },
    { succ: null },
    { succ: 2 },
    { succ: "" },
    { succ: "yes" },
    { succ: {} },
    { area_code: "SUCCESS", area_msg: "done", data: "1" },
    { success: true, result: true }
  ]

  const malformed = (body: string, format: TopFormat.TopFormat) =>
    Effect.gen(function* () {
      const calls: ReadonlyArray<Effect.Effect<unknown, VendorError.VendorError, Taobao.Taobao>> = [
        Lark.logoffByPos(logoff),
        Mafia.accountAreaAuth(area)
      ]
      for (const call of calls) {
        const error = yield* call.pipe(Effect.flip, answered(body, format))
        assert.strictEqual(error._tag, "MalformedResponse", body)
        assert.deepInclude(error, { outcome: "Unknown", retryable: false })
      }
    })

  describe.each(forms)("$name", ({ format, success }) => {
    it.effect.each(noEvidence.map((body) => [JSON.stringify(body), body] as const))("%s", ([, body]) =>
      Effect.gen(function* () {
        yield* malformed(success(logoffKey, body), format)
        yield* malformed(success(areaKey, body), format)
      })
    )
  })

  it.effect.each([
    "{}",
    "[]",
    "null",
    "true",
    `"ok"`,
    "",
    " ",
    `{"error_response":{}}`,
    `{"error_response":null}`,
    `{"error_response":"no"}`,
    `{"error_response":{"msg":"Remote service error"}}`,
    `{"error_response":[{"code":7}]}`,
    `{"error_response":{"code":null,"msg":"x"}}`,
    `{"error_response":{"code":"","msg":"x"}}`,
    `{"${logoffKey}":null,"${areaKey}":null}`,
    `{"${logoffKey}":[],"${areaKey}":[]}`,
    `{"taobao_lark_pos_cifprod_logoffByPos_response":${JSON.stringify(logoffDone)}}`,
    `{"LARK_POS_CIFPROD_LOGOFFBYPOS_RESPONSE":${JSON.stringify(logoffDone)}}`,
    `{"mafia_account_area_auth_response":${JSON.stringify(areaDone)}}`
  ])("in JSON: %s", (body) =>
    Effect.gen(function* () {
      yield* malformed(body, TopFormat.json)
      yield* malformed(body, TopFormat.simplified)
    })
  )

  it.effect.each([
    "",
    "<a/>",
    "text",
    `<${logoffKey}/>`,
    `<${areaKey}></${areaKey}>`,
    `<${areaKey}>true</${areaKey}>`,
    `<${areaKey}><succ/></${areaKey}>`,
    `<${areaKey}><succ><true/></succ></${areaKey}>`,
    `<${areaKey}><succ>true</succ><succ>true</succ></${areaKey}>`,
    `<${areaKey}><succ> tr ue </succ></${areaKey}>`,
    `<${areaKey}><succ>true</succ></${areaKey}><more/>`,
    `<${areaKey}><succ>true</succ></${areaKey}`,
    `<x><${areaKey}><succ>true</succ></${areaKey}></x>`,
    "<error_response/>",
    "<error_response><msg>x</msg></error_response>",
    "<error_response><code/><msg>x</msg></error_response>",
    `<!DOCTYPE x [<!ENTITY y "true">]><${areaKey}><succ>&y;</succ></${areaKey}>`
  ])("in XML: %s", (body) => malformed(body, TopXml.format))

  it.effect("the answer of one operation is malformed for the other", () =>
    Effect.gen(function* () {
      for (const { format, success } of forms) {
        for (const [call, body] of [
          [Lark.logoffByPos(logoff), success(areaKey, areaDone)],
          [Mafia.accountAreaAuth(area), success(logoffKey, logoffDone)]
        ] as ReadonlyArray<[Effect.Effect<unknown, VendorError.VendorError, Taobao.Taobao>, string]>) {
          assert.strictEqual((yield* call.pipe(Effect.flip, answered(body, format)))._tag, "MalformedResponse")
        }
      }
    })
  )
})
