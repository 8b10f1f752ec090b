/** An HTTP client that records its requests, and gives the answers that a test wants. */
import * as Runtime from "@effect-vendors/core/Runtime"
import type * as Digest from "effect/crypto/Digest"
import type * as Mac from "effect/crypto/Mac"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientError from "effect/http/HttpClientError"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Layer from "effect/Layer"

export interface Sent {
  readonly url: string
  readonly method: string
  readonly contentType: string | null
  /** The form in the order of sending. */
  readonly entries: ReadonlyArray<readonly [string, string]>
  readonly parameters: Readonly<Record<string, string>>
}

/** A response, or the failure of the connection. */
export type Answer = Response | { readonly failure: unknown }

export interface Client {
  readonly requests: ReadonlyArray<Sent>
  readonly layer: Layer.Layer<HttpClient.HttpClient | Digest.Digest | Mac.Mac>
}

export const make = (answer: (sent: Sent) => Answer): Client => {
  const requests: Array<Sent> = []
  const client = HttpClient.make((request) =>
    Effect.gen(function* () {
      const web = yield* Effect.orDie(HttpClientRequest.toWeb(request))
      const entries = [...new URLSearchParams(yield* Effect.promise(() => web.text()))]
      const sent: Sent = {
        url: web.url,
        method: web.method,
        contentType: web.headers.get("content-type"),
        entries,
        parameters: Object.fromEntries(entries)
      }
      requests.push(sent)
      const answered = answer(sent)
      if (answered instanceof Response) return HttpClientResponse.fromWeb(request, answered)
      return yield* new HttpClientError.HttpClientError({
        reason: new HttpClientError.TransportError({ request, cause: answered.failure })
      })
    })
  )
  return {
    requests,
    layer: Layer.merge(Layer.succeed(HttpClient.HttpClient, client), Runtime.layerWebCrypto)
  }
}

/** A client that gives the same answer to every request. */
export const always = (body: BodyInit | null, status = 200) => make(() => new Response(body, { status }))
