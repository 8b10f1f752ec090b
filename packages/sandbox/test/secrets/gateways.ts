/** The live gateways with the credentials of a test. */
import { Damai } from "@effect-vendors/damai"
import { Taobao } from "@effect-vendors/taobao"
import { Tencent } from "@effect-vendors/tencent"
import type { TopFormat, TopSigner } from "@effect-vendors/top"
import { NodeCrypto } from "@effect/platform-node"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import type * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import type { Secrets } from "./secrets.ts"

/** How a call is made. */
export interface Options {
  readonly address?: string
  /** Whether no answer comes. */
  readonly isLate?: boolean
  readonly format?: TopFormat.TopFormat
  readonly signMethod?: TopSigner.SignMethod
}

/** The gateways of all vendors over an HTTP client. */
export const gateways = (secrets: Secrets, client: Layer.Layer<HttpClient.HttpClient>, options: Options = {}) => {
  const address = options.address ?? "http://sandbox.localhost"
  const top = {
    credentials: { appKey: "app", appSecret: Redacted.make(secrets.appSecret) },
    endpoint: `${address}/router/rest`,
    format: options.format,
    signMethod: options.signMethod
  }
  return Layer.mergeAll(
    Tencent.layer({
      credentials: {
        secretId: "id",
        secretKey: Redacted.make(secrets.secretKey),
        token: Redacted.make(secrets.token)
      },
      endpoint: address
    }),
    Taobao.layer(top),
    Damai.layer(top)
  ).pipe(Layer.provide([client, NodeCrypto.layer]))
}

/** A client that adds the signature of each request to a record. */
export const signing = (client: Layer.Layer<HttpClient.HttpClient>, signatures: Record<string, string>) =>
  Layer.effect(
    HttpClient.HttpClient,
    Effect.map(
      HttpClient.HttpClient,
      HttpClient.tapRequest((request) =>
        Effect.sync(() => {
          const { authorization } = request.headers
          if (authorization !== undefined) {
            signatures[`authorization ${authorization}`] = authorization
            signatures[`signature of ${authorization}`] = authorization.slice(authorization.lastIndexOf("=") + 1)
          }
          const sign = new URLSearchParams(bodyOf(request)).get("sign")
          if (sign !== null) signatures[`sign ${sign}`] = sign
        })
      )
    )
  ).pipe(Layer.provide(client))

/** The body of a request as text. */
export const bodyOf = (request: HttpClientRequest.HttpClientRequest): string =>
  request.body._tag === "Uint8Array" ? new TextDecoder().decode(request.body.body) : ""
