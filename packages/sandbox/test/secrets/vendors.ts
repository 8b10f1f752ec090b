/** The vendors' side of the wire, in this process. */
import type { Operation, VendorError } from "@effect-vendors/core"
import type * as Simulation from "@effect-vendors/core/testing/Simulation"
import * as WireServer from "@effect-vendors/core/testing/WireServer"
import { Maizuo } from "@effect-vendors/damai"
import * as DamaiTesting from "@effect-vendors/damai/testing"
import { Sandbox, Vendors } from "@effect-vendors/sandbox"
import { Lark, Mafia } from "@effect-vendors/taobao"
import * as TaobaoTesting from "@effect-vendors/taobao/testing"
import { Essbasic } from "@effect-vendors/tencent"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import { TopServer } from "@effect-vendors/top/testing"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import type * as Result from "effect/Result"
import { callsOf } from "./calls.ts"
import type { Secrets } from "./secrets.ts"

/** The vendors in this process: a client that reaches them, and a script of their answers. */
export const sandbox = (secrets: Secrets) =>
  Effect.gen(function* () {
    const calls = callsOf(secrets)
    const applications = {
      app: Redacted.make(secrets.appSecret),
      other: Redacted.make(secrets.otherAppSecret)
    }
    const tencent = yield* TencentTesting.sandbox.handler({
      secrets: { id: Redacted.make(secrets.secretKey), other: Redacted.make(secrets.otherSecretKey) },
      operations: [calls["Tencent.call"]!.operation]
    })
    const top = yield* TopServer.handler([
      yield* TaobaoTesting.sandbox.served({ secrets: applications, operations: [calls["Taobao.call"]!.operation] }),
      yield* DamaiTesting.sandbox.served({ secrets: applications, operations: [calls["Damai.call"]!.operation] })
    ])
    const client = WireServer.client(
      Effect.flatMap(HttpServerRequest.HttpServerRequest, (request) =>
        new URL(request.originalUrl, "http://sandbox.localhost").pathname === "/router/rest" ? top : tencent
      )
    )
    const simulations: ReadonlyArray<Simulation.Simulation> = [
      yield* TencentTesting.TencentSimulation,
      yield* TaobaoTesting.TaobaoSimulation,
      yield* DamaiTesting.DamaiSimulation
    ]
    return {
      client: Layer.succeed(HttpClient.HttpClient, client),
      script: (operation: Operation.Any, result: Result.Result<unknown, VendorError.VendorError>) =>
        Effect.forEach(simulations, (simulation) => simulation.script(operation, result), { discard: true })
    }
  }).pipe(Effect.provide(Sandbox.layer(Vendors.all)))

/** A token that the vendor gives to a member. */
export const given = "Kd83-给会员的-token"

/** The answer of each operation where all is well. */
export const successes: Readonly<Record<string, unknown>> = {
  [Essbasic.channelCancelMultiFlowSignQRCode.name]: {},
  [Essbasic.channelCreateMultiFlowSignQRCode.name]: {
    QrCode: { QrCodeId: "q", QrCodeUrl: "u", ExpiredTime: 1700000000, WeixinQrCodeUrl: "w" },
    SignUrls: { AppSignUrl: "a", EffectiveTime: "e", HttpSignUrl: "h" }
  },
  [Lark.logoffByPos.name]: { data: { data: { status: true }, success: true } },
  [Mafia.accountAreaAuth.name]: { succ: true },
  [Maizuo.userAuthcodeSend.name]: { result: { success: true } },
  [Maizuo.userRegisterByauthcode.name]: {
    result: { success: true, data: { user_token: Redacted.make(given), user_id: "1" } }
  },
  "Untyped": { anything: 1 },
  "taobao.untyped": { anything: 1 },
  "alibaba.damai.untyped": { anything: 1 }
}
