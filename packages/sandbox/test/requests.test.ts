/** The sandbox answers requests that no SDK sends. */
import { assert, describe, layer } from "@effect/vitest"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import * as Effect from "effect/Effect"
import * as crypto from "node:crypto"
import * as top from "../../top/test/independent.ts"
import { Address, layer as layerServer } from "./sandboxServer.ts"

const send = Effect.fnUntraced(function* (path: string, init?: RequestInit) {
  const address = yield* Address
  return yield* Effect.promise(async () => {
    const response = await fetch(address + path, init)
    return { status: response.status, type: response.headers.get("content-type"), text: await response.text() }
  })
})

const area_request = JSON.stringify({ auth_area_dto: [{ account_id: 1, area_code: 330110, area_name: "余杭区" }] })

const signed = (changes: Record<string, string> = {}, body = ""): Record<string, string> => {
  const parameters: Record<string, string> = {
    method: "tmall.mafia.account.area.auth",
    app_key: "sandbox-app",
    timestamp: top.timestamp(Date.now()),
    v: "2.0",
    sign_method: "hmac",
    format: "json",
    area_request,
    ...changes
  }
  const text = Object.entries(parameters)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flat()
    .join("")
  const sign = crypto
    .createHmac("md5", "sandbox-secret")
    .update(text + body)
    .digest("hex")
    .toUpperCase()
  return { ...parameters, sign }
}

describe("the platform", () => {
  layer(layerServer({ faults: false }), { excludeTestServices: true })((it) => {
    const succeeds = ({ status, text }: { readonly status: number; readonly text: string }) => {
      assert.strictEqual(status, 200)
      assert.include(text, `"succ":true`)
    }

    it.effect("takes a query", () => Effect.map(send(`/router/rest?${new URLSearchParams(signed())}`), succeeds))

    it.effect("takes a multipart form with a file that is not signed", () => {
      const body = new FormData()
      for (const [name, value] of Object.entries(signed())) body.append(name, value)
      body.append("image", new Blob(["图"], { type: "image/png" }), "图.png")
      return Effect.map(send("/router/rest", { method: "POST", body }), succeeds)
    })

    it.effect("takes a signed body that is not a form", () => {
      const body = `<xml>余杭区</xml>`
      const query = new URLSearchParams(signed({}, body))
      const request = { method: "POST", headers: { "content-type": "text/xml" }, body }
      return Effect.gen(function* () {
        succeeds(yield* send(`/router/rest?${query}`, request))
        const { text } = yield* send(`/router/rest?${query}`, { ...request, body: `${body} ` })
        assert.include(text, "Invalid Signature")
      })
    })

    it.effect("answers in XML by default, and without wrappers on demand", () =>
      Effect.gen(function* () {
        const { format: _, sign: __, ...rest } = signed()
        const xml = { ...rest, sign: top.sign("hmac", rest, "sandbox-secret") }
        const { text, type } = yield* send(`/router/rest?${new URLSearchParams(xml)}`)
        assert.match(text, /^<\?xml .*<succ>true<\/succ>/)
        assert.include(type, "text/xml")
        const simple = yield* send(`/router/rest?${new URLSearchParams(signed({ simplify: "true" }))}`)
        assert.isTrue(JSON.parse(simple.text).succ)
      })
    )

    it.effect("knows two methods of HTTP only", () =>
      Effect.map(send(`/router/rest?${new URLSearchParams(signed())}`, { method: "PUT" }), ({ text }) =>
        assert.strictEqual(JSON.parse(text).error_response.code, 9)
      )
    )

    it.effect("reads no parameters from a broken multipart form", () =>
      Effect.map(
        send("/router/rest", {
          method: "POST",
          headers: { "content-type": "multipart/form-data; boundary=b" },
          body: "--b\r\nContent-Dis"
        }),
        ({ text }) => assert.include(text, "<code>21</code>")
      )
    )

    it.effect("gives each refusal an id of its own", () =>
      Effect.gen(function* () {
        const ids = yield* Effect.forEach([1, 2, 3], () =>
          Effect.map(send("/router/rest?format=json"), ({ text }) => JSON.parse(text).error_response.request_id)
        )
        assert.strictEqual(new Set(ids).size, 3)
      })
    )
  })
})

describe("Tencent Cloud", () => {
  layer(layerServer({ checkSkew: false, faults: false }), { excludeTestServices: true })((it) => {
    const sign = (query: string, day: string, timestamp: number) => {
      const sha256 = (text: string) => crypto.createHash("sha256").update(text).digest("hex")
      const hmac = (key: string | Buffer, text: string) => crypto.createHmac("sha256", key).update(text).digest()
      const type = "application/x-www-form-urlencoded"
      const canonical = `GET\n/\n${query}\ncontent-type:${type}\nhost:127.0.0.1\n\ncontent-type;host\n${sha256("")}`
      const scope = `${day}/essbasic/tc3_request`
      const key = hmac(hmac(hmac("TC3sandbox-key", day), "essbasic"), "tc3_request")
      const signature = hmac(key, `TC3-HMAC-SHA256\n${timestamp}\n${scope}\n${sha256(canonical)}`).toString("hex")
      return {
        "content-type": type,
        "authorization": `TC3-HMAC-SHA256 Credential=sandbox-id/${scope}, SignedHeaders=content-type;host, Signature=${signature}`,
        "x-tc-action": "ChannelCreateMultiFlowSignQRCode",
        "x-tc-version": "2021-05-26",
        "x-tc-timestamp": String(timestamp)
      }
    }

    it.effect("takes a signed query, and takes any time without the check", () =>
      Effect.gen(function* () {
        const query = new URLSearchParams([
          ["Agent.AppId", "app"],
          ["Agent.ProxyOrganizationOpenId", "机构"],
          ["Agent.ProxyOperator.OpenId", "n9527"],
          ["TemplateId", "yDSLKUUckpou1l4rUuJ7vlrBTL7S0DJ5"],
          ["FlowName", "a b+c"],
          ["ApproverComponentLimitTypes.0.RecipientId", "r"],
          ["ApproverComponentLimitTypes.0.Values.0", "x"],
          ["ApproverComponentLimitTypes.0.Values.1", "y"]
        ]).toString()
        const { text } = yield* send(`/?${query}`, { headers: sign(query, "2001-09-09", 1_000_000_000) })
        assert.isDefined(JSON.parse(text).Response.QrCode, text)
        const simulation = yield* TencentTesting.TencentSimulation
        assert.deepInclude((yield* simulation.calls)[0]!.request as object, {
          FlowName: "a b+c",
          ApproverComponentLimitTypes: [{ RecipientId: "r", Values: ["x", "y"] }]
        })
      })
    )

    it.effect("reads no parameters from a query that is too deep", () =>
      Effect.gen(function* () {
        const query = `${Array.from({ length: 3000 }, () => "a").join(".")}=1`
        const { text } = yield* send(`/?${query}`, { headers: sign(query, "2001-09-09", 1_000_000_000) })
        assert.strictEqual(JSON.parse(text).Response.Error.Code, "MissingParameter")
      })
    )

    it.effect("knows two methods of HTTP only", () =>
      Effect.map(send("/", { method: "DELETE" }), ({ text }) =>
        assert.strictEqual(JSON.parse(text).Response.Error.Code, "UnsupportedProtocol")
      )
    )
  })
})
