/** The forms of requests that official SDKs send, besides a signed POST of JSON. */
import { assert, describe, it } from "@effect/vitest"
import * as WireServer from "@effect-vendors/core/testing/WireServer"
import * as Wire from "@effect-vendors/core/Wire"
import * as Tencent from "@effect-vendors/tencent/Tencent"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import * as Effect from "effect/Effect"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as TestClock from "effect/testing/TestClock"
import * as crypto from "node:crypto"
import * as raw from "./raw.ts"
import { agent } from "./stub.ts"

const mixed = Tencent.product({ service: "cvm", version: "2017-03-12" })("Mixed", {
  request: Wire.struct({
    On: Wire.Boolean,
    Off: Wire.optional(Wire.Boolean),
    Text: Wire.optional(Wire.String),
    Flags: Wire.optional(Wire.array(Wire.Boolean)),
    Inner: Wire.optional(
      Wire.struct({ On: Wire.optional(Wire.Boolean), Flags: Wire.optional(Wire.array(Wire.Boolean)) })
    ),
    Items: Wire.optional(Wire.array(Wire.struct({ On: Wire.Boolean, Name: Wire.optional(Wire.String) }))),
    Names: Wire.optional(Wire.array(Wire.String))
  }),
  response: Wire.struct({})
})

const assumeRole = Tencent.product({ service: "sts", version: "2018-08-13" })("AssumeRoleWithTicket", {
  request: Wire.struct({ ProviderId: Wire.String, WebIdentityToken: Wire.Secret }),
  response: Wire.struct({ ExpiredTime: Wire.Int })
}).annotate(Tencent.Unsigned, true)

interface Sent {
  readonly method?: "GET" | "POST"
  readonly query?: string
  readonly type?: string
  readonly body?: Uint8Array<ArrayBuffer>
  /** The bytes that are hashed, where they are not the body. */
  readonly hashed?: string
  readonly headers?: Record<string, string>
  readonly action: string
  readonly version: string
  readonly service: string
}

const sha256 = (data: string | Uint8Array) => crypto.createHash("sha256").update(data).digest("hex")
const hmac = (key: string | Uint8Array, data: string) => crypto.createHmac("sha256", key).update(data).digest()

// TC3 by its document (https://cloud.tencent.com/document/api/213/30654), on node:crypto alone.
const signed = ({ body = new Uint8Array(), hashed, headers, method = "POST", query = "", service, ...sent }: Sent) => {
  const type = sent.type ?? "application/json"
  const hash = sha256(hashed ?? body)
  const canonical = `${method}\n/\n${query}\ncontent-type:${type}\nhost:sandbox.localhost\n\ncontent-type;host\n${hash}`
  const day = new Date(raw.start * 1000).toISOString().slice(0, 10)
  const scope = `${day}/${service}/tc3_request`
  const text = `TC3-HMAC-SHA256\n${raw.start}\n${scope}\n${sha256(canonical)}`
  const key = hmac(hmac(hmac("TC3sandbox-key", day), service), "tc3_request")
  const authorization =
    `TC3-HMAC-SHA256 Credential=sandbox-id/${scope}, SignedHeaders=content-type;host, ` +
    `Signature=${hmac(key, text).toString("hex")}`
  return HttpClientRequest.make(method)(`http://sandbox.localhost/${query === "" ? "" : `?${query}`}`, {
    headers: {
      "x-tc-action": sent.action,
      "x-tc-version": sent.version,
      "x-tc-timestamp": String(raw.start),
      authorization,
      ...headers
    },
    body: method === "GET" ? HttpBody.empty : HttpBody.uint8Array(body, type)
  }).pipe(HttpClientRequest.setHeader("content-type", type))
}

const ask = (request: HttpClientRequest.HttpClientRequest) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(raw.start * 1000)
    const handler = yield* TencentTesting.sandbox.handler({ operations: [mixed, assumeRole] })
    const response = yield* WireServer.client(handler).execute(request)
    const { Response } = JSON.parse(yield* response.text)
    const calls = yield* (yield* TencentTesting.TencentSimulation).calls
    return { response: Response as raw.Response, request: calls[0]?.request }
  }).pipe(Effect.provide(TencentTesting.layerSimulation()))

const of = { action: "Mixed", version: "2017-03-12", service: "cvm" }
const utf8 = (text: string) => new TextEncoder().encode(text)

describe("a query", () => {
  // Python writes booleans as True and False, as in tencentcloud-sdk-python's GET requests.
  it.effect("has Python's booleans, in objects and lists too", () =>
    Effect.gen(function* () {
      const query =
        "Flags.0=True&Flags.1=False&Inner.Flags.0=True&Inner.On=False&Items.0.Name=True&Items.0.On=True&Items.1.On=false" +
        "&Names.0=True&Off=False&On=True&Text=False"
      const { request, response } = yield* ask(
        signed({ ...of, method: "GET", query, type: "application/x-www-form-urlencoded" })
      )
      assert.isUndefined(response.Error)
      assert.deepStrictEqual(request, {
        On: true,
        Off: false,
        // A text stays as it is.
        Text: "False",
        Flags: [true, false],
        Inner: { On: false, Flags: [true] },
        Items: [{ On: true, Name: "True" }, { On: false }],
        Names: ["True"]
      })
    })
  )

  it.effect("has lists of more than ten items, in the order of their numbers", () =>
    Effect.gen(function* () {
      // A client sorts the query, so 10 comes before 2.
      const names = Array.from({ length: 12 }, (_, index) => `Names.${index}=n${index}`).toSorted()
      const query = [...names, "On=true"].join("&")
      const { request } = yield* ask(signed({ ...of, method: "GET", query, type: "application/x-www-form-urlencoded" }))
      assert.deepStrictEqual(request, { On: true, Names: Array.from({ length: 12 }, (_, index) => `n${index}`) })
    })
  )
})

describe("an unsigned payload", () => {
  const body = utf8(`{"On":true,"Text":"合同"}`)
  const headers = { "x-tc-content-sha256": "UNSIGNED-PAYLOAD" }

  // As with `unsignedPayload` in the profile of tencentcloud-sdk-go and tencentcloud-sdk-python.
  it.effect("is taken where the client says so", () =>
    Effect.gen(function* () {
      const { request } = yield* ask(signed({ ...of, body, hashed: "UNSIGNED-PAYLOAD", headers }))
      assert.deepStrictEqual(request, { On: true, Text: "合同" })
    })
  )

  it.effect.each<readonly [why: string, sent: Partial<Sent>]>([
    ["the client does not say so", { hashed: "UNSIGNED-PAYLOAD" }],
    ["the client says so and signs something else", { hashed: "another", headers }]
  ])("is refused where %s", ([, sent]) =>
    Effect.gen(function* () {
      const { response } = yield* ask(signed({ ...of, body, ...sent }))
      assert.strictEqual(response.Error?.Code, "AuthFailure.SignatureFailure")
    })
  )
})

describe("a form of several parts", () => {
  const type = "multipart/form-data; boundary=f3a9"
  const part = (name: string, value: string, more = "") =>
    `--f3a9\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`

  // As with `_get_multipart_body` of tencentcloud-sdk-python: objects and lists are JSON, files have a name.
  it.effect("is read and its signature is checked", () =>
    Effect.gen(function* () {
      const body = utf8(
        part("On", "True") +
          part("Text", "合同") +
          part("Flags", "[true,false]", "\r\nContent-Type: application/json") +
          part("Inner", `{"On":false}`, "\r\nContent-Type: application/json") +
          part("Items", `[{"On":true}]`) +
          "--f3a9--\r\n"
      )
      const { request, response } = yield* ask(signed({ ...of, type, body }))
      assert.isUndefined(response.Error)
      assert.deepStrictEqual(request, {
        On: true,
        Text: "合同",
        Flags: [true, false],
        Inner: { On: false },
        Items: [{ On: true }]
      })
      const wrong = yield* ask(signed({ ...of, type, body, hashed: "another" }))
      assert.strictEqual(wrong.response.Error?.Code, "AuthFailure.SignatureFailure")
    })
  )

  it.effect("gives a file as Base64", () =>
    Effect.gen(function* () {
      const more = `; filename="Text"\r\nContent-Type: application/octet-stream`
      const body = utf8(`${part("On", "true")}${part("Text", "PDF", more)}--f3a9--\r\n`)
      const { request } = yield* ask(signed({ ...of, type, body }))
      assert.deepStrictEqual(request, { On: true, Text: Buffer.from("PDF").toString("base64") })
    })
  )

  it.effect("is refused where it is cut short", () =>
    Effect.gen(function* () {
      const { response } = yield* ask(signed({ ...of, type, body: utf8(part("On", "true").slice(0, 20)) }))
      assert.strictEqual(response.Error?.Code, "InvalidParameter")
    })
  )
})

describe("a call without a signature", () => {
  const sts = { action: "AssumeRoleWithTicket", version: "2018-08-13", service: "sts" }
  const body = utf8(`{"ProviderId":"OIDC","WebIdentityToken":"token"}`)

  it.effect.each<readonly [what: string, authorization: string]>([
    ["says that it is not signed", "SKIP"],
    ["has no signature", ""]
  ])("is taken where it %s, if its action needs none", ([, authorization]) =>
    Effect.gen(function* () {
      const { response } = yield* ask(signed({ ...sts, body, headers: { authorization } }))
      assert.isUndefined(response.Error)
      assert.isNumber(response.ExpiredTime)
    })
  )

  it.effect("is checked where it is signed all the same", () =>
    Effect.gen(function* () {
      assert.isUndefined((yield* ask(signed({ ...sts, body }))).response.Error)
      const wrong = yield* ask(signed({ ...sts, body, hashed: "another" }))
      assert.strictEqual(wrong.response.Error?.Code, "AuthFailure.SignatureFailure")
    })
  )

  it.effect("is refused where its action needs one", () =>
    Effect.gen(function* () {
      const { response } = yield* ask(signed({ ...of, body: utf8(`{"On":true}`), headers: { authorization: "SKIP" } }))
      assert.strictEqual(response.Error?.Code, "AuthFailure.InvalidAuthorization")
    })
  )
})

describe("the size of a request", () => {
  const megabyte = 1024 * 1024
  const upload = (megabytes: number, action = "UploadFiles") => {
    const FileBody = "A".repeat(megabytes * megabyte)
    const payload =
      action === "UploadFiles"
        ? { Agent: agent, BusinessType: "DOCUMENT", FileInfos: [{ FileBody, FileName: "a.pdf" }] }
        : { Agent: agent, TemplateId: "t".repeat(32), FlowName: FileBody }
    return ask(signed({ action, version: "2021-05-26", service: "essbasic", body: utf8(JSON.stringify(payload)) }))
  }

  // https://cloud.tencent.com/document/api/1420/71479: the host of files takes 60 MB.
  it.effect.each([11, 59])("may be %s MB at the host for files", (megabytes) =>
    Effect.gen(function* () {
      const { response } = yield* upload(megabytes)
      assert.isUndefined(response.Error)
      assert.strictEqual(response.TotalCount, 1)
    })
  )

  it.effect("may not be more than 60 MB there, and not more than 10 MB elsewhere", () =>
    Effect.gen(function* () {
      assert.strictEqual((yield* upload(61)).response.Error?.Code, "RequestSizeLimitExceeded")
      const { response } = yield* upload(11, "ChannelCreateMultiFlowSignQRCode")
      assert.deepInclude(response.Error, {
        Code: "RequestSizeLimitExceeded",
        Message: "The request is larger than 10 MB."
      })
    })
  )
})
