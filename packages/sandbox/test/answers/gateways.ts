/** Each vendor in each format of its answers, over a client, at a server of the test's own. */
import { Retry, type VendorError } from "@effect-vendors/core"
import { Damai } from "@effect-vendors/damai"
import { Taobao } from "@effect-vendors/taobao"
import { Tencent } from "@effect-vendors/tencent"
import { TopFormat } from "@effect-vendors/top"
import * as TopXml from "@effect-vendors/top/TopXml"
import { NodeCrypto } from "@effect/platform-node"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import { authorize, type Client, clients, create } from "../gateways.ts"
import { type Server, serve } from "../tcpServer.ts"

interface Options {
  readonly maxResponseSize?: number | undefined
}

type Call = Effect.Effect<unknown, VendorError.VendorError>

const app = { credentials: { appKey: "key", appSecret: Redacted.make("secret") } }
const key = { credentials: { secretId: "id", secretKey: Redacted.make("key") } }

const damai = Damai.call("damai.maizuo.user.register", {})

/** A write of each vendor in each format. */
export const forms = ["Tencent", "TOP's JSON", "TOP's simplified JSON", "TOP's XML", "Damai"] as const

export type Form = (typeof forms)[number]

/** Makes a write over a client, once. */
export const call = (form: Form, client: Client, endpoint: string, options: Options = {}): Call => {
  const http = Layer.merge(clients[client], NodeCrypto.layer)
  const top = { endpoint, ...app, ...options }
  const writes: Readonly<Record<Form, () => Call>> = {
    "Tencent": () =>
      Effect.provide(create, Layer.provide(Layer.orDie(Tencent.layer({ endpoint, ...key, ...options })), http)),
    "TOP's JSON": () => Effect.provide(authorize, Layer.provide(Layer.orDie(Taobao.layer(top)), http)),
    "TOP's simplified JSON": () =>
      Effect.provide(
        authorize,
        Layer.provide(Layer.orDie(Taobao.layer({ ...top, format: TopFormat.simplified })), http)
      ),
    "TOP's XML": () =>
      Effect.provide(authorize, Layer.provide(Layer.orDie(Taobao.layer({ ...top, format: TopXml.format })), http)),
    "Damai": () => Effect.provide(damai, Layer.provide(Layer.orDie(Damai.layer(top)), http))
  }
  return Retry.withPolicy(Retry.none)(writes[form]())
}

/** The bytes of an answer over HTTP. */
export const answer = (
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string | Uint8Array = ""
): Buffer => {
  const bytes = typeof body === "string" ? Buffer.from(body) : body
  const lines = Object.entries({ "content-length": String(bytes.length), ...headers })
  const head = `HTTP/1.1 ${status} -\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`
  return Buffer.concat([Buffer.from(head, "latin1"), bytes])
}

/** Serves the same bytes to each request. */
export const serving = (...parts: ReadonlyArray<Uint8Array>) =>
  Effect.map(serve({ onRequest: (socket) => parts.forEach((part) => socket.write(part)) }), (server: Server) => ({
    ...server,
    url: `http://127.0.0.1:${server.port}`
  }))

/** The refusal of a call for its rate, in a form; `text` writes it in any charset. */
export const limited = (form: Form, message: string): string => {
  if (form === "Tencent") {
    return JSON.stringify({ Response: { Error: { Code: "RequestLimitExceeded", Message: message }, RequestId: "r" } })
  }
  const subCode = "accesscontrol.limited-by-api-access-count"
  return form === "TOP's XML"
    ? `<error_response><code>7</code><msg>m</msg><sub_code>${subCode}</sub_code><sub_msg>${message}</sub_msg></error_response>`
    : JSON.stringify({ error_response: { code: 7, msg: "m", sub_code: subCode, sub_msg: message } })
}

/** The answer of a success, in a form. */
export const success = (form: Form): string => {
  switch (form) {
    case "Tencent":
      return JSON.stringify({
        Response: {
          QrCode: {
            QrCodeId: "q",
            QrCodeUrl: "https://essurl.cn/q",
            ExpiredTime: 1_900_000_000,
            WeixinQrCodeUrl: "https://essurl.cn/w"
          },
          SignUrls: {
            AppSignUrl: "https://essurl.cn/a",
            EffectiveTime: "1900000000",
            HttpSignUrl: "https://essurl.cn/h"
          },
          RequestId: "签署"
        }
      })
    case "TOP's XML":
      return `<tmall_mafia_account_area_auth_response><succ>true</succ><data>签署</data></tmall_mafia_account_area_auth_response>`
    case "TOP's JSON":
      return JSON.stringify({ tmall_mafia_account_area_auth_response: { succ: true, data: "签署" } })
    case "TOP's simplified JSON":
      return JSON.stringify({ succ: true, data: "签署", request_id: "r" })
    case "Damai":
      return JSON.stringify({ damai_maizuo_user_register_response: { data: "签署" } })
  }
}
