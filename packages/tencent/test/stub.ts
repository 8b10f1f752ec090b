import { NodeCrypto } from "@effect/platform-node"
import * as Gateway from "@effect-vendors/core/vendor/Gateway"
import * as Tencent from "@effect-vendors/tencent/Tencent"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as assert from "node:assert"
import { independent } from "./independent.ts"

/** A request as it would leave the process. */
export interface Sent {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Uint8Array
  readonly body: string
}

/** Makes an HTTP client that keeps each request and answers it by a function. */
export const recording = (respond: (sent: Sent) => { readonly status?: number; readonly body: BodyInit | null }) => {
  const sent: Array<Sent> = []
  const client = HttpClient.make((request, url) =>
    Effect.sync(() => {
      assert.ok(request.body._tag === "Uint8Array")
      const bytes = request.body.body
      const one: Sent = {
        method: request.method,
        url: url.toString(),
        headers: { ...request.headers },
        bytes,
        body: new TextDecoder().decode(bytes)
      }
      sent.push(one)
      const { body, status } = respond(one)
      return HttpClientResponse.fromWeb(request, new Response(body, { status: status ?? 200 }))
    })
  )
  return { sent, layer: Layer.merge(Layer.succeed(HttpClient.HttpClient, client), NodeCrypto.layer) }
}

export const requestId = "dfc69a6f-7738-45f3-a238-99e0e89bc91a"

/** Makes an HTTP client that answers each request with a success of these fields. */
export const succeeding = (response = "") =>
  recording(() => ({ body: `{"Response":{${response === "" ? "" : `${response},`}"RequestId":"${requestId}"}}` }))

export const credentials = { secretId: "AKIDtest", secretKey: Redacted.make("key of the layer") }

export const options: Tencent.Options = { credentials, ...Gateway.unhurried }

/** The product of the operations below. */
export const essbasic: Tencent.Product = { service: "essbasic", version: "2021-05-26" }

export const agent = {
  AppId: "yDwhxUUckp3gl8j5UuFX33LSNozpRsbi",
  ProxyOrganizationOpenId: "org_dianziqian",
  ProxyOperator: { OpenId: "n9527" },
  ProxyAppId: ""
}

export const cancelRequest = { Agent: agent, QrCodeId: "yDSLZUUckpooi1ltUxCsD3RSTG9BEWhR" }

export const createRequest = { Agent: agent, TemplateId: "yDSLZUUckpooi1ltUxCsD3RSTG9BEWhT", FlowName: "劳动合同" }

/** Checks a request's signature against the independent implementation. */
export const assertSignedBy = (
  { bytes, headers, url }: Sent,
  secretId: string,
  secretKey: string,
  service = "essbasic"
) =>
  assert.strictEqual(
    headers.authorization,
    independent(
      {
        service,
        payload: bytes,
        timestamp: Number(headers["x-tc-timestamp"]),
        headers: {
          "content-type": headers["content-type"]!,
          "host": new URL(url).host,
          "x-tc-action": headers["x-tc-action"]!
        }
      },
      secretId,
      secretKey
    )
  )
