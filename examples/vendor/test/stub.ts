/** An HTTP client that keeps what it is given to send, and answers as a test says. */
import { NodeCrypto } from "@effect/platform-node"
import { Parcels } from "@effect-vendors/example-vendor"
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import { createHash, createHmac } from "node:crypto"

export const key = "key-1"
export const secret = "secret of the test"
export const requestId = "req-7"
export const credentials: Parcels.Credential = { key, secret: Redacted.make(secret) }

/** A request as it would leave the process. */
export interface Sent {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** An answer, signed as the documents say unless `signature` is another one, or `null` for none. */
export interface Answer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array<ArrayBuffer>
  readonly requestId?: string | null
  readonly signature?: string | null
}

export const sha256 = (body: string | Uint8Array) => createHash("sha256").update(body).digest("hex")

export const hmac = (text: string, by = secret) => createHmac("sha256", by).update(text).digest("hex")

const responseOf = (answer: Answer): Response => {
  const { body = "", status = 200 } = answer
  const headers = new Headers(answer.headers)
  const id = answer.requestId === undefined ? requestId : answer.requestId
  const signature = answer.signature === undefined ? hmac(`${status}\n${id ?? ""}\n${sha256(body)}`) : answer.signature
  if (id !== null) headers.set("x-request-id", id)
  if (signature !== null) headers.set("x-parcels-signature", signature)
  return new Response(body.length === 0 ? null : body, { status, headers })
}

/** The gateway on a client that answers each request in turn; the last answer is repeated. */
export const answering = (first: Answer, ...others: ReadonlyArray<Answer>) => {
  const answers = [first, ...others]
  const sent: Array<Sent> = []
  const client = HttpClient.make((request, url) =>
    Effect.sync(() => {
      const { body } = request
      assert.isTrue(body._tag === "Uint8Array" || body._tag === "Empty")
      sent.push({
        method: request.method,
        url,
        headers: { ...request.headers },
        body: Buffer.from(body._tag === "Uint8Array" ? body.body : [])
      })
      return HttpClientResponse.fromWeb(request, responseOf(answers[sent.length - 1] ?? answers.at(-1)!))
    })
  )
  const http = Layer.merge(Layer.succeed(HttpClient.HttpClient, client), NodeCrypto.layer)
  const layerOf = (options?: Partial<Parcels.Options>) =>
    Layer.provide(Parcels.layer({ credentials, ...options }), http)
  return { sent, http, layerOf, layer: layerOf() }
}

/** Checks the signature of a request by an implementation of its own. */
export const assertSigned = ({ body, headers, method, url }: Sent, by = secret) => {
  const text = [method, url.pathname, url.search.slice(1), headers["x-parcels-timestamp"], sha256(body)].join("\n")
  assert.strictEqual(headers["x-parcels-signature"], hmac(text, by))
}

export const id = "8fJ2kQ0aZ7sLx4NmB1vC9tRwE5yUoP3d"

export const parcel = {
  id,
  reference: "order 1",
  status: "created",
  weight_grams: 800,
  address: "杭州市文一西路 969 号",
  created_at: 1_900_000_000_000n
} as const

/** The parcel as JSON has it. */
export const written = JSON.stringify({ ...parcel, created_at: Number(parcel.created_at) })
