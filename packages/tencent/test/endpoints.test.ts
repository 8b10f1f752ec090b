/** Where calls go, what they are signed for, and settings that no request can carry. */
import { assert, describe, it } from "@effect/vitest"
import * as Essbasic from "@effect-vendors/tencent/Essbasic"
import * as Tencent from "@effect-vendors/tencent/Tencent"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import { independent } from "./independent.ts"
import { agent, cancelRequest, credentials, options, type Sent, succeeding } from "./stub.ts"

const cancel = Essbasic.channelCancelMultiFlowSignQRCode(cancelRequest)

const upload = Essbasic.uploadFiles({
  Agent: agent,
  BusinessType: "DOCUMENT",
  FileInfos: [{ FileBody: "JVBERi0=", FileName: "a.pdf" }]
})

const zones = Tencent.call("DescribeZones", {}, { service: "cvm", version: "2017-03-12" })

const stubbed = () => succeeding(`"FileIds":["f"],"FileUrls":[],"TotalCount":1`)

/** The addresses of calls, in their order. */
const addresses = (
  more: Partial<Tencent.Options>,
  calls: ReadonlyArray<Effect.Effect<unknown, unknown, Tencent.Tencent>> = [cancel, upload]
) =>
  Effect.gen(function* () {
    const stub = stubbed()
    yield* Effect.all(calls).pipe(
      Effect.provide(Tencent.layer({ ...options, ...more }).pipe(Layer.provide(stub.layer)))
    )
    for (const sent of stub.sent) assertSignedFor(sent, sent.headers.host ?? new URL(sent.url).host)
    return stub.sent.map(({ url }) => url)
  })

const assertSignedFor = ({ bytes, headers, url }: Sent, host: string) =>
  assert.strictEqual(
    headers.authorization,
    independent(
      {
        service: url.includes("cvm") ? "cvm" : "essbasic",
        payload: bytes,
        timestamp: Number(headers["x-tc-timestamp"]),
        headers: { "content-type": headers["content-type"]!, host, "x-tc-action": headers["x-tc-action"]! }
      },
      "AKIDtest",
      "key of the layer"
    )
  )

const own = ["https://essbasic.tencentcloudapi.com/", "https://file.ess.tencent.cn/"]
const integration = ["https://essbasic.test.ess.tencent.cn/", "https://file.test.ess.tencent.cn/"]

describe("the hosts of e-sign", () => {
  it.effect.each<readonly [of: string, options: Partial<Tencent.Options>, expected: ReadonlyArray<string>]>([
    ["production", {}, own],
    ["production by name", { environment: "production" }, own],
    ["the integration environment", { environment: "integration" }, integration],
    // The address of a service says where its files are.
    ["the integration environment by its address", { endpoint: "https://essbasic.test.ess.tencent.cn" }, integration],
    [
      "a region",
      { endpoint: "https://essbasic.ap-beijing.tencentcloudapi.com" },
      ["https://essbasic.ap-beijing.tencentcloudapi.com/", own[1]!]
    ],
    [
      "a region whose full name ends with a dot",
      { endpoint: "https://essbasic.ap-beijing.tencentcloudapi.com." },
      ["https://essbasic.ap-beijing.tencentcloudapi.com/", own[1]!]
    ],
    [
      "a region behind another machine, in upper case",
      { endpoint: { connect: "https://a.example", host: "ESSBASIC.ap-beijing.tencentcloudapi.com" } },
      ["https://a.example/", own[1]!]
    ],
    [
      "a record by host in upper case",
      { endpoint: { "FILE.ess.tencent.cn": "https://b.example" } },
      [own[0]!, "https://b.example/"]
    ],
    [
      "one machine for all",
      { endpoint: "https://proxy.example/to" },
      ["https://proxy.example/to", "https://proxy.example/to"]
    ],
    [
      "a record by service and host",
      {
        endpoint: { "essbasic": "https://a.example", "file.ess.tencent.cn": "https://b.example" }
      },
      ["https://a.example/", "https://b.example/"]
    ],
    [
      "a record of one",
      { environment: "integration", endpoint: { essbasic: "https://a.example" } },
      ["https://a.example/", integration[1]!]
    ],
    ["blank settings", { endpoint: " ", environment: "" as never }, own],
    ["a blank address in a record", { endpoint: { essbasic: "" } }, own]
  ])("%s", ([, options, expected]) =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* addresses(options), expected)
    })
  )

  it.effect("a service without an integration environment is refused, unless its address is given", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(addresses({ environment: "integration" }, [zones]))
      assert.deepInclude(error as object, { _tag: "InvalidParameter", origin: "client", outcome: "NotSent" })
      const endpoint = { cvm: "https://cvm.tencentcloudapi.com" }
      assert.deepStrictEqual(yield* addresses({ environment: "integration", endpoint }, [zones]), [
        "https://cvm.tencentcloudapi.com/"
      ])
    })
  )

  it.effect("the variable names the environment", () =>
    Effect.gen(function* () {
      const stub = stubbed()
      yield* upload.pipe(
        Effect.provide(Tencent.layerConfig({ credentials }).pipe(Layer.provide(stub.layer))),
        Effect.provideService(
          ConfigProvider.ConfigProvider,
          ConfigProvider.fromEnv({ env: { TENCENTCLOUD_ENVIRONMENT: " integration\n", TENCENTCLOUD_ENDPOINT: " " } })
        )
      )
      assert.strictEqual(stub.sent[0]!.url, integration[1])
    })
  )
})

// A reverse proxy that sets Host: https://github.com/TencentCloud/tencentcloud-sdk-go/issues/262
it.effect("one host is signed while another is connected to", () =>
  Effect.gen(function* () {
    const stub = stubbed()
    const endpoint = { connect: "https://10.0.0.8:8443", host: "essbasic.tencentcloudapi.com" }
    yield* cancel.pipe(Effect.provide(Tencent.layer({ ...options, endpoint }).pipe(Layer.provide(stub.layer))))
    const [sent] = stub.sent
    assert.strictEqual(sent!.url, "https://10.0.0.8:8443/")
    assert.strictEqual(sent!.headers.host, "essbasic.tencentcloudapi.com")
    assertSignedFor(sent!, "essbasic.tencentcloudapi.com")
  })
)

describe("a layer is not built with", () => {
  it.effect.each<readonly [of: string, options: object]>([
    ["an address of one service that does not fit", { endpoint: { essbasic: "http://10.0.0.1" } }],
    ["a password", { endpoint: "https://user:hunter2@essbasic.tencentcloudapi.com" }],
    ["a password in what is no URL", { endpoint: "https://user:hunter2@host:port" }],
    ["a query", { endpoint: { connect: "https://a.example/?a=1" } }],
    ["a host that is no name", { endpoint: { connect: "https://a.example", host: "a.example/hunter2" } }],
    ["a host that is no text", { endpoint: { connect: "https://a.example", host: 5 } }],
    ["a host with a port that does not exist", { endpoint: { connect: "https://a.example", host: "a.example:70000" } }],
    ["an address for what is no host", { endpoint: { "https://hunter2@a.example": "https://b.example" } }],
    ["an endpoint of another type", { endpoint: 5 }],
    ["a URL that is no text", { endpoint: new URL("https://hunter2.example") }],
    ["a map of endpoints", { endpoint: new Map([["essbasic", "https://hunter2.example"]]) }],
    ["an environment that does not exist", { environment: "hunter2" }]
  ])("%s", ([, more]) =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(addresses(more))
      assert.deepInclude(error as object, { _tag: "EndpointError", vendor: "Tencent" })
      assert.notInclude(String(error), "hunter2")
    })
  )
})

describe("blank settings are absent", () => {
  it.effect.each(["", " ", "\n"])("%j", (blank) =>
    Effect.gen(function* () {
      const stub = stubbed()
      const more = { region: blank, language: blank as Tencent.Language }
      const layer = Tencent.layer({
        ...options,
        ...more,
        credentials: { ...credentials, token: Redacted.make(blank), account: blank }
      })
      yield* cancel.pipe(Tencent.withRegion(blank), Effect.provide(layer.pipe(Layer.provide(stub.layer))))
      for (const name of ["x-tc-region", "x-tc-language", "x-tc-token"]) assert.notProperty(stub.sent[0]!.headers, name)
    })
  )

  it.effect("of a call, so that the layer's count", () =>
    Effect.gen(function* () {
      const stub = stubbed()
      const layer = Tencent.layer({ ...options, region: "ap-guangzhou" }).pipe(Layer.provide(stub.layer))
      yield* cancel.pipe(Tencent.withRegion(""), Effect.provide(layer))
      assert.strictEqual(stub.sent[0]!.headers["x-tc-region"], "ap-guangzhou")
    })
  )
})

describe("settings of a wrong type fail the call, which is not sent", () => {
  const wrong: ReadonlyArray<unknown> = [5, Symbol("s"), {}, [], true, () => "a"]
  const secrets = [...wrong, "hunter2", Redacted.make(5), wiped()]

  function wiped() {
    const secret = Redacted.make("hunter2")
    Redacted.wipeUnsafe(secret)
    return secret
  }

  const notSent = (more: object, change: (call: typeof cancel) => typeof cancel = (call) => call) =>
    Effect.gen(function* () {
      const stub = stubbed()
      const layer = Tencent.layer({ ...options, ...more }).pipe(Layer.provide(stub.layer))
      const error = yield* Effect.flip(change(cancel).pipe(Effect.provide(layer)))
      assert.strictEqual(stub.sent.length, 0)
      assert.deepInclude(error as object, { outcome: "NotSent", retryable: false })
      assert.notInclude(String(error), "hunter2")
      return error._tag
    })

  it.effect.each(wrong.map((value) => [String(value), value] as const))("the region or the language %s", ([, value]) =>
    Effect.gen(function* () {
      assert.strictEqual(yield* notSent({ region: value }), "InvalidParameter")
      assert.strictEqual(yield* notSent({ language: value }), "InvalidParameter")
      assert.strictEqual(yield* notSent({}, Tencent.withRegion(value as never)), "InvalidParameter")
      assert.strictEqual(yield* notSent({}, Tencent.withLanguage(value as never)), "InvalidParameter")
    })
  )

  it.effect.each(secrets.map((value, index) => [index, value] as const))("the token or the key, %i", ([, value]) =>
    Effect.gen(function* () {
      for (const bad of [
        { ...credentials, token: value },
        { ...credentials, secretKey: value }
      ]) {
        assert.strictEqual(yield* notSent({ credentials: bad }), "AuthFailure")
        assert.strictEqual(yield* notSent({}, Tencent.withCredentials(bad as never)), "AuthFailure")
      }
    })
  )

  it.effect.each<readonly [of: string, value: unknown]>([
    ["null", null],
    ["a number", 5],
    ["nothing", {}],
    ["an effect of nothing", Effect.succeed(undefined)],
    ["an id that is no text", { ...credentials, secretId: Symbol("s"), account: Symbol("a") }]
  ])("credentials that are %s", ([, value]) =>
    Effect.gen(function* () {
      assert.strictEqual(yield* notSent({ credentials: value, rate: { limit: 1, window: "1 second" } }), "AuthFailure")
    })
  )
})

// A copied secret ends with a line break: https://github.com/TencentCloud/tencentcloud-sdk-ruby/issues/9
it.effect.each<readonly [words: string, bad: object]>([
  ["the secret key ends with a line break", { secretKey: Redacted.make("hunter2\n") }],
  ["the secret id ends with a line break", { secretId: "AKID\r\n" }],
  // A file of variables for a container keeps quotes.
  ["the secret key is in quotes", { secretKey: Redacted.make('"hunter2"') }],
  ["the secret id is in quotes", { secretId: "'AKID'" }],
  ["the token ends with a line break", { token: Redacted.make("hunter2\n") }],
  ["the secret key begins or ends with white space", { secretKey: Redacted.make(" hunter2") }],
  ["the secret key is empty", { secretKey: Redacted.make("  ") }]
])("%s", ([words, bad]) =>
  Effect.gen(function* () {
    const error = yield* Effect.flip(addresses({ credentials: { ...credentials, ...bad } }))
    assert.deepInclude(error as object, { _tag: "AuthFailure", outcome: "NotSent", retryable: false })
    assert.strictEqual((error as Error).message, words)
  })
)

describe("layerConfig", () => {
  const configured = (given: Tencent.Given, env: Record<string, string>) =>
    Effect.gen(function* () {
      const stub = stubbed()
      yield* cancel.pipe(
        Effect.provide(Tencent.layerConfig(given).pipe(Layer.provide(stub.layer))),
        Effect.provideService(ConfigProvider.ConfigProvider, ConfigProvider.fromEnv({ env }))
      )
      const { authorization, ...headers } = stub.sent[0]!.headers
      return { id: /Credential=([^/]+)/.exec(authorization!)![1], token: headers["x-tc-token"] }
    })

  const env = {
    TENCENTCLOUD_SECRET_ID: "env-id\n",
    TENCENTCLOUD_SECRET_KEY: "env-key\n",
    TENCENTCLOUD_TOKEN: "env-token"
  }

  it.effect("trims what it reads", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* configured({}, env), { id: "env-id", token: "env-token" })
    })
  )

  it.effect("asks only for the parts of credentials that are not given", () =>
    Effect.gen(function* () {
      const { secretKey } = credentials
      assert.strictEqual((yield* configured({ credentials: { secretKey } }, { TENCENTCLOUD_SECRET_ID: "i" })).id, "i")
      // The token of the environment belongs to the secret id of the environment.
      const given = { secretId: "given" }
      assert.deepStrictEqual(yield* configured({ credentials: given }, env), { id: "given", token: undefined })
      const error = yield* Effect.flip(configured({ credentials: given }, {}))
      assert.notInclude(error.message, "TENCENTCLOUD_SECRET_ID")
      assert.include(error.message, "TENCENTCLOUD_SECRET_KEY")
    })
  )

  it.effect("a blank variable is not set", () =>
    Effect.gen(function* () {
      const blank = { TENCENTCLOUD_SECRET_ID: " ", TENCENTCLOUD_SECRET_KEY: "\n" }
      const error = yield* Effect.flip(configured({}, blank))
      assert.strictEqual(error._tag, "ConfigError")
      for (const name of Object.keys(blank)) assert.include(error.message, name)
    })
  )
})
