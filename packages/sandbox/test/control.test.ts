/** A client in any language drives the sandbox by HTTP. */
import { assert, describe, it, layer } from "@effect/vitest"
import { VendorError } from "@effect-vendors/core"
import { Maizuo } from "@effect-vendors/damai"
import { type Sandbox, Vendors } from "@effect-vendors/sandbox"
import { Lark } from "@effect-vendors/taobao"
import { Essbasic } from "@effect-vendors/tencent"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { noteAdd } from "./notes.ts"
import * as server from "./sandboxServer.ts"

const { control } = server

const onSandbox = <A, E>(call: Effect.Effect<A, E, Sandbox.GatewaysOf<typeof Vendors.all>>) =>
  Effect.provide(call, server.layerGateways(Vendors.all))

const tokens = {
  ptnr_token: Redacted.make("partner"),
  tenant_token: Redacted.make("tenant"),
  channel_token: Redacted.make("channel")
}
const phone = "13900004567"

const send = onSandbox(Maizuo.userAuthcodeSend({ param0: { ...tokens, user_phone: phone, code_type: 1 } }))
const register = (code: string) =>
  onSandbox(
    Maizuo.userRegisterByauthcode({
      param0: {
        ...tokens,
        user_phone: phone,
        code_type: 1,
        auth_code: Redacted.make(code),
        user_login_password: Redacted.make("QWA1q2w3e4r")
      }
    })
  )

const account = { account_id: "A-1", cinema_link_id: "7777", lease_code: "ykse", mobile: phone }
const logOff = (captcha: string, token: string) =>
  onSandbox(
    Lark.logoffByPos({
      logoff_request: {
        ...account,
        captcha: Redacted.make(captcha),
        pos_token: Redacted.make(token),
        logoff_reason: "不再使用",
        channel_code: "pos"
      }
    })
  )

const take = (step: string, input: unknown) =>
  Effect.map(control("POST", `/steps/${step}`, input), ({ body, status }) => {
    assert.strictEqual(status, 200)
    return body.value
  })

describe("control", () => {
  layer(server.layer(), { excludeTestServices: true })((it) => {
    const fresh = control("POST", "/reset")

    it.effect("lists its endpoints", () =>
      Effect.gen(function* () {
        const { body } = yield* control("GET", "")
        assert.include(Object.keys(body), "GET /_sandbox/outbox")
      })
    )

    it.effect("shows each message with its recipient and its time, and a code from there is good", () =>
      Effect.gen(function* () {
        yield* fresh
        yield* send
        const { body } = yield* control("GET", `/outbox?recipient=${phone}`)
        assert.strictEqual(body.length, 1)
        const [{ at, value, ...message }] = body
        assert.deepStrictEqual(message, {
          vendor: "damai",
          simulator: "maizuo",
          kind: "auth code",
          recipient: phone
        })
        assert.isBelow(Math.abs(Date.now() - Date.parse(at)), 60_000)
        assert.deepStrictEqual((yield* control("GET", "/outbox?recipient=other")).body, [])
        assert.strictEqual((yield* register(value)).result.data.user_phone, phone)
        // A code stays in the outbox after its use.
        assert.strictEqual((yield* control("GET", "/outbox?kind=auth%20code")).body.length, 1)
      })
    )

    it.effect("lets time pass: a code expires, and timestamps stay right", () =>
      Effect.gen(function* () {
        yield* fresh
        yield* send
        const [{ value }] = (yield* control("GET", "/outbox")).body
        const { body } = yield* control("POST", "/clock/advance", { seconds: 300 })
        assert.strictEqual(body.aheadSeconds, 300)
        assert.isAtLeast(Date.parse(body.now) - Date.now(), 290_000)
        const error = yield* Effect.flip(register(value))
        assert.deepInclude(error, { _tag: "RegistrationRefused", code: "203" })
        yield* fresh
        assert.strictEqual((yield* control("GET", "/clock")).body.aheadSeconds, 0)
      })
    )

    it.effect("takes the steps that no API makes", () =>
      Effect.gen(function* () {
        yield* fresh
        const { body } = yield* control("GET", "/steps")
        assert.deepStrictEqual(
          body.map(({ simulator, step }: Record<string, string>) => `${simulator}/${step}`).sort(),
          [
            "essbasic/scan",
            "lark/openAccount",
            "lark/sendCaptcha",
            "lark/signInPos",
            "notes/forget",
            "sessions/check",
            "sessions/grant",
            "sessions/openAccount",
            "sessions/revoke",
            "sessions/setLives",
            "sts/bindRole",
            "sts/revoke",
            "sts/unbindRole"
          ]
        )
        assert.deepStrictEqual(body.find(({ step }: Record<string, string>) => step === "sendCaptcha").input.required, [
          "mobile"
        ])
        yield* take("lark/openAccount", account)
        const captcha = yield* take("lark/sendCaptcha", { mobile: phone })
        const token = yield* take("lark/signInPos", { cinema_link_id: "7777" })
        assert.deepStrictEqual(
          (yield* control("GET", "/outbox")).body.map(({ kind, recipient, value }: Record<string, string>) => [
            kind,
            recipient,
            value
          ]),
          [
            ["captcha", phone, captcha],
            ["pos token", "7777", token]
          ]
        )
        assert.isTrue((yield* logOff(captcha, token)).data.data.status)
      })
    )

    it.effect("scans a sign code", () =>
      Effect.gen(function* () {
        yield* fresh
        const Agent = { AppId: "app", ProxyOrganizationOpenId: "org", ProxyOperator: { OpenId: "n9527" } }
        const { QrCode } = yield* onSandbox(
          Essbasic.channelCreateMultiFlowSignQRCode({
            Agent,
            TemplateId: "yDSLKUUckpou1l4rUuJ7vlrBTL7S0DJ5",
            FlowName: "协议",
            MaxFlowNum: 1
          })
        )
        const { QrCodeId } = QrCode
        assert.isTrue(yield* take("essbasic/scan", { QrCodeId }))
        assert.isFalse(yield* take("essbasic/scan", { QrCodeId }))
        const error = yield* Effect.flip(onSandbox(Essbasic.channelCancelMultiFlowSignQRCode({ Agent, QrCodeId })))
        assert.strictEqual(error._tag, "QrInvalid")
      })
    )

    it.effect("serves a simulator of the test alike", () =>
      Effect.gen(function* () {
        yield* fresh
        yield* onSandbox(noteAdd({ text: "记" }))
        assert.deepInclude((yield* control("GET", "/outbox")).body[0], {
          simulator: "notes",
          kind: "note",
          value: "记"
        })
        assert.isTrue(yield* take("notes/forget", { text: "记" }))
        assert.isFalse(yield* take("notes/forget", { text: "记" }))
      })
    )

    it.effect("gives its state and takes it back", () =>
      Effect.gen(function* () {
        yield* fresh
        yield* send
        yield* control("POST", "/clock/advance", { seconds: 60 })
        const { body: state } = yield* control("GET", "/state")
        const [{ value }] = (yield* control("GET", "/outbox")).body
        yield* fresh
        assert.deepInclude(yield* Effect.flip(register(value)), { code: "202" })
        assert.strictEqual((yield* control("PUT", "/state", state)).status, 204)
        assert.deepStrictEqual((yield* control("GET", "/state")).body, state)
        yield* register(value)
      })
    )

    it.effect("takes all of a state or none", () =>
      Effect.gen(function* () {
        yield* fresh
        yield* send
        const { body: state } = yield* control("GET", "/state")
        const { damai, tencent } = state.vendors
        const broken = {
          ...state,
          vendors: { tencent, damai: { ...damai, states: { maizuo: { members: 1 } } } }
        }
        const { body, status } = yield* control("PUT", "/state", broken)
        assert.strictEqual(status, 400)
        assert.include(body.error, "authCodes")
        assert.deepStrictEqual((yield* control("GET", "/state")).body, state)
      })
    )

    it.effect("refuses a state that names a vendor that it does not serve", () =>
      Effect.gen(function* () {
        yield* fresh
        yield* send
        const { body: state } = yield* control("GET", "/state")
        const { tencent } = state.vendors
        const { body, status } = yield* control("PUT", "/state", { vendors: { tencent, nobody: tencent } })
        assert.strictEqual(status, 400)
        assert.deepStrictEqual(body, { error: "the sandbox serves no vendor named nobody" })
        assert.deepStrictEqual((yield* control("GET", "/state")).body, state)
      })
    )

    it.effect("starts a vendor again that a state does not name", () =>
      Effect.gen(function* () {
        yield* fresh
        yield* send
        const { body: state } = yield* control("GET", "/state")
        const { damai: _, ...others } = state.vendors
        assert.strictEqual((yield* control("PUT", "/state", { vendors: others })).status, 204)
        assert.deepStrictEqual((yield* control("GET", "/outbox")).body, [])
      })
    )

    it.effect("injects faults, lists those that struck, and stops", () =>
      Effect.gen(function* () {
        yield* fresh
        const plan = { rules: [{ kind: "internalError", operation: Maizuo.userAuthcodeSend.name }] }
        assert.strictEqual((yield* control("PUT", "/faults", plan)).status, 204)
        assert.instanceOf(yield* Effect.flip(send), VendorError.ServiceFailure)
        assert.deepStrictEqual((yield* control("GET", "/faults")).body, {
          plan,
          strikes: [{ operation: Maizuo.userAuthcodeSend.id, kind: "internalError", processed: 1 }]
        })
        assert.strictEqual((yield* control("DELETE", "/faults")).status, 204)
        yield* send
      })
    )

    it.effect.each<readonly [method: string, path: string, body: unknown, status: number]>([
      ["POST", "/clock/advance", {}, 400],
      ["POST", "/clock/advance", { seconds: "soon" }, 400],
      ["POST", "/clock/advance", { seconds: 1, second: 1 }, 400],
      ["PUT", "/faults", { rules: [{ kind: "resetAfter", time: 1 }] }, 400],
      ["POST", "/steps/lark/sendCaptcha", { mobile: "139", mobil: "139" }, 400],
      ["POST", "/clock/advance", { seconds: -1 }, 400],
      ["POST", "/clock/advance", { seconds: 1e300 }, 400],
      ["POST", "/clock/advance", "{", 400],
      ["POST", "/steps/lark/sendCaptcha", {}, 400],
      ["POST", "/steps/lark/sendCaptcha", "", 400],
      ["POST", "/steps/lark/nothing", {}, 404],
      ["POST", "/steps/lark/constructor", {}, 404],
      ["POST", "/steps/nobody/sendCaptcha", {}, 404],
      ["PUT", "/faults", { rules: [{ kind: "unheard of" }] }, 400],
      ["PUT", "/state", [], 400],
      ["PUT", "/state", { aheadSeconds: 1e300 }, 400],
      ["GET", "/nothing", undefined, 404],
      ["DELETE", "/state", undefined, 404]
    ])("refuses %s %s with %j", ([method, path, body, status]) =>
      Effect.gen(function* () {
        const address = yield* server.Address
        const response = yield* Effect.promise(() =>
          fetch(`${address}/_sandbox${path}`, {
            method,
            ...(body === undefined
              ? {}
              : {
                  headers: { "content-type": "application/json" },
                  body: typeof body === "string" ? body : JSON.stringify(body)
                })
          })
        )
        assert.strictEqual(response.status, status)
        yield* Effect.promise(() => response.text())
      })
    )

    it.effect("refuses a page in a browser", () =>
      Effect.gen(function* () {
        const { status } = yield* control("GET", "/state", undefined, { origin: "https://example.com" })
        assert.strictEqual(status, 403)
      })
    )
  })

  it.effect("says that a sandbox has no faults", () =>
    Effect.gen(function* () {
      assert.strictEqual((yield* control("GET", "/faults")).status, 404)
      assert.strictEqual((yield* control("PUT", "/faults", { rules: [] })).status, 404)
      assert.strictEqual((yield* control("POST", "/reset")).status, 204)
    }).pipe(Effect.provide(server.layer({ faults: false })))
  )

  it.effect("is absent where the sandbox is served without it", () =>
    Effect.gen(function* () {
      const address = yield* server.Address
      const status = yield* Effect.promise(() =>
        fetch(`${address}/_sandbox/state`).then(async (response) => {
          await response.text()
          return response.status
        })
      )
      assert.strictEqual(status, 404)
    }).pipe(Effect.provide(server.layer({ control: false })))
  )
})
