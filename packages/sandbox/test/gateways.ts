/** The live gateways on a server of the test's own. */
import { NodeCrypto, NodeHttpClient } from "@effect/platform-node"
import { Timeout } from "@effect-vendors/core"
import { UndiciHttpClient } from "@effect-vendors/node"
import { Sandbox } from "@effect-vendors/sandbox"
import { Mafia } from "@effect-vendors/taobao"
import { Essbasic } from "@effect-vendors/tencent"
import * as Effect from "effect/Effect"
import * as Web from "@effect-vendors/core/Web"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"

/** The HTTP clients that a program on Node may choose from. */
export const clients = {
  node: UndiciHttpClient.layer(),
  undici: NodeHttpClient.layerUndici,
  nodeHttp: NodeHttpClient.layerNodeHttp,
  fetch: Web.layerHttpClient
}

export type Client = keyof typeof clients

/** The gateways of all vendors at an address, over an HTTP client. */
export const gateways = (address: string, client: Layer.Layer<HttpClient.HttpClient>) =>
  Sandbox.layerGateways(address).pipe(Layer.provide([client, NodeCrypto.layer]))

const agent = {
  AppId: "yDwhxUUckp3gl8j5UuFX33LSNozpRsbi",
  ProxyOrganizationOpenId: "org_dianziqian",
  ProxyOperator: { OpenId: "n9527" }
}

/** An operation that may be sent again. */
export const cancel = Essbasic.channelCancelMultiFlowSignQRCode({
  Agent: agent,
  QrCodeId: "yDSLZUUckpooi1ltUxCsD3RSTG9BEWhR"
})

/** Operations that may not, of either protocol. */
export const create = Essbasic.channelCreateMultiFlowSignQRCode({
  Agent: agent,
  TemplateId: "yDSLZUUckpooi1ltUxCsD3RSTG9BEWhT",
  FlowName: "劳动合同"
})

export const authorize = Mafia.accountAreaAuth({
  area_request: { auth_area_dto: [{ account_id: 1234n, area_code: 330110, area_name: "余杭区" }] }
})

/** Fails a test that would hang; far longer than anything here takes. */
export const soon = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.timeoutOrElse(effect, { duration: "8 seconds", orElse: () => Effect.die(new Error("it does not come")) })

/** Short in real time, but long for a loopback connection. */
export const briefly = Timeout.withTimeout("50 millis")
