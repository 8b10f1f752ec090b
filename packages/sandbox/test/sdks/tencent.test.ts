/** The official SDK of Tencent Cloud is a client of the sandbox. */
import { assert, describe, layer } from "@effect/vitest"
import { Operation } from "@effect-vendors/core"
import { Faults } from "@effect-vendors/core/testing"
import { Essbasic } from "@effect-vendors/tencent"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import { CommonClient } from "tencentcloud-sdk-nodejs/tencentcloud/common/common_client.js"
import { Address, layer as layerServer } from "../sandboxServer.ts"

interface Options {
  readonly secretId?: string
  readonly secretKey?: string
  readonly version?: string
  readonly reqMethod?: "GET" | "POST"
  readonly signMethod?: "HmacSHA1" | "HmacSHA256"
}

const call = (action: string, request: object, options: Options = {}) =>
  Effect.gen(function* () {
    const address = yield* Address
    const client = new CommonClient("essbasic.tencentcloudapi.com", options.version ?? "2021-05-26", {
      credential: { secretId: options.secretId ?? "sandbox-id", secretKey: options.secretKey ?? "sandbox-key" },
      profile: {
        ...(options.signMethod === undefined ? {} : { signMethod: options.signMethod }),
        httpProfile: {
          protocol: "http://",
          endpoint: new URL(address).host,
          reqMethod: options.reqMethod ?? "POST"
        }
      }
    })
    return yield* Effect.tryPromise({
      // The SDK gives JSON of any shape.
      try: (): Promise<any> => client.request(action, request),
      catch: (error) => error as { readonly code: string; readonly message: string; readonly requestId: string }
    })
  })

const Agent = { AppId: "app", ProxyOrganizationOpenId: "org", ProxyOperator: { OpenId: "n9527" } }
const creation = { Agent, TemplateId: "yDSLKUUckpou1l4rUuJ7vlrBTL7S0DJ5", FlowName: "劳动合同（二〇二四）" }
const create = (request: object = creation, options?: Options) =>
  call("ChannelCreateMultiFlowSignQRCode", request, options)
const cancel = (QrCodeId: unknown, options?: Options) =>
  call("ChannelCancelMultiFlowSignQRCode", { Agent, QrCodeId }, options)
const unknown = "yDSLZUUckpooi1ltUxCsD3RSTG9BEWhR"

describe("tencentcloud-sdk-nodejs", () => {
  layer(layerServer({ rateLimits: true }), { excludeTestServices: true })((it) => {
    it.effect.each(
      (["HmacSHA1", "HmacSHA256"] as const).flatMap((signMethod) =>
        (["GET", "POST"] as const).map((reqMethod) => ({ signMethod, reqMethod }))
      )
    )("signs as before TC3: %o", (options) =>
      Effect.gen(function* () {
        const { QrCode } = yield* create(creation, options)
        yield* cancel(QrCode.QrCodeId, options)
        assert.strictEqual((yield* Effect.flip(cancel(QrCode.QrCodeId, options))).code, "OperationDenied.QrInvalid")
        const wrong = yield* Effect.flip(create(creation, { ...options, secretKey: "wrong" }))
        assert.strictEqual(wrong.code, "AuthFailure.SignatureFailure")
        const nobody = yield* Effect.flip(create(creation, { ...options, secretId: "nobody" }))
        assert.strictEqual(nobody.code, "AuthFailure.SecretIdNotFound")
      })
    )

    it.effect("creates a code with Chinese text, cancels it, and cannot cancel it again", () =>
      Effect.gen(function* () {
        const { QrCode } = yield* create()
        const simulation = yield* TencentTesting.TencentSimulation
        const asked = (yield* simulation.calls).at(-1)!.request as { readonly FlowName: string }
        assert.strictEqual(asked.FlowName, creation.FlowName)
        assert.match((yield* cancel(QrCode.QrCodeId)).RequestId, /^[\da-f-]{36}$/)
        const error = yield* Effect.flip(cancel(QrCode.QrCodeId))
        assert.strictEqual(error.code, "OperationDenied.QrInvalid")
        assert.match(error.requestId, /^[\da-f-]{36}$/)
      })
    )

    it.effect("sends by GET, with a signed query, objects in objects and lists", () =>
      Effect.gen(function* () {
        const { QrCode } = yield* create(
          {
            ...creation,
            MaxFlowNum: 2,
            ForbidPersonalMultipleSign: true,
            Restrictions: [{ Name: "张三" }, { Name: "李四" }]
          },
          { reqMethod: "GET" }
        )
        const simulation = yield* TencentTesting.TencentSimulation
        assert.deepInclude((yield* simulation.calls).at(-1)!.request as object, {
          ...creation,
          MaxFlowNum: 2,
          ForbidPersonalMultipleSign: true,
          Restrictions: [{ Name: "张三" }, { Name: "李四" }]
        })
        yield* cancel(QrCode.QrCodeId, { reqMethod: "GET" })
      })
    )

    it.effect.each<readonly [what: string, code: string, call: ReturnType<typeof call>]>([
      ["a wrong secret", "AuthFailure.SignatureFailure", create(creation, { secretKey: "wrong" })],
      [
        "a wrong secret by GET",
        "AuthFailure.SignatureFailure",
        create(creation, { secretKey: "wrong", reqMethod: "GET" })
      ],
      ["an unknown key", "AuthFailure.SecretIdNotFound", create(creation, { secretId: "other" })],
      ["an unknown action", "InvalidAction", call("NoSuchAction", {})],
      ["an unknown version", "NoSuchVersion", create(creation, { version: "2020-01-01" })],
      ["a missing parameter", "MissingParameter", create({ ...creation, FlowName: undefined })],
      ["a parameter of another type", "InvalidParameter", create({ ...creation, MaxFlowNum: "many" })],
      ["a value that is not allowed", "InvalidParameterValue", cancel("short")],
      ["a code that does not exist", "InvalidParameter.DataNotFound", cancel(unknown)],
      ["more than 10 MB", "RequestSizeLimitExceeded", create({ ...creation, FlowName: "协".repeat(4_000_000) })]
    ])("is refused %s", ([, code, call]) =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(call)
        assert.strictEqual(error.code, code)
        assert.match(error.requestId, /^[\da-f-]{36}$/)
      })
    )

    it.effect("is refused a parameter by its path", () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(create({ ...creation, Agent: { ...Agent, ProxyOperator: {} } }))
        assert.strictEqual(error.code, "MissingParameter")
        assert.include(error.message, "Agent.ProxyOperator.OpenId")
      })
    )

    it.effect("is refused a timestamp that is out of date", () =>
      Effect.gen(function* () {
        const faults = (yield* Faults.CurrentFaults)!
        yield* faults.set({ rules: [{ kind: "skewedClock", seconds: 302, times: 1 }] })
        assert.strictEqual((yield* Effect.flip(create())).code, "AuthFailure.SignatureExpire")
        yield* faults.set({ rules: [{ kind: "skewedClock", seconds: 290, times: 1 }] })
        yield* create()
      })
    )

    it.effect("is refused a call past the rate limit", () =>
      Effect.gen(function* () {
        const { limit } = Context.get(Essbasic.channelCancelMultiFlowSignQRCode.annotations, Operation.RateLimit)!
        const calls = yield* Effect.forEach(Array.from({ length: limit * 2 }), () => Effect.flip(cancel(unknown)), {
          concurrency: "unbounded"
        })
        assert.isAtLeast(calls.filter(({ code }) => code === "RequestLimitExceeded").length, limit / 2)
      })
    )
  })
})
