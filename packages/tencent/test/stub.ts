import { NodeCrypto } from "@effect/platform-node"
import * as Gateway from "@effect-vendors/core/Gateway"
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

/** An HTTP client that keeps what it is given to send, and answers each request by a function. */
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
  const waits = Layer.succeed(Gateway.Waits, false)
  return { sent, layer: Layer.mergeAll(Layer.succeed(HttpClient.HttpClient, client), NodeCrypto.layer, waits) }
}

export const requestId = "dfc69a6f-7738-45f3-a238-99e0e89bc91a"

/** Answers everything with a success that has these fields. */
export const succeeding = (response = "") =>
  recording(() => ({ body: `{"Response":{${response === "" ? "" : `${response},`}"RequestId":"${requestId}"}}` }))

export const credentials = { secretId: "AKIDtest", secretKey: Redacted.make("key of the layer") }

export const options: Tencent.Options = { credentials }

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
