/** The sandbox explains a signature that does not match. */
import * as SignatureDiagnosis from "@effect-vendors/core/testing/SignatureDiagnosis"
import * as WireServer from "@effect-vendors/core/testing/WireServer"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import { TestClock } from "effect/testing"
import { independent } from "./independent.ts"

const now = 1_700_000_000
const host = "sandbox.localhost:8080"
const payload = `{"FlowName":"劳动 合同","Agent":{"AppId":"app"}}`

interface Signed {
  readonly payload?: string
  readonly type?: string
  readonly host?: string
  readonly secretKey?: string
  readonly token?: string
  /** The service that the credential scope names, where it is not the signed one. */
  readonly scope?: string
}

// Signs one request and sends another.
const explain = (signed: Signed, sent = payload) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(now * 1000)
    const token: Record<string, string> = signed.token === undefined ? {} : { "x-tc-token": signed.token }
    const authorization = independent(
      {
        service: "essbasic",
        timestamp: now,
        payload: new TextEncoder().encode(signed.payload ?? payload),
        headers: { "content-type": signed.type ?? "application/json", "host": signed.host ?? host, ...token }
      },
      "sandbox-id",
      signed.secretKey ?? "sandbox-key"
    )
    const request = HttpClientRequest.post(`http://${host}/`, {
      headers: {
        "x-tc-action": "ChannelCreateMultiFlowSignQRCode",
        "x-tc-version": "2021-05-26",
        "x-tc-timestamp": String(now),
        "authorization": authorization.replace("/essbasic/", `/${signed.scope ?? "essbasic"}/`),
        ...token
      },
      body: HttpBody.text(sent, "application/json")
    })
    const response = yield* WireServer.client(yield* TencentTesting.sandbox.handler()).execute(request)
    const header = response.headers[SignatureDiagnosis.header]
    return header === undefined ? undefined : SignatureDiagnosis.decode(header)
  }).pipe(Effect.provide(TencentTesting.layerSimulation()))

describe("the sandbox", () => {
  it.effect("explains nothing where the signature matches, with the port or without it", () =>
    Effect.gen(function* () {
      assert.isUndefined(yield* explain({}))
      assert.isUndefined(yield* explain({ host: "sandbox.localhost" }))
    })
  )

  it.effect.each<readonly [what: string, signed: Signed, sent?: string]>([
    ["the payload is signed as if it were empty", { payload: "" }],
    ["the payload is signed without its last line break", {}, `${payload}\n`],
    [
      "the payload is signed with Chinese text as escapes, but it is sent without them",
      { payload: payload.replace("劳动 合同", "\\u52b3\\u52a8 \\u5408\\u540c") }
    ],
    ["the payload is signed with other escapes or spaces than it is sent with", {}, payload.replaceAll(":", ": ")],
    [
      "the payload is signed with spaces that it is not sent with",
      { payload: `{"FlowName": "\\u52b3\\u52a8 \\u5408\\u540c", "Agent": {"AppId": "app"}}` }
    ],
    [
      "the content-type is signed with a charset, but it is sent without one",
      { type: "application/json; charset=utf-8" }
    ],
    ["the vendor's host is signed", { host: "essbasic.tencentcloudapi.com" }]
  ])("explains that %s", ([what, signed, sent]) =>
    Effect.gen(function* () {
      const explanation = (yield* explain(signed, sent)) ?? ""
      assert.match(explanation, new RegExp(`^${what}\n`))
      assert.include(explanation, ">>>")
      assert.notInclude(explanation, "sandbox-key")
    })
  )

  it.effect("shows both texts and marks the first difference", () =>
    Effect.gen(function* () {
      const explanation = (yield* explain({ type: "application/json; charset=utf-8" })) ?? ""
      assert.include(explanation, `the sandbox signs: "POST\\n/\\n\\ncontent-type:application/json>>>\\nhost`)
      assert.include(explanation, `the client signs: "POST\\n/\\n\\ncontent-type:application/json>>>; charset`)
    })
  )

  it.effect("suggests another secret where no known mistake gives the signature, and shows no token", () =>
    Effect.gen(function* () {
      const explanation = (yield* explain({ secretKey: "other", token: "Temporary" })) ?? ""
      assert.include(explanation, "another secret?")
      assert.notMatch(explanation, /temporary|sandbox-key/i)
    })
  )

  it.effect("explains that the credential scope names another service", () =>
    Effect.gen(function* () {
      const explanation = (yield* explain({ scope: "cvm" })) ?? ""
      assert.match(explanation, /^the signed service is not the service of the credential scope\nboth sign: /)
      assert.notInclude(explanation, "sandbox-key")
    })
  )
})
