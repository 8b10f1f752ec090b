/** The live gateways on a server of the test's own, and calls to make through them. */
import { Runtime, Timeout } from "@effect-vendors/core"
import { UndiciHttpClient } from "@effect-vendors/node"
import { Sandbox, Vendors } from "@effect-vendors/sandbox"
import { Mafia } from "@effect-vendors/taobao"
import { Essbasic } from "@effect-vendors/tencent"
import { NodeCrypto, NodeHttpClient } from "@effect/platform-node"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"

/** The HTTP clients that a program on Node may choose from. */
export const clients = {
  node: Layer.orDie(UndiciHttpClient.layer()),
  undici: NodeHttpClient.layerUndici,
  nodeHttp: NodeHttpClient.layerNodeHttp,
  fetch: Layer.orDie(Runtime.layerWebHttpClient)
}

export type Client = keyof typeof clients

/** The gateways of all vendors at an address, over an HTTP client. */
export const gateways = (address: string, client: Layer.Layer<HttpClient.HttpClient>) =>
  Sandbox.layerGateways(Vendors.all, address).pipe(Layer.provide([client, NodeCrypto.layer]))

const agent = {
  AppId: "yDwhxUUckp3gl8j5UuFX33LSNozpRsbi",
  ProxyOrganizationOpenId: "org_dianziqian",
  ProxyOperator: { OpenId: "n9527" }
}

/** A call that the gateway may send again. */
export const cancel = Essbasic.channelCancelMultiFlowSignQRCode({
  Agent: agent,
  QrCodeId: "yDSLZUUckpooi1ltUxCsD3RSTG9BEWhR"
})

/** A call of Tencent's that the gateway must not send again. */
export const create = Essbasic.channelCreateMultiFlowSignQRCode({
  Agent: agent,
  TemplateId: "yDSLZUUckpooi1ltUxCsD3RSTG9BEWhT",
  FlowName: "劳动合同"
})

/** A call of Taobao's that the gateway must not send again. */
export const authorize = Mafia.accountAreaAuth({
  area_request: { auth_area_dto: [{ account_id: 1234n, area_code: 330110, area_name: "余杭区" }] }
})

/** Fails a test that would hang. It waits far longer than anything here takes. */
export const soon = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.timeoutOrElse(effect, { duration: "8 seconds", orElse: () => Effect.die(new Error("it does not come")) })

/** Gives a call little real time, which is still long for a loopback connection. */
export const briefly = Timeout.withTimeout("50 millis")
