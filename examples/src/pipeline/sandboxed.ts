/** The pipeline's layers for a sandbox that listens on a loopback port and is reached over real HTTP. */
import * as DamaiTesting from "@effect-vendors/damai/testing"
import { Sandbox, Vendors } from "@effect-vendors/sandbox"
import * as TaobaoTesting from "@effect-vendors/taobao/testing"
import { NodeCrypto, NodeHttpClient, NodeHttpServer } from "@effect/platform-node"
import * as Effect from "effect/Effect"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServer from "effect/http/HttpServer"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import { createServer } from "node:http"
import { Partner } from "./Partner.ts"

const layerServer = HttpRouter.serve(Sandbox.layerRoutes, { disableLogger: true, disableListenLog: true }).pipe(
  Layer.provideMerge(NodeHttpServer.layer(createServer, { host: "127.0.0.1", port: 0 }))
)

const layerGateways = Layer.unwrap(
  HttpServer.addressFormattedWith((address) => Effect.succeed(Sandbox.layerGateways(Vendors.all, address)))
).pipe(Layer.provide([layerServer, NodeHttpClient.layerUndici, NodeCrypto.layer]))

const account = {
  account_id: "A-1001",
  cinema_link_id: "7777",
  lease_code: "ykse",
  mobile: "13900004567",
  channel_code: "pos"
}

// No API of the vendors opens an account or signs a point of sale in; the simulations do. The codes that they sent to
// a phone are in their state.
const layerPartner = Layer.effect(
  Partner,
  Effect.gen(function* () {
    const damai = yield* DamaiTesting.DamaiSimulation
    const taobao = yield* TaobaoTesting.TaobaoSimulation
    const { LarkSimulator } = TaobaoTesting
    const lark = LarkSimulator.simulator
    const { MaizuoSimulator } = DamaiTesting
    const user_phone = "13900004567"
    yield* taobao.step(lark, LarkSimulator.openAccount(account.account_id, account))
    return {
      agent: {
        AppId: "yDwhxUUckp3gl8j5UuFX33LSNozpRsbi",
        ProxyOrganizationOpenId: "org_dianziqian",
        ProxyOperator: { OpenId: "n9527" }
      },
      templateId: "yDSLKUUckpou1l4rUuJ7vlrBTL7S0DJ5",
      tokens: {
        ptnr_token: Redacted.make("partner"),
        tenant_token: Redacted.make("tenant"),
        channel_token: Redacted.make("channel")
      },
      member: { user_phone, user_login_password: Redacted.make("QWA1q2w3e4r") },
      area: {
        account_id: 9007199254740993n,
        province_code: 330000,
        city_code: 330100,
        area_code: 330110,
        area_name: "余杭区"
      },
      account,
      authCode: Effect.map(damai.get(MaizuoSimulator.simulator), (state) =>
        Redacted.make(MaizuoSimulator.sentCode(state, user_phone, 1) ?? "none")
      ),
      captcha: Effect.map(taobao.step(lark, LarkSimulator.sendCaptcha(account.mobile)), (captcha) =>
        Redacted.make(captcha)
      ),
      posToken: Effect.map(taobao.step(lark, LarkSimulator.signInPos(account.cinema_link_id)), (token) =>
        Redacted.make(token)
      )
    }
  })
)

export const layer = Layer.merge(layerPartner, layerGateways).pipe(Layer.provideMerge(Sandbox.layer(Vendors.all)))
