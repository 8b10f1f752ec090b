import { assert, describe, it } from "@effect/vitest"
import * as Operation from "@effect-vendors/core/Operation"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Wire from "@effect-vendors/core/Wire"
import * as Essbasic from "@effect-vendors/tencent/Essbasic"
import type * as Tc3 from "@effect-vendors/tencent/Tc3"
import * as Tencent from "@effect-vendors/tencent/Tencent"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Schedule from "effect/Schedule"
import * as TestClock from "effect/testing/TestClock"
import {
  agent,
  assertSignedBy,
  cancelRequest,
  createRequest,
  credentials,
  essbasic,
  options,
  recording,
  requestId,
  succeeding
} from "./stub.ts"

const { channelCancelMultiFlowSignQRCode: cancel, channelCreateMultiFlowSignQRCode: create } = Essbasic

type Stub = ReturnType<typeof recording>

const layerOf = (more: Partial<Tencent.Options>) => Tencent.layer({ ...options, ...more })

const over = (stub: Stub, more: Partial<Tencent.Options> = {}) =>
  Effect.provide(layerOf(more).pipe(Layer.provide(stub.layer)))

const refusing = (code: string, message = "") =>
  recording(() => ({
    body: JSON.stringify({ Response: { Error: { Code: code, Message: message }, RequestId: requestId } })
  }))

describe("the documented exchange", () => {
  it.effect("sends the request of the documents and reads its success", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(1_700_000_000_987)
      const stub = recording(() => ({
        body: `{\n    "Response": {\n        "RequestId": "dfc69a6f-7738-45f3-a238-99e0e89bc91a"\n    }\n}`
      }))
      const { raw, value, ...rest } = yield* cancel.detailed(cancelRequest).pipe(over(stub))
      assert.deepStrictEqual(value, {})
      assert.deepStrictEqual(rest, { requestId: "dfc69a6f-7738-45f3-a238-99e0e89bc91a", drift: [] })
      assert.deepStrictEqual(raw, { RequestId: "dfc69a6f-7738-45f3-a238-99e0e89bc91a" })

      assert.strictEqual(stub.sent.length, 1)
      const { authorization, ...headers } = stub.sent[0]!.headers
      assert.deepStrictEqual(headers, {
        "content-type": "application/json; charset=utf-8",
        "content-length": String(stub.sent[0]!.bytes.length),
        "x-tc-action": "ChannelCancelMultiFlowSignQRCode",
        "x-tc-version": "2021-05-26",
        "x-tc-timestamp": "1700000000"
      })
      assert.match(
        authorization!,
        /^TC3-HMAC-SHA256 Credential=AKIDtest\/2023-11-14\/essbasic\/tc3_request, SignedHeaders=content-type;host;x-tc-action, Signature=[0-9a-f]{64}$/
      )
      assert.strictEqual(stub.sent[0]!.method, "POST")
      assert.strictEqual(stub.sent[0]!.url, "https://essbasic.tencentcloudapi.com/")
      assert.strictEqual(
        stub.sent[0]!.body,
        `{"Agent":{"AppId":"yDwhxUUckp3gl8j5UuFX33LSNozpRsbi","ProxyOrganizationOpenId":"org_dianziqian","ProxyOperator":{"OpenId":"n9527"},"ProxyAppId":""},"QrCodeId":"yDSLZUUckpooi1ltUxCsD3RSTG9BEWhR"}`
      )
      assertSignedBy(stub.sent[0]!, "AKIDtest", "key of the layer")
    })
  )

  it.effect("reads its error as the refusal", () =>
    Effect.gen(function* () {
      const stub = refusing("OperationDenied.QrInvalid", "签署二维码不可用,请检查后重试。")
      const error = yield* cancel(cancelRequest).pipe(Effect.flip, over(stub))
      assert.instanceOf(error, Essbasic.QrInvalid)
      assert.deepInclude(error, {
        _tag: "QrInvalid",
        vendor: "Tencent",
        operation: "ChannelCancelMultiFlowSignQRCode",
        code: "OperationDenied.QrInvalid",
        requestId: "dfc69a6f-7738-45f3-a238-99e0e89bc91a",
        outcome: "Rejected",
        retryable: false
      })
      assert.strictEqual(error.message, "签署二维码不可用,请检查后重试。")
    })
  )

  it.effect.each<readonly [code: string, tag: string]>([
    ["InternalError", "ServiceFailure"],
    ["InternalError.DbRead", "ServiceFailure"],
    ["InvalidParameter.DataNotFound", "InvalidParameter"],
    ["InvalidParameter.ParamError", "InvalidParameter"],
    ["MissingParameter", "InvalidParameter"],
    ["OperationDenied.Forbid", "Forbid"],
    ["UnauthorizedOperation.NoPermissionFeature", "PermissionDenied"],
    // The operation does not list this code.
    ["OperationDenied.NoQuota", "OperationRefused"],
    ["FailedOperation", "OperationRefused"],
    ["RequestLimitExceeded.UinLimitExceeded", "RateLimited"],
    ["AuthFailure.SignatureExpire", "AuthFailure"],
    ["Nonsense.New", "UnexpectedError"],
    ["constructor", "UnexpectedError"]
  ])("the code %s is a %s", ([code, tag]) =>
    Effect.gen(function* () {
      const error = yield* cancel(cancelRequest).pipe(Effect.flip, over(refusing(code)))
      assert.deepInclude<VendorError.VendorError>(error, { _tag: tag, code, requestId })
    })
  )

  it.effect.each([
    ["FailedOperation.QrCodeCreatorSignComponents", Essbasic.QrCodeCreatorSignComponents],
    ["FailedOperation.QrCodeSignUsers", Essbasic.QrCodeSignUsers],
    ["FailedOperation.QrCodeTemplateId", Essbasic.QrCodeTemplateId],
    ["OperationDenied.NoQuota", Essbasic.NoQuota]
  ] as const)("the code %s of creating is a refusal", ([code, expected]) =>
    Effect.gen(function* () {
      const error = yield* create(createRequest).pipe(Effect.flip, over(refusing(code)))
      assert.strictEqual(error.constructor, expected)
    })
  )

  it.effect("reads an error without a request id, and null as no error", () =>
    Effect.gen(function* () {
      const stub = recording(({ headers }) => ({
        body:
          headers["x-tc-region"] === undefined
            ? `{"Response":{"Error":{"Code":"InternalError"}}}`
            : `{"Response":{"Error":null,"RequestId":"r"}}`
      }))
      const error = yield* cancel(cancelRequest).pipe(Effect.flip, over(stub))
      assert.strictEqual(error._tag, "ServiceFailure")
      assert.notProperty(error, "requestId")
      assert.strictEqual(error.message, "")
      const { requestId } = yield* cancel.detailed(cancelRequest).pipe(Tencent.withRegion("r"), over(stub))
      assert.strictEqual(requestId, "r")
    })
  )

  it.effect("gives a created code with all its fields, and unknown fields beside it", () =>
    Effect.gen(function* () {
      const stub = succeeding(
        `"QrCode":{"QrCodeId":"q","QrCodeUrl":"u","ExpiredTime":1700000000,"WeixinQrCodeUrl":"w","New":9007199254740993},` +
          `"SignUrls":{"AppSignUrl":"a","EffectiveTime":"e","HttpSignUrl":"h"}`
      )
      const { raw, value } = yield* create.detailed(createRequest).pipe(over(stub))
      assert.deepStrictEqual(value, {
        QrCode: { QrCodeId: "q", QrCodeUrl: "u", ExpiredTime: 1700000000, WeixinQrCodeUrl: "w" },
        SignUrls: { AppSignUrl: "a", EffectiveTime: "e", HttpSignUrl: "h" }
      })
      assert.property((raw as { QrCode: object }).QrCode, "New")
      assert.include(stub.sent[0]!.body, `"FlowName":"劳动合同"`)
      assertSignedBy(stub.sent[0]!, "AKIDtest", "key of the layer")
    })
  )
})

describe("per call", () => {
  it.effect("region, language and token are sent only where they are set", () =>
    Effect.gen(function* () {
      const stub = succeeding()
      const call = cancel(cancelRequest)
      const token = Redacted.make("temporary")
      yield* Effect.gen(function* () {
        yield* call
        yield* call.pipe(Tencent.withRegion("ap-guangzhou"))
        yield* call.pipe(Tencent.withLanguage("en-US"))
        yield* call.pipe(Tencent.withCredentials({ ...credentials, token }))
        yield* call.pipe(Tencent.withRegion("ap-shanghai"), Tencent.withLanguage("zh-CN"))
      }).pipe(over(stub))
      const seen = stub.sent.map(({ headers }) =>
        ["x-tc-region", "x-tc-language", "x-tc-token"].map((name) => headers[name])
      )
      assert.deepStrictEqual(seen, [
        [undefined, undefined, undefined],
        ["ap-guangzhou", undefined, undefined],
        [undefined, "en-US", undefined],
        [undefined, undefined, "temporary"],
        ["ap-shanghai", "zh-CN", undefined]
      ])
    })
  )

  it.effect("the options of a call go before the options of the layer", () =>
    Effect.gen(function* () {
      const stub = succeeding()
      yield* Effect.gen(function* () {
        yield* cancel(cancelRequest)
        yield* cancel(cancelRequest).pipe(Tencent.withRegion("inner"), Tencent.withLanguage("en-US"))
      }).pipe(over(stub, { region: "outer", language: "zh-CN" }))
      assert.deepStrictEqual(
        stub.sent.map(({ headers }) => [headers["x-tc-region"], headers["x-tc-language"]]),
        [
          ["outer", "zh-CN"],
          ["inner", "en-US"]
        ]
      )
    })
  )

  it.effect("credentials sign only the calls that they are set for", () =>
    Effect.gen(function* () {
      const stub = succeeding()
      let asked = 0
      const rotating = Effect.sync((): Tc3.Credential => {
        asked++
        return { secretId: `id-${asked}`, secretKey: Redacted.make(`key-${asked}`) }
      })
      const call = cancel(cancelRequest)
      yield* Effect.gen(function* () {
        yield* call
        yield* call.pipe(Tencent.withCredentials({ secretId: "plain", secretKey: Redacted.make("plain key") }))
        yield* Effect.all([call, call]).pipe(Tencent.withCredentials(rotating))
        yield* call
      }).pipe(over(stub))
      const [first, plain, one, two, last] = stub.sent
      assertSignedBy(first!, "AKIDtest", "key of the layer")
      assertSignedBy(plain!, "plain", "plain key")
      assertSignedBy(one!, "id-1", "key-1")
      assertSignedBy(two!, "id-2", "key-2")
      assertSignedBy(last!, "AKIDtest", "key of the layer")
    })
  )

  it.effect("the layer asks an effect for credentials at each attempt", () =>
    Effect.gen(function* () {
      let asked = 0
      const stub = recording(() =>
        asked < 3
          ? { body: `{"Response":{"Error":{"Code":"RequestLimitExceeded"},"RequestId":"r"}}` }
          : { body: `{"Response":{"RequestId":"r"}}` }
      )
      const rotating = Effect.sync(() => {
        asked++
        return { secretId: `id-${asked}`, secretKey: Redacted.make(`key-${asked}`) }
      })
      yield* cancel(cancelRequest).pipe(
        Effect.retry({ while: (error) => error.retryable, schedule: Schedule.recurs(5) }),
        over(stub, { credentials: rotating })
      )
      assert.strictEqual(stub.sent.length, 3)
      for (const [i, sent] of stub.sent.entries()) assertSignedBy(sent, `id-${i + 1}`, `key-${i + 1}`)
    })
  )

  it.effect("a call whose credentials are unavailable is not sent", () =>
    Effect.gen(function* () {
      const stub = succeeding()
      const unavailable = new VendorError.AuthFailure({ message: "the vault is sealed" })
      const error = yield* cancel(cancelRequest).pipe(
        Effect.flip,
        Tencent.withCredentials(Effect.fail(unavailable)),
        over(stub)
      )
      assert.instanceOf(error, VendorError.AuthFailure)
      assert.deepInclude(error, {
        vendor: "Tencent",
        operation: "ChannelCancelMultiFlowSignQRCode",
        outcome: "NotSent",
        retryable: false
      })
      assert.strictEqual(error.message, "the vault is sealed")
      assert.strictEqual(stub.sent.length, 0)
    })
  )

  it.effect("accounts in one program sign with their own keys", () =>
    Effect.gen(function* () {
      const stub = succeeding()
      const account = (name: string) =>
        Tencent.layer({ credentials: { secretId: name, secretKey: Redacted.make(`key of ${name}`) } }).pipe(
          Layer.provide(stub.layer)
        )
      const call = cancel(cancelRequest)
      yield* Effect.gen(function* () {
        yield* call
        yield* Effect.gen(function* () {
          yield* call
          yield* call.pipe(Effect.provide(account("third")))
          yield* call
        }).pipe(Effect.provide(account("second")))
        yield* call
      }).pipe(Effect.provide(account("first")))
      const order = ["first", "second", "third", "second", "first"]
      assert.strictEqual(stub.sent.length, order.length)
      for (const [i, name] of order.entries()) assertSignedBy(stub.sent[i]!, name, `key of ${name}`)
    })
  )

  it.effect("accounts at once sign with their own keys", () =>
    Effect.gen(function* () {
      const stub = succeeding()
      const names = Array.from({ length: 20 }, (_, i) => `account-${i}`)
      yield* Effect.forEach(
        names,
        (name) =>
          cancel(cancelRequest).pipe(
            Effect.provide(
              Tencent.layer({ credentials: { secretId: name, secretKey: Redacted.make(`key of ${name}`) } }).pipe(
                Layer.provide(stub.layer)
              )
            )
          ),
        { concurrency: "unbounded" }
      )
      for (const sent of stub.sent) {
        const name = /Credential=([^/]+)/.exec(sent.headers.authorization!)![1]!
        assertSignedBy(sent, name, `key of ${name}`)
      }
      assert.sameMembers(
        stub.sent.map(({ headers }) => /Credential=([^/]+)/.exec(headers.authorization!)![1]!),
        names
      )
    })
  )

  it.effect("the key changes with the day", () =>
    Effect.gen(function* () {
      const stub = succeeding()
      yield* TestClock.setTime(Date.UTC(2024, 1, 29, 23, 59, 59, 999))
      yield* Effect.gen(function* () {
        yield* cancel(cancelRequest)
        yield* TestClock.adjust(1)
        yield* cancel(cancelRequest)
      }).pipe(over(stub))
      assert.include(stub.sent[0]!.headers.authorization, "/2024-02-29/")
      assert.include(stub.sent[1]!.headers.authorization, "/2024-03-01/")
      for (const sent of stub.sent) assertSignedBy(sent, "AKIDtest", "key of the layer")
    })
  )
})

describe("an endpoint", () => {
  it.effect.each([
    ["http://localhost:8080", "http://localhost:8080/"],
    ["https://essbasic.test.ess.tencent.cn", "https://essbasic.test.ess.tencent.cn/"]
  ])("%s gets the calls", ([endpoint, url]) =>
    Effect.gen(function* () {
      const stub = succeeding()
      yield* cancel(cancelRequest).pipe(over(stub, { endpoint }))
      assert.strictEqual(stub.sent[0]!.url, url)
      // The host is signed with its port, as clients send it.
      assertSignedBy(stub.sent[0]!, "AKIDtest", "key of the layer")
    })
  )

  it.effect("on plain HTTP and another machine needs permission", () =>
    Effect.gen(function* () {
      const stub = succeeding()
      const endpoint = "http://10.0.0.1"
      const error = yield* cancel(cancelRequest).pipe(over(stub, { endpoint }), Effect.flip)
      assert(error._tag === "EndpointError")
      assert.strictEqual(error.vendor, "Tencent")
      assert.include(error.message, "https")
      assert.strictEqual(stub.sent.length, 0)
      yield* cancel(cancelRequest).pipe(over(stub, { endpoint, allowInsecure: true }))
      assert.strictEqual(stub.sent.length, 1)
    })
  )

  it.effect.each(["nonsense", "ftp://localhost", "//essbasic.tencentcloudapi.com"])(
    "%o fails the layer when it is built",
    (endpoint) =>
      Effect.gen(function* () {
        const stub = succeeding()
        const error = yield* Effect.flip(Effect.scoped(Layer.build(Layer.provide(layerOf({ endpoint }), stub.layer))))
        assert.strictEqual(error._tag, "EndpointError")
        assert.strictEqual(stub.sent.length, 0)
      })
  )
})

describe("a call is not sent with", () => {
  const notSent = <A, E extends { readonly _tag: string; readonly message: string }>(
    call: Effect.Effect<A, E, Tencent.Tencent>,
    more: Partial<Tencent.Options> = {}
  ) =>
    Effect.gen(function* () {
      const stub = succeeding()
      const error = yield* call.pipe(Effect.flip, over(stub, more))
      assert.strictEqual(stub.sent.length, 0)
      assert.notStrictEqual(error.message, "")
      assert.notInclude(error.message, "hunter2")
      return error
    })

  const injections = ["a\r\nX-Evil: hunter2", "a\nb", "a\u0000", "é", "地域", "\u007f", ""]

  it.effect.each(injections.filter((value) => value !== ""))("the region %o", (region) =>
    Effect.gen(function* () {
      for (const error of [
        yield* notSent(cancel(cancelRequest).pipe(Tencent.withRegion(region))),
        yield* notSent(cancel(cancelRequest), { region })
      ]) {
        assert.deepInclude(error, { _tag: "InvalidParameter", origin: "client", outcome: "NotSent" } as object)
      }
    })
  )

  it.effect.each(injections)("the action %o", (action) =>
    Effect.gen(function* () {
      assert.deepInclude(yield* notSent(Tencent.call(action, {}, essbasic)), {
        _tag: "InvalidParameter",
        origin: "client",
        outcome: "NotSent"
      } as object)
    })
  )

  it.effect.each(injections)("the version or the language %o", (value) =>
    Effect.gen(function* () {
      const inVersion = Tencent.call("A", {}, { service: "cvm", version: value })
      const inLanguage = cancel(cancelRequest).pipe(Tencent.withLanguage(value as Tencent.Language))
      // An empty language is an absent one.
      for (const error of [yield* notSent(inVersion), ...(value === "" ? [] : [yield* notSent(inLanguage)])]) {
        assert.deepInclude(error, { _tag: "InvalidParameter", origin: "client", outcome: "NotSent" } as object)
      }
    })
  )

  it.effect.each(["", "bad host", "a/b@c:d", "example.com/", "%", "a.b"])("the service %o", (service) =>
    Effect.gen(function* () {
      assert.deepInclude(yield* notSent(Tencent.call("A", {}, { service, version: "1" })), {
        _tag: "InvalidParameter",
        origin: "client"
      } as object)
    })
  )

  it.effect.each(injections.filter((value) => value !== ""))("the secret id or the token %o", (value) =>
    Effect.gen(function* () {
      for (const bad of [
        { ...credentials, secretId: value },
        { ...credentials, token: Redacted.make(value) }
      ]) {
        assert.deepInclude(yield* notSent(cancel(cancelRequest), { credentials: bad }), {
          _tag: "AuthFailure",
          outcome: "NotSent",
          retryable: false
        } as object)
      }
    })
  )

  it.effect("empty credentials", () =>
    Effect.gen(function* () {
      for (const empty of [
        { ...credentials, secretId: "" },
        { ...credentials, secretKey: Redacted.make("") }
      ]) {
        const error = yield* notSent(cancel(cancelRequest), { credentials: empty })
        assert.deepInclude(error, { _tag: "AuthFailure", outcome: "NotSent", retryable: false } as object)
        assert.include(error.message, "empty")
      }
    })
  )

  it.effect.each([
    ["a code of another length", { ...cancelRequest, QrCodeId: "short" }],
    ["no agent", { QrCodeId: cancelRequest.QrCodeId }],
    [
      "an operator with too long an id",
      { ...cancelRequest, Agent: { ...agent, ProxyOperator: { OpenId: "x".repeat(65) } } }
    ],
    ["a number for an id", { ...cancelRequest, QrCodeId: 5 }]
  ])("%s", ([, request]) =>
    Effect.gen(function* () {
      assert.deepInclude(yield* notSent(cancel(request as typeof cancelRequest)), {
        _tag: "InvalidParameter",
        origin: "client",
        outcome: "NotSent"
      } as object)
    })
  )

  it.effect("values beyond the limits of creating", () =>
    Effect.gen(function* () {
      const limits = [
        { FlowName: "名".repeat(201) },
        { FlowEffectiveDay: 31 },
        { TemplateId: "t" },
        { MaxFlowNum: 1.5 }
      ]
      for (const limit of limits) {
        assert.strictEqual((yield* notSent(create({ ...createRequest, ...limit })))._tag, "InvalidParameter")
      }
      const stub = succeeding(
        `"QrCode":{"QrCodeId":"q","QrCodeUrl":"u","ExpiredTime":1,"WeixinQrCodeUrl":"w"},"SignUrls":{"AppSignUrl":"","EffectiveTime":"","HttpSignUrl":""}`
      )
      yield* create({ ...createRequest, FlowName: "名".repeat(200), FlowEffectiveDay: 30, MaxFlowNum: undefined }).pipe(
        over(stub)
      )
      assert.notInclude(stub.sent[0]!.body, "MaxFlowNum")
    })
  )
})

describe("a call without a definition", () => {
  it.effect("reaches an action of essbasic", () =>
    Effect.gen(function* () {
      const stub = succeeding(`"Status":"ok"`)
      const response = yield* Tencent.call("DescribeUsage", { Agent: agent, Empty: null }, essbasic).pipe(over(stub))
      assert.deepStrictEqual(response, { Status: "ok", RequestId: requestId })
      assert.strictEqual(stub.sent[0]!.url, "https://essbasic.tencentcloudapi.com/")
      assert.deepInclude(stub.sent[0]!.headers, { "x-tc-action": "DescribeUsage", "x-tc-version": "2021-05-26" })
      assert.deepStrictEqual(JSON.parse(stub.sent[0]!.body), { Agent: agent, Empty: null })
    })
  )

  it.effect("reaches an action of any product", () =>
    Effect.gen(function* () {
      const stub = succeeding()
      yield* Tencent.call("DescribeZones", {}, { service: "cvm", version: "2017-03-12" }).pipe(over(stub))
      assert.strictEqual(stub.sent[0]!.url, "https://cvm.tencentcloudapi.com/")
      assert.deepInclude(stub.sent[0]!.headers, { "x-tc-action": "DescribeZones", "x-tc-version": "2017-03-12" })
      assert.strictEqual(stub.sent[0]!.body, "{}")
      assertSignedBy(stub.sent[0]!, "AKIDtest", "key of the layer", "cvm")
    })
  )

  it.effect("keeps every digit of integers, both ways", () =>
    Effect.gen(function* () {
      const stub = succeeding(`"Id":9007199254740993,"List":[{"Id":-9223372036854775808},1],"Text":"9007199254740993"`)
      const response = yield* Tencent.call(
        "A",
        { Id: 18446744073709551615n, List: [{ Id: 9007199254740993n }, 1] },
        essbasic
      ).pipe(over(stub))
      assert.strictEqual(stub.sent[0]!.body, `{"Id":18446744073709551615,"List":[{"Id":9007199254740993},1]}`)
      assertSignedBy(stub.sent[0]!, "AKIDtest", "key of the layer")
      assert.deepStrictEqual(response, {
        Id: 9007199254740993n,
        List: [{ Id: -9223372036854775808n }, 1],
        Text: "9007199254740993",
        RequestId: requestId
      })
    })
  )

  it.effect("refuses to send a number whose digits are lost", () =>
    Effect.gen(function* () {
      const stub = succeeding()
      const error = yield* Tencent.call("A", { Id: 2 ** 53 }, essbasic).pipe(Effect.flip, over(stub))
      assert.deepInclude(error, { _tag: "InvalidParameter", origin: "client" } as object)
      assert.strictEqual(stub.sent.length, 0)
    })
  )

  it.effect("fails with the gateway's errors", () =>
    Effect.gen(function* () {
      const error = yield* Tencent.call("A", {}, essbasic).pipe(
        Effect.flip,
        over(refusing("OperationDenied.QrInvalid"))
      )
      assert.deepInclude(error, { _tag: "OperationRefused", operation: "A", code: "OperationDenied.QrInvalid" })
    })
  )
})

it.effect("an operation that the library does not ship is called like any other", () =>
  Effect.gen(function* () {
    const stub = succeeding(`"TotalCount":9007199254740993,"Zones":[{"Id":"7"}]`)
    const describeZones = Tencent.product({ service: "cvm", version: "2017-03-12" })("DescribeZones", {
      request: Wire.struct({ Limit: Wire.optional(Wire.Int64) }),
      response: Wire.struct({ TotalCount: Wire.Int64, Zones: Wire.array(Wire.struct({ Id: Wire.Int64 })) })
    }).annotate(Operation.Idempotent, true)
    assert.deepStrictEqual(yield* describeZones({ Limit: 9007199254740993n }).pipe(over(stub)), {
      TotalCount: 9007199254740993n,
      Zones: [{ Id: 7n }]
    })
    assert.strictEqual(stub.sent[0]!.body, `{"Limit":9007199254740993}`)
    assert.strictEqual(stub.sent[0]!.url, "https://cvm.tencentcloudapi.com/")
  })
)

describe("layerConfig", () => {
  const within = (env: Record<string, string>) =>
    Effect.provideService(ConfigProvider.ConfigProvider, ConfigProvider.fromEnv({ env }))

  const required = { TENCENTCLOUD_SECRET_ID: "env-id", TENCENTCLOUD_SECRET_KEY: "env-key" }

  const called = (stub: Stub, more?: Partial<Tencent.Options>) =>
    cancel(cancelRequest).pipe(Effect.provide(Tencent.layerConfig(more).pipe(Layer.provide(stub.layer))))

  it.effect("reads the credentials", () =>
    Effect.gen(function* () {
      const stub = succeeding()
      yield* called(stub).pipe(within(required))
      assertSignedBy(stub.sent[0]!, "env-id", "env-key")
      assert.notProperty(stub.sent[0]!.headers, "x-tc-token")
      assert.notProperty(stub.sent[0]!.headers, "x-tc-region")
      assert.strictEqual(stub.sent[0]!.url, "https://essbasic.tencentcloudapi.com/")
    })
  )

  it.effect("reads all variables, and given options go before them", () =>
    Effect.gen(function* () {
      const stub = succeeding()
      const env = {
        ...required,
        TENCENTCLOUD_TOKEN: "env-token",
        TENCENTCLOUD_REGION: "env-region",
        TENCENTCLOUD_ENDPOINT: "https://essbasic.test.ess.tencent.cn"
      }
      yield* called(stub).pipe(within(env))
      assert.deepInclude(stub.sent[0]!.headers, { "x-tc-token": "env-token", "x-tc-region": "env-region" })
      assert.strictEqual(stub.sent[0]!.url, "https://essbasic.test.ess.tencent.cn/")
      yield* called(stub, { region: "option" }).pipe(within(env))
      assert.deepInclude(stub.sent[1]!.headers, { "x-tc-region": "option" })
      assertSignedBy(stub.sent[1]!, "env-id", "env-key")
    })
  )

  it.effect.each([
    [{}, ["TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY"]],
    [{ TENCENTCLOUD_SECRET_ID: "id" }, ["TENCENTCLOUD_SECRET_KEY"]],
    [{ TENCENTCLOUD_SECRET_KEY: "hunter2" }, ["TENCENTCLOUD_SECRET_ID"]],
    // An empty variable counts as not set.
    [{ TENCENTCLOUD_SECRET_ID: "", TENCENTCLOUD_SECRET_KEY: "" }, ["TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY"]]
  ] as const)("with only %o set, the error names %o", ([env, names]) =>
    Effect.gen(function* () {
      const stub = succeeding()
      const error = yield* called(stub).pipe(within(env), Effect.flip)
      assert.strictEqual(error._tag, "ConfigError")
      for (const name of [
        "TENCENTCLOUD_SECRET_ID",
        "TENCENTCLOUD_SECRET_KEY",
        "TENCENTCLOUD_TOKEN",
        "TENCENTCLOUD_REGION",
        "TENCENTCLOUD_ENDPOINT"
      ]) {
        assert.strictEqual(error.message.includes(name), names.includes(name as never), `${name} in: ${error.message}`)
      }
      assert.notInclude(error.message, "hunter2")
      assert.strictEqual(stub.sent.length, 0)
    })
  )

  // A source of configuration that keeps the variables that it is asked for.
  const watched = (env: Record<string, string>) => {
    const asked: Array<string> = []
    const inner = ConfigProvider.fromEnv({ env })
    const provider = ConfigProvider.make((path) => {
      asked.push(path.join("_"))
      return inner.load(path)
    })
    return { asked, provide: Effect.provideService(ConfigProvider.ConfigProvider, provider) }
  }

  it.effect("reads neither secret variable where credentials are given", () =>
    Effect.gen(function* () {
      const stub = succeeding()
      for (const given of [credentials, Effect.succeed(credentials)]) {
        const { asked, provide } = watched({ ...required, TENCENTCLOUD_TOKEN: "env-token" })
        yield* called(stub, { credentials: given }).pipe(provide)
        assert.deepStrictEqual(asked, ["TENCENTCLOUD_REGION", "TENCENTCLOUD_ENDPOINT", "TENCENTCLOUD_ENVIRONMENT"])
      }
      for (const sent of stub.sent) {
        assertSignedBy(sent, "AKIDtest", "key of the layer")
        assert.notProperty(sent.headers, "x-tc-token")
      }
    })
  )

  it.effect("needs no variable where credentials are given", () =>
    Effect.gen(function* () {
      const stub = succeeding()
      yield* called(stub, { credentials }).pipe(within({}))
      assertSignedBy(stub.sent[0]!, "AKIDtest", "key of the layer")
    })
  )

  it.effect("does not read the region or the endpoint where they are given", () =>
    Effect.gen(function* () {
      const stub = succeeding()
      const { asked, provide } = watched({ ...required, TENCENTCLOUD_REGION: "env", TENCENTCLOUD_ENDPOINT: "env" })
      yield* called(stub, { region: "given", endpoint: "http://localhost:4010" }).pipe(provide)
      assert.deepStrictEqual(asked, [
        "TENCENTCLOUD_SECRET_ID",
        "TENCENTCLOUD_SECRET_KEY",
        "TENCENTCLOUD_TOKEN",
        "TENCENTCLOUD_SESSION_TOKEN",
        "TENCENTCLOUD_ENVIRONMENT"
      ])
      assert.strictEqual(stub.sent[0]!.headers["x-tc-region"], "given")
      assert.strictEqual(stub.sent[0]!.url, "http://localhost:4010/")
    })
  )
})
