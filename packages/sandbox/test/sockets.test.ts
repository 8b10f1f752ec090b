/** Three HTTP clients meet every kind of fault on a real server. */
import { assert, describe, it } from "@effect/vitest"
import { Retry, type VendorError } from "@effect-vendors/core"
import { Faults } from "@effect-vendors/core/testing"
import { Sandbox, Vendors } from "@effect-vendors/sandbox"
import { Mafia } from "@effect-vendors/taobao"
import { Essbasic } from "@effect-vendors/tencent"
import { NodeCrypto, NodeHttpClient, NodeHttpServer } from "@effect/platform-node"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServer from "effect/http/HttpServer"
import * as Layer from "effect/Layer"
import { createServer } from "node:http"

// On a port, nobody can refuse a connection that is open, so the sandbox resets it before it processes the call.
const expected: Readonly<Record<Faults.Kind, string>> = {
  none: "success",
  delay: "success",
  refused: "TransportFailure Unknown",
  resetBefore: "TransportFailure Unknown",
  resetAfter: "TransportFailure Unknown",
  cutBody: "TransportFailure Unknown",
  slowBody: "success",
  wrongContentType: "success",
  html502: "ServiceFailure Unknown",
  empty200: "MalformedResponse Unknown",
  invalidBody: "MalformedResponse Unknown",
  misfit: "MalformedResponse Done",
  throttled: "RateLimited Rejected",
  internalError: "ServiceFailure Unknown",
  duplicate: "success",
  skewedClock: "success"
}

const create = Essbasic.channelCreateMultiFlowSignQRCode({
  Agent: { AppId: "app", ProxyOrganizationOpenId: "org", ProxyOperator: { OpenId: "n9527" } },
  TemplateId: "yDSLKUUckpou1l4rUuJ7vlrBTL7S0DJ5",
  FlowName: "协议"
})

const authorize = Mafia.accountAreaAuth({ area_request: { auth_area_dto: [{ account_id: 1n, area_code: 330110 }] } })

const outcomeOf = <A, E extends VendorError.VendorError, R>(call: Effect.Effect<A, E, R>) =>
  call.pipe(
    Retry.withPolicy(Retry.none),
    Effect.match({ onFailure: ({ _tag, outcome }) => `${_tag} ${outcome}`, onSuccess: () => "success" })
  )

const layerServer = HttpRouter.serve(Sandbox.layerRoutes, { disableLogger: true, disableListenLog: true }).pipe(
  Layer.provideMerge(NodeHttpServer.layer(createServer, { host: "127.0.0.1", port: 0 })),
  Layer.provide(Sandbox.layer(Vendors.all))
)

const clients = {
  "undici": NodeHttpClient.layerUndici,
  "node:http": NodeHttpClient.layerNodeHttp,
  "fetch": FetchHttpClient.layer
}

for (const [name, client] of Object.entries(clients)) {
  const layer = Layer.unwrap(
    HttpServer.addressFormattedWith((address) => Effect.succeed(Sandbox.layerGateways(Vendors.all, address)))
  ).pipe(Layer.provide([layerServer, client, NodeCrypto.layer]), Layer.provideMerge(Faults.layer()))

  describe(name, () => {
    it.live("learns the true outcome of every kind of fault", () =>
      Effect.gen(function* () {
        const faults = (yield* Faults.CurrentFaults)!
        for (const [kind, description] of Object.entries(Faults.kinds as Record<Faults.Kind, Faults.Description>)) {
          yield* faults.set({ rules: [{ kind: kind as Faults.Kind, seconds: kind === "skewedClock" ? 3600 : 0.02 }] })
          const answer = expected[kind as Faults.Kind]
          // Authorizing requires no field that could fail to fit.
          const others = kind === "misfit" ? "success" : answer
          assert.deepStrictEqual([kind, yield* outcomeOf(create), yield* outcomeOf(authorize)], [kind, answer, others])
          const processed = kind === "duplicate" ? 2 : Number(description.processed)
          for (const strike of yield* faults.strikes) assert.strictEqual(strike.processed, processed, kind)
        }
      }).pipe(Effect.provide(layer))
    )
  })
}
