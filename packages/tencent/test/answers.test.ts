/** Answers that are not as today's documents say, from reports about other clients. */
import { assert, describe, it } from "@effect/vitest"
import type { Drift } from "@effect-vendors/core"
import { Essbasic, Tencent } from "@effect-vendors/tencent"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import { options, recording } from "./stub.ts"

// A live gateway, which takes drift.
const provideAnswer = (body: string) =>
  Effect.provide(Tencent.layer({ ...options, strict: false }).pipe(Layer.provide(recording(() => ({ body })).layer)))

const Agent = { AppId: "app", ProxyOrganizationOpenId: "org", ProxyOperator: { OpenId: "n9527" } }

describe("a success that drifts is not lost", () => {
  // https://github.com/TencentCloud/tencentcloud-sdk-go/issues/38
  it.effect("an id as a number", () =>
    Effect.gen(function* () {
      const { FlowId } = yield* Essbasic.channelCreateFlowByFiles({
        Agent,
        FlowName: "协议",
        FlowApprovers: [],
        FileIds: ["file"]
      }).pipe(provideAnswer(`{"Response":{"FlowId":20240101,"Approvers":[],"RequestId":"r"}}`))
      assert.strictEqual(FlowId, "20240101")
    })
  )

  it.effect("lists that are null", () =>
    Effect.gen(function* () {
      const text = `{"Response":{"FlowIds":["f1"],"CustomerData":null,"TaskInfos":null,"RequestId":"r"}}`
      const created = yield* Essbasic.createFlowsByTemplates({ Agent, FlowInfos: [] }).pipe(provideAnswer(text))
      assert.deepStrictEqual(created.FlowIds, ["f1"])
      assert.deepStrictEqual(created.TaskInfos, [])
      const uploaded = yield* Essbasic.uploadFiles({
        Agent,
        BusinessType: "DOCUMENT",
        FileInfos: [{ FileBody: "QQ==" }]
      }).pipe(provideAnswer(`{"Response":{"TotalCount":"1.0","FileIds":["f"],"FileUrls":null,"RequestId":"r"}}`))
      assert.deepStrictEqual(uploaded, { TotalCount: 1, FileIds: ["f"], FileUrls: [] })
    })
  )

  it.effect("truth values as numbers, integers with a fraction of nothing", () =>
    Effect.gen(function* () {
      const operation = Essbasic.channelDescribeUserAutoSignStatus
      const answer = `{"Response":{"IsOpen":1,"LicenseFrom":"5.0","LicenseTo":{},"RequestId":"r"}}`
      const { drift, value } = yield* operation
        .detailed({
          Agent,
          SceneKey: "E_PRESCRIPTION_AUTO_SIGN",
          UserInfo: { Name: "张三", IdCardType: "ID_CARD", IdCardNumber: "1" }
        })
        .pipe(provideAnswer(answer))
      assert.deepStrictEqual(value, { IsOpen: true, LicenseFrom: 5 })
      assert.deepStrictEqual(drift, [
        { path: "LicenseTo", expected: "number", actual: "object" }
      ] satisfies ReadonlyArray<Drift.Drift>)
    })
  )

  it.effect("an id that cannot be read: the error holds the answer", () =>
    Effect.gen(function* () {
      const error = yield* Essbasic.channelCreateFlowByFiles({
        Agent,
        FlowName: "协议",
        FlowApprovers: [],
        FileIds: ["file"]
      }).pipe(provideAnswer(`{"Response":{"FlowId":{"Id":"f-1"},"RequestId":"r"}}`), Effect.flip)
      assert(error._tag === "MalformedResponse")
      assert.deepInclude(error, { outcome: "Done", retryable: false, requestId: "r" })
      assert.deepStrictEqual(Redacted.value(error.response!), { FlowId: { Id: "f-1" }, RequestId: "r" })
    })
  )
})

describe("an envelope with numbers is read", () => {
  const templates = Essbasic.describeTemplates.detailed({ Agent })

  it.effect.each([
    ["5", "5"],
    ["12345678901234567890", "12345678901234567890"],
    ["1.50", "1.50"]
  ] as const)("a request id: %s", ([number, text]) =>
    Effect.gen(function* () {
      const { requestId } = yield* templates.pipe(provideAnswer(`{"Response":{"RequestId":${number}}}`))
      assert.strictEqual(requestId, text)
    })
  )

  it.effect("an error", () =>
    Effect.gen(function* () {
      const error = yield* templates.pipe(
        provideAnswer(`{"Response":{"Error":{"Code":4001,"Message":1.50},"RequestId":9}}`),
        Effect.flip
      )
      assert.deepInclude(error, { _tag: "UnexpectedError", code: "4001", message: "1.50", requestId: "9" })
    })
  )
})

describe("the code of a refusal counts where its message cannot be read", () => {
  const refused = (...message: ReadonlyArray<number>) =>
    Uint8Array.from([
      ...new TextEncoder().encode(`{"Response":{"Error":{"Code":"RequestLimitExceeded","Message":"`),
      ...message,
      ...new TextEncoder().encode(`"},"RequestId":"r"}}`)
    ])

  it.effect.each([
    ["GBK that nobody declares", refused(0xd6, 0xd0)],
    ["UTF-8 that is cut within a character", refused(0xe4, 0xb8)]
  ] as const)("%s", ([, body]) =>
    Effect.gen(function* () {
      const client = recording(() => ({ body }))
      const error = yield* Essbasic.describeTemplates({ Agent }).pipe(
        Effect.provide(Tencent.layer(options).pipe(Layer.provide(client.layer))),
        Effect.flip
      )
      assert.deepInclude(error, { _tag: "RateLimited", outcome: "Rejected", requestId: "r" })
    })
  )

  it.effect("and that of a success is malformed", () =>
    Effect.gen(function* () {
      const body = Uint8Array.from([
        ...new TextEncoder().encode(`{"Response":{"RequestId":"r","A":"`),
        0xd6,
        0x22,
        0x7d,
        0x7d
      ])
      const client = recording(() => ({ body }))
      const error = yield* Essbasic.describeTemplates({ Agent }).pipe(
        Effect.provide(Tencent.layer(options).pipe(Layer.provide(client.layer))),
        Effect.flip
      )
      assert.deepInclude(error, { _tag: "MalformedResponse", outcome: "Unknown" })
    })
  )
})
