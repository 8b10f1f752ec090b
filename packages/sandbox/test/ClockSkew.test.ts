import { assert, describe, it } from "@effect/vitest"
import * as Runtime from "@effect-vendors/core/Runtime"
import * as WireServer from "@effect-vendors/core/testing/WireServer"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Mafia from "@effect-vendors/taobao/Mafia"
import * as Taobao from "@effect-vendors/taobao/Taobao"
import * as TaobaoTesting from "@effect-vendors/taobao/testing"
import * as Essbasic from "@effect-vendors/tencent/Essbasic"
import * as Tencent from "@effect-vendors/tencent/Tencent"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import * as TestClock from "effect/testing/TestClock"

/** How far a vendor's clock is ahead. */
interface Options {
  readonly offset: Duration.Input
  /** Whether the vendor's answers tell its time. */
  readonly tells: boolean
}

/** A vendor whose clock is ahead of the caller's. */
const vendorOf = (handler: WireServer.Handler, { offset, tells }: Options) => {
  const made = { requests: 0 }
  const ahead: WireServer.Handler = Effect.clockWith((clock) => {
    made.requests++
    const time = () => clock.currentTimeMillisUnsafe() + Duration.toMillis(Duration.fromInputUnsafe(offset))
    return handler.pipe(
      Effect.provideService(Clock.Clock, {
        ...clock,
        currentTimeMillisUnsafe: time,
        currentTimeMillis: Effect.sync(time)
      }),
      Effect.map((response) =>
        tells ? HttpServerResponse.setHeader(response, "date", new Date(time()).toUTCString()) : response
      )
    )
  })
  const layer = Layer.mergeAll(Layer.succeed(HttpClient.HttpClient, WireServer.client(ahead)), Runtime.layerWebCrypto)
  return { made, layer }
}

const tencent = Effect.fnUntraced(function* (options: Options) {
  const simulation = yield* Layer.build(TencentTesting.layerSimulation())
  const { layer, made } = vendorOf(yield* Effect.provide(TencentTesting.sandbox.handler(), simulation), options)
  const gateway = yield* Layer.build(
    Tencent.layer({ credentials: TencentTesting.credentials, endpoint: "http://sandbox.localhost" }).pipe(
      Layer.provide(layer)
    )
  )
  const call = Essbasic.channelCreateMultiFlowSignQRCode({
    Agent: {
      AppId: "yDwhxUUckp3gl8j5UuFX33LSNozpRsbi",
      ProxyOrganizationOpenId: "org_dianziqian",
      ProxyOperator: { OpenId: "n9527" },
      ProxyAppId: ""
    },
    TemplateId: "yDSLZUUckpooi1ltUxCsD3RSTG9BEWhT",
    FlowName: "劳动合同"
  })
  return { made, call: Effect.asVoid(Effect.provide(call, gateway)) }
})

const taobao = Effect.fnUntraced(function* (options: Options) {
  const simulation = yield* Layer.build(TaobaoTesting.layerSimulation())
  const { layer, made } = vendorOf(yield* Effect.provide(TaobaoTesting.sandbox.handler(), simulation), options)
  const gateway = yield* Layer.build(
    Taobao.layer({
      credentials: TaobaoTesting.credentials,
      endpoint: "http://sandbox.localhost/router/rest"
    }).pipe(Layer.provide(layer))
  )
  const call = Mafia.accountAreaAuth({
    area_request: { auth_area_dto: [{ account_id: 9007199254740993n, province_code: 330000 }] }
  })
  return { made, call: Effect.asVoid(Effect.provide(call, gateway)) }
})

interface Case {
  readonly name: string
  readonly vendor: (options: Options) => Effect.Effect<
    {
      readonly made: { readonly requests: number }
      readonly call: Effect.Effect<void, VendorError.VendorError>
    },
    unknown,
    Scope.Scope
  >
  readonly code: string
}

const cases: ReadonlyArray<Case> = [
  { name: "Tencent", vendor: tencent, code: "AuthFailure.SignatureExpire" },
  { name: "Taobao", vendor: taobao, code: "31" }
]

describe.each(cases)("the clock of $name", ({ code, vendor }) => {
  it.effect.each<Duration.Input>(["1 hour", "-1 hour"])(
    "is %s ahead: calls succeed, the first by a second attempt",
    (offset) =>
      Effect.gen(function* () {
        yield* TestClock.setTime(1_700_000_000_987)
        const { call, made } = yield* vendor({ offset, tells: true })
        yield* call
        assert.strictEqual(made.requests, 2)
        yield* TestClock.adjust("1 day")
        yield* call
        yield* call
        assert.strictEqual(made.requests, 4)
      })
  )

  it.effect("is an hour ahead, and its answers hide that: the call fails", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(1_700_000_000_987)
      const { call, made } = yield* vendor({ offset: "1 hour", tells: false })
      const error = yield* Effect.flip(call)
      assert.instanceOf(error, VendorError.AuthFailure)
      assert.deepInclude<VendorError.VendorError>(error, { code, outcome: "Rejected", retryable: false })
      assert.strictEqual(made.requests, 1)
    })
  )

  it.effect("is right: one request is enough", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(1_700_000_000_987)
      const { call, made } = yield* vendor({ offset: 0, tells: true })
      yield* call
      assert.strictEqual(made.requests, 1)
    })
  )
})
