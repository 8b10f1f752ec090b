/** Two popular clients of the Taobao Open Platform are clients of the sandbox. */
import { assert, describe, layer } from "@effect/vitest"
import { Faults, SignatureDiagnosis } from "@effect-vendors/core/testing"
import * as TaobaoTesting from "@effect-vendors/taobao/testing"
import * as Effect from "effect/Effect"
import { createRequire } from "node:module"
import { Address, layer as layerServer } from "../sandboxServer.ts"

// Both send their local time as the platform's, which is China's.
process.env.TZ = "Asia/Shanghai"

const require = createRequire(import.meta.url)
const Topclient = require("node-taobao-topclient").default
const Topsdk = require("topsdk")

interface Failed {
  readonly code: number
  readonly sub_code?: string
  readonly message: string
  readonly data: unknown
}

interface Caller {
  (
    method: string,
    parameters: Record<string, unknown>,
    options?: { readonly key?: string; readonly secret?: string; readonly type?: string }
    // The clients give JSON of any shape.
  ): Effect.Effect<any, Failed, Address>
}

const caller =
  (
    execute: (address: string, key: string, secret: string) => (...args: Parameters<Caller>) => Promise<unknown>
  ): Caller =>
  (method, parameters, options) =>
    Effect.flatMap(Address, (address) =>
      Effect.tryPromise({
        try: () =>
          execute(`${address}/router/rest`, options?.key ?? "sandbox-app", options?.secret ?? "sandbox-secret")(
            method,
            // One of them writes into its parameters.
            { ...parameters },
            options
          ),
        catch: (error) => error as Failed
      })
    )

const clients: ReadonlyArray<readonly [name: string, call: Caller]> = [
  [
    "node-taobao-topclient",
    caller((url, appkey, appsecret) => {
      const client = new Topclient({ appkey, appsecret, REST_URL: url })
      return (method, parameters, options) => client.execute(method, parameters, options?.type)
    })
  ],
  [
    "topsdk",
    caller((endpoint, key, secret) => {
      // Its own validators know the required parameters of some methods. Here the sandbox has to know them.
      const client = new Topsdk(key, secret, { endpoint, useValidators: false })
      return (method, parameters, options) => client.execute(method, parameters, options?.type)
    })
  ]
]

const area = { account_id: 1234, area_code: 330110, area_name: "余杭区" }
const areas = (request: unknown) => ({ area_request: JSON.stringify(request) })
const auth = "tmall.mafia.account.area.auth"
const logoff = "taobao.lark.pos.cifprod.logoffByPos"

for (const [name, call] of clients) {
  describe(name, () => {
    layer(layerServer({ rateLimits: true }), { excludeTestServices: true })((it) => {
      const give = (request: unknown = { auth_area_dto: [area] }, options?: Parameters<Caller>[2]) =>
        call(auth, areas(request), options)

      it.effect("succeeds, with Chinese text", () =>
        Effect.gen(function* () {
          assert.isTrue((yield* give()).succ)
          const simulation = yield* TaobaoTesting.TaobaoSimulation
          const state = yield* simulation.get(TaobaoTesting.MafiaSimulator.simulator)
          assert.deepStrictEqual(Object.values(state.areas), [{ ...area, account_id: 1234n }])
        })
      )

      it.effect("succeeds by GET", () =>
        Effect.map(give(undefined, { type: "GET" }), ({ succ }) => assert.isTrue(succ))
      )

      it.effect("reads a refusal in the response", () =>
        Effect.gen(function* () {
          const response = yield* give({ un_auth_area_dto: [{ ...area, account_id: 99 }] })
          assert.deepInclude(response, { succ: false, area_code: "AREA_NOT_AUTHORIZED" })
        })
      )

      it.effect("succeeds with a session where the method asks for one", () =>
        Effect.gen(function* () {
          const { nick } = yield* call("taobao.user.seller.get", { fields: "nick", session: "granted" })
          assert.strictEqual(nick, "卖家")
        })
      )

      it.effect.each<readonly [what: string, code: number, sub_code: string | undefined, call: ReturnType<Caller>]>([
        ["a wrong secret", 25, undefined, give(undefined, { secret: "wrong" })],
        ["an unknown key", 29, undefined, give(undefined, { key: "other" })],
        ["an unknown method", 22, undefined, call("taobao.no.such", {})],
        ["an unknown version", 33, undefined, call(auth, { v: "3.0" })],
        ["a missing session", 26, undefined, call("taobao.user.seller.get", { fields: "nick" })],
        ["a missing parameter", 40, undefined, call("taobao.user.seller.get", { session: "granted" })],
        [
          "a mistyped parameter",
          41,
          undefined,
          call("taobao.user.seller.get", { fields: "a", since: "x", session: "s" })
        ],
        ["a parameter that is no JSON", 41, undefined, call(auth, { area_request: "{" })],
        [
          "a missing property",
          50,
          "isv.missing-parameter:logoff_request.account_id",
          call(logoff, { logoff_request: JSON.stringify({ cinema_link_id: "7777" }) })
        ],
        [
          "a mistyped property",
          50,
          "isv.invalid-parameter:area_request.auth_area_dto.0.account_id",
          give({ auth_area_dto: [{ account_id: "x" }] })
        ],
        ["more than 10 MB", 3, undefined, give({ auth_area_dto: [{ area_name: "余".repeat(1_200_000) }] })]
      ])("is refused %s", ([, code, sub_code, call]) =>
        Effect.gen(function* () {
          const error = yield* Effect.flip(call)
          assert.strictEqual(error.code, code, error.message)
          assert.strictEqual(error.sub_code, sub_code)
          assert.match(JSON.stringify(error.data), /request_id[\\":]+[\da-f-]{36}/)
        })
      )

      it.effect("is refused a timestamp that is out of date", () =>
        Effect.gen(function* () {
          const faults = (yield* Faults.CurrentFaults)!
          yield* faults.set({ rules: [{ kind: "skewedClock", seconds: 602, times: 1 }] })
          assert.strictEqual((yield* Effect.flip(give())).code, 31)
          yield* faults.set({ rules: [{ kind: "skewedClock", seconds: 590, times: 1 }] })
          yield* give()
        })
      )

      it.effect("is refused a call past the rate limit, with the seconds of the ban", () =>
        Effect.gen(function* () {
          const add = call("taobao.note.add", { text: "记" })
          yield* add
          yield* add
          const error = yield* Effect.flip(add)
          assert.strictEqual(error.code, 7)
          assert.strictEqual(error.sub_code, "accesscontrol.limited-by-api-access-count")
          assert.match(error.message, /This ban will last for (59|60) more seconds/)
        })
      )
    })
  })
}

describe("topsdk", () => {
  const [, call] = clients[1]!

  layer(layerServer(), { excludeTestServices: true })((it) => {
    it.effect("uploads a file that is not signed", () =>
      Effect.gen(function* () {
        const file = { value: Buffer.from("图片"), options: { filename: "图.png", contentType: "image/png" } }
        const { succ } = yield* call(auth, { ...areas({ auth_area_dto: [area] }), file }, { type: "file_upload" })
        assert.isTrue(succ)
      })
    )

    it.effect("signs no objects, and the sandbox explains that", () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(call(auth, { area_request: { auth_area_dto: [area] } }))
        assert.strictEqual(error.code, 25)
        // The client shows no headers, so the test sends the same request again.
        const address = yield* Address
        const parameters = new URLSearchParams({
          ...areas({ auth_area_dto: [area] }),
          method: auth,
          app_key: "sandbox-app",
          v: "2.0",
          format: "json",
          sign_method: "md5",
          timestamp: require("topsdk/util").YYYYMMDDHHmmss()
        })
        const signed = { ...Object.fromEntries(parameters), area_request: {} }
        parameters.set("sign", require("topsdk/util").sign("sandbox-secret", signed))
        const response = yield* Effect.promise(() =>
          fetch(`${address}/router/rest`, { method: "POST", body: parameters })
        )
        const explanation = SignatureDiagnosis.decode(response.headers.get(SignatureDiagnosis.header) ?? "")
        assert.include(explanation, "objects are signed as [object Object]")
        assert.include(explanation, `area_request>>>{`)
        assert.include(explanation, `area_request>>>[object Object]`)
        assert.notInclude(explanation, "sandbox-secret")
      })
    )
  })
})
