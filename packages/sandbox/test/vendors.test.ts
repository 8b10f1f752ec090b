/** A sandbox serves the vendors that it has, and no others. */
import { assert, describe, expectTypeOf, it, layer } from "@effect/vitest"
import { SandboxVendor } from "@effect-vendors/core/testing"
import { Damai, Maizuo } from "@effect-vendors/damai"
import * as DamaiTesting from "@effect-vendors/damai/testing"
import { Sandbox, type SandboxClock } from "@effect-vendors/sandbox"
import { Mafia, Taobao } from "@effect-vendors/taobao"
import * as TaobaoTesting from "@effect-vendors/taobao/testing"
import { Essbasic, type Tencent } from "@effect-vendors/tencent"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import { NodeCrypto, NodeHttpClient } from "@effect/platform-node"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import { Address, control, layerGateways, serve } from "./sandboxServer.ts"

const status = (path: string) =>
  Effect.flatMap(Address, (address) =>
    Effect.promise(() =>
      fetch(`${address}${path}`, { method: "POST" }).then(async (response) => {
        await response.text()
        return response.status
      })
    )
  )

const create = Essbasic.channelCreateMultiFlowSignQRCode({
  Agent: { AppId: "app", ProxyOrganizationOpenId: "org", ProxyOperator: { OpenId: "n9527" } },
  TemplateId: "yDSLKUUckpou1l4rUuJ7vlrBTL7S0DJ5",
  FlowName: "协议"
})

const authorize = Mafia.accountAreaAuth({ area_request: { auth_area_dto: [{ account_id: 1n, area_code: 330110 }] } })

const token = Redacted.make("token")
const sendCode = Maizuo.userAuthcodeSend({
  param0: { ptnr_token: token, tenant_token: token, channel_token: token, user_phone: "139", code_type: 1 }
})

const simulatorsOf = Effect.map(control("GET", "/steps"), ({ body }) => [
  ...new Set(body.map(({ simulator }: Record<string, string>) => simulator))
])

const vendorsOf = Effect.map(control("GET", "/state"), ({ body }) => Object.keys(body.vendors))

describe("a sandbox of Tencent alone", () => {
  layer(serve([TencentTesting.sandbox]), { excludeTestServices: true })((it) => {
    it.effect("serves Tencent", () =>
      Effect.gen(function* () {
        const { QrCode } = yield* Effect.provide(create, layerGateways([TencentTesting.sandbox]))
        assert.isNotEmpty(QrCode.QrCodeId)
        assert.strictEqual(yield* status("/"), 200)
      })
    )

    it.effect("has no other route", () =>
      Effect.gen(function* () {
        assert.strictEqual(yield* status("/router/rest"), 404)
      })
    )

    it.effect("drives and saves Tencent alone", () =>
      Effect.gen(function* () {
        assert.deepStrictEqual(yield* simulatorsOf, ["essbasic", "sts"])
        assert.deepStrictEqual(yield* vendorsOf, ["tencent"])
      })
    )
  })
})

describe("a sandbox of Taobao alone", () => {
  layer(serve([TaobaoTesting.sandbox]), { excludeTestServices: true })((it) => {
    it.effect("serves Taobao", () =>
      Effect.gen(function* () {
        assert.isTrue((yield* Effect.provide(authorize, layerGateways([TaobaoTesting.sandbox]))).succ)
      })
    )

    it.effect("has no other route", () =>
      Effect.gen(function* () {
        assert.strictEqual(yield* status("/router/rest"), 200)
        assert.strictEqual(yield* status("/"), 404)
      })
    )

    it.effect("knows no method of another vendor on its platform", () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(Effect.provide(sendCode, layerGateways([DamaiTesting.sandbox])))
        assert.deepInclude(error, { _tag: "InvalidParameter", code: "22" })
      })
    )
  })
})

describe("two vendors on one platform", () => {
  // Counts the handlers, since each route has one.
  const handled: Array<number> = []
  const platform: SandboxVendor.Platform = {
    ...TaobaoTesting.sandbox.platform,
    handler: (vendors) => {
      handled.push(vendors.length)
      return TaobaoTesting.sandbox.platform.handler(vendors)
    }
  }
  const taobao = SandboxVendor.make({
    ...TaobaoTesting.sandbox,
    platform,
    secrets: { "taobao-app": Redacted.make("taobao-secret") }
  })
  const damai = SandboxVendor.make({
    ...DamaiTesting.sandbox,
    platform,
    secrets: { "damai-app": Redacted.make("damai-secret") }
  })

  layer(serve([taobao, damai]), { excludeTestServices: true })((it) => {
    const gateways = Layer.unwrap(
      Effect.map(Address, (address) => {
        const endpoint = `${address}/router/rest`
        return Layer.merge(
          Taobao.layer({ endpoint, credentials: { appKey: "taobao-app", appSecret: Redacted.make("taobao-secret") } }),
          Damai.layer({ endpoint, credentials: { appKey: "damai-app", appSecret: Redacted.make("damai-secret") } })
        )
      })
    ).pipe(Layer.provide([NodeHttpClient.layerUndici, NodeCrypto.layer]))

    it.effect("share a route", () =>
      Effect.gen(function* () {
        assert.isTrue((yield* Effect.provide(authorize, gateways)).succ)
        assert.isTrue((yield* Effect.provide(sendCode, gateways)).result.success)
        assert.deepStrictEqual(handled, [2])
      })
    )

    it.effect("have simulations of their own", () =>
      Effect.gen(function* () {
        const callsOf = (simulation: TaobaoTesting.TaobaoSimulation["Service"]) =>
          Effect.map(simulation.calls, (calls) => calls.map(({ operation }) => operation))
        assert.deepStrictEqual(yield* Effect.flatMap(TaobaoTesting.TaobaoSimulation, callsOf), [
          Mafia.accountAreaAuth.id
        ])
        assert.deepStrictEqual(yield* Effect.flatMap(DamaiTesting.DamaiSimulation, callsOf), [
          Maizuo.userAuthcodeSend.id
        ])
        assert.deepStrictEqual(yield* vendorsOf, ["taobao", "damai"])
      })
    )
  })
})

it("a sandbox provides the services of its vendors alone", () => {
  const vendors = [TencentTesting.sandbox, DamaiTesting.sandbox] as const
  expectTypeOf<Sandbox.GatewaysOf<typeof vendors>>().toEqualTypeOf<Tencent.Tencent | Damai.Damai>()
  expectTypeOf<Sandbox.SimulationsOf<typeof vendors>>().toEqualTypeOf<
    TencentTesting.TencentSimulation | DamaiTesting.DamaiSimulation
  >()
  expectTypeOf(Sandbox.layer(vendors)).toEqualTypeOf<
    Layer.Layer<
      Sandbox.Sandbox | SandboxClock.SandboxClock | TencentTesting.TencentSimulation | DamaiTesting.DamaiSimulation
    >
  >()
})
