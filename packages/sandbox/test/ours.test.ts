/** Implementations of the signatures that are not ours check the requests of our gateways. */
import { assert, describe, it } from "@effect/vitest"
import { Damai, Maizuo } from "@effect-vendors/damai"
import { Mafia, Taobao } from "@effect-vendors/taobao"
import { Essbasic, Tencent } from "@effect-vendors/tencent"
import { NodeCrypto, NodeHttpClient } from "@effect/platform-node"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as http from "node:http"
import type { AddressInfo } from "node:net"
import * as top from "../../top/test/independent.ts"
import { independent as tc3 } from "../../tencent/test/independent.ts"

interface Received {
  readonly headers: http.IncomingHttpHeaders
  readonly body: Buffer
}

// Keeps each request. The answer is in no protocol of a vendor, so a call ends after one request.
const listen = Effect.acquireRelease(
  Effect.promise(async () => {
    const received: Array<Received> = []
    const server = http.createServer((request, response) => {
      const chunks: Array<Buffer> = []
      request.on("data", (chunk) => chunks.push(chunk))
      request.on("end", () => {
        received.push({ headers: request.headers, body: Buffer.concat(chunks) })
        response.end("{}")
      })
    })
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    return { received, server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
  }),
  ({ server }) =>
    Effect.promise(() => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    })
)

const platform = Layer.mergeAll(NodeHttpClient.layerUndici, NodeCrypto.layer)

const Agent = { AppId: "app", ProxyOrganizationOpenId: "机构", ProxyOperator: { OpenId: "n9527" } }

describe("our gateways sign requests", () => {
  it.live.each(["plain", "劳动合同（二〇二四）", '😀 %20+&="\\\n\t', ""])("to Tencent: %j", (FlowName) =>
    Effect.gen(function* () {
      const { address, received } = yield* listen
      yield* Essbasic.channelCreateMultiFlowSignQRCode({
        Agent,
        TemplateId: "yDSLKUUckpou1l4rUuJ7vlrBTL7S0DJ5",
        FlowName
      }).pipe(
        Effect.flip,
        Effect.provide(
          Tencent.layer({
            credentials: { secretId: "id", secretKey: Redacted.make("密钥"), token: Redacted.make("token") },
            endpoint: address
          }).pipe(Layer.provide(platform))
        )
      )
      assert.strictEqual(received.length, 1)
      const { body, headers } = received[0]!
      assert.strictEqual(JSON.parse(body.toString("utf8")).FlowName, FlowName)
      const authorization = headers.authorization!
      const names = /SignedHeaders=([^,]+)/.exec(authorization)![1]!.split(";")
      assert.includeMembers(names, ["content-type", "host"])
      const expected = tc3(
        {
          service: "essbasic",
          timestamp: Number(headers["x-tc-timestamp"]),
          payload: body,
          headers: Object.fromEntries(names.map((name) => [name, String(headers[name])]))
        },
        "id",
        "密钥"
      )
      assert.strictEqual(authorization, expected)
    }).pipe(Effect.scoped)
  )

  const methods = top.signMethods.flatMap((method) =>
    ["plain", "余杭区 一号", '😀 %20+&="\\\n\t'].map((text) => [method, text] as const)
  )

  it.live.each(methods)("to Taobao, signed with %s: %j", ([signMethod, area_name]) =>
    Effect.gen(function* () {
      const { address, received } = yield* listen
      const area = { account_id: 9007199254740993n, area_name, gmt_create: DateTime.makeUnsafe(0) }
      yield* Mafia.accountAreaAuth({ area_request: { auth_area_dto: [area] } }).pipe(
        Taobao.withSession(Redacted.make("会话")),
        Effect.flip,
        Effect.provide(
          Taobao.layer({
            credentials: { appKey: "key", appSecret: Redacted.make("密钥") },
            endpoint: `${address}/router/rest`,
            signMethod
          }).pipe(Layer.provide(platform))
        )
      )
      assert.strictEqual(received.length, 1)
      const parameters = Object.fromEntries(new URLSearchParams(received[0]!.body.toString("utf8")))
      assert.strictEqual(parameters.sign_method, signMethod)
      assert.strictEqual(parameters.session, "会话")
      assert.include(parameters.area_request, `"account_id":9007199254740993,`)
      assert.include(parameters.area_request, `"gmt_create":"1970-01-01 08:00:00"`)
      assert.strictEqual(parameters.sign, top.sign(signMethod, parameters, "密钥"))
    }).pipe(Effect.scoped)
  )

  it.live("to Damai", () =>
    Effect.gen(function* () {
      const { address, received } = yield* listen
      const token = Redacted.make("令牌")
      yield* Maizuo.userAuthcodeSend({
        param0: { ptnr_token: token, tenant_token: token, channel_token: token, user_phone: "139", code_type: 1 }
      }).pipe(
        Effect.flip,
        Effect.provide(
          Damai.layer({
            credentials: { appKey: "key", appSecret: Redacted.make("secret") },
            endpoint: `${address}/router/rest`
          }).pipe(Layer.provide(platform))
        )
      )
      const parameters = Object.fromEntries(new URLSearchParams(received[0]!.body.toString("utf8")))
      assert.strictEqual(parameters.sign, top.sign("hmac-sha256", parameters, "secret"))
    }).pipe(Effect.scoped)
  )
})
