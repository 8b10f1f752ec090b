/** An HTTP client that records what it is sent, and answers as it is told. */
import * as Gateway from "@effect-vendors/core/Gateway"
import * as Web from "@effect-vendors/core/Web"
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
  /** The form, in the order in which it was sent. */
  readonly entries: ReadonlyArray<readonly [string, string]>
  readonly parameters: Readonly<Record<string, string>>
}

/** A response, or what the connection fails with. */
export type Answer = Response | { readonly failure: unknown }

export const make = (answer: (sent: Sent) => Answer) => {
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
    layer: Layer.mergeAll(
      Layer.succeed(HttpClient.HttpClient, client),
      // As in a fake: the clock of a test stands still.
      Layer.succeed(Gateway.Waits, false),
      Web.layerCrypto
    )
  }
}

/** A client that gives the same answer to all. */
export const always = (body: BodyInit | null, status = 200) => make(() => new Response(body, { status }))
