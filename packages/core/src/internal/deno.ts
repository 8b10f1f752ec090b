import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"

/** The part of Deno that is used here. */
export interface Deno {
  readonly version: { readonly deno: string }
  readonly createHttpClient: (options: { readonly http2: boolean; readonly poolMaxIdlePerHost: number }) => HttpClient
}

interface HttpClient {
  readonly close: () => void
}

/**
 * A client for Deno's fetch that sends each request once. It fails with a message where the version of Deno has none.
 *
 * Deno's fetch repeats a request, a write too, when the server closes a kept connection after it has read the request
 * (https://github.com/denoland/deno/issues/35610), or refuses a stream of HTTP/2. So the client keeps no connection and
 * speaks HTTP/1.1. Before version 2.9.6, Deno repeats requests on new connections too.
 */
export const sendingOnce = (deno: Deno): Effect.Effect<HttpClient, string, Scope.Scope> => {
  const version = deno.version.deno
  return isAtLeast(version, [2, 9, 6])
    ? Effect.acquireRelease(
        Effect.sync(() => deno.createHttpClient({ http2: false, poolMaxIdlePerHost: 0 })),
        (client) => Effect.sync(() => client.close())
      )
    : Effect.fail(`Deno ${version} sends a request twice where the server closes the connection: use 2.9.6 or newer`)
}

const isAtLeast = (version: string, wanted: ReadonlyArray<number>): boolean => {
  const numbers = version.split(/[.+-]/).map(Number)
  const i = wanted.findIndex((number, i) => numbers[i] !== number)
  return i === -1 || numbers[i]! > wanted[i]!
}
