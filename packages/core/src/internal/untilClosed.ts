import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"

/** Interrupts the requests of a client, and the reading of their answers, when the scope closes. */
export const untilClosed = (client: HttpClient.HttpClient): Effect.Effect<HttpClient.HttpClient, never, Scope.Scope> =>
  Effect.map(Effect.acquireRelease(Deferred.make<never>(), Deferred.interrupt), (closed) => {
    const limited = <A, E>(effect: Effect.Effect<A, E>) => Effect.raceFirst(effect, Deferred.await(closed))
    const readable = (response: HttpClientResponse.HttpClientResponse): HttpClientResponse.HttpClientResponse =>
      // Everything but the readers is the response's own.
      Object.create(response, {
        ...Object.fromEntries(readers.map((key) => [key, { get: () => limited<unknown, unknown>(response[key]) }])),
        stream: { get: () => Stream.interruptWhen(response.stream, Deferred.await(closed)) }
      })
    return HttpClient.transform(client, (response) => Effect.map(limited(response), readable))
  })

const readers = ["arrayBuffer", "text", "json", "formData", "urlParamsBody"] as const
