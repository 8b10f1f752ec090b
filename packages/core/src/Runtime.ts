/**
 * Layers on the standards that all runtimes share, fetch and WebCrypto, for gateways in workers, Bun, Deno and edge
 * runtimes. `@effect-vendors/node` has faster layers for Node.
 *
 * **Example** (A gateway on any runtime)
 *
 * ```ts
 * import { Runtime } from "@effect-vendors/core"
 * import { Tencent } from "@effect-vendors/tencent"
 * import { Layer } from "effect"
 *
 * const live = Tencent.layerConfig().pipe(Layer.provide(Runtime.layerWeb))
 * ```
 *
 * @since 0.1.0
 */
import * as Digest from "effect/crypto/Digest"
import * as Mac from "effect/crypto/Mac"
import * as SecureRandom from "effect/crypto/SecureRandom"
import * as WebCrypto from "effect/crypto/WebCrypto"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as deno from "./internal/deno.ts"
import { untilClosed } from "./internal/untilClosed.ts"

/**
 * A layer cannot work on this runtime. `message` says why, and what to use in its place.
 *
 * @category errors
 * @since 0.1.0
 */
export class UnsupportedRuntime extends Data.TaggedError("UnsupportedRuntime")<{
  readonly message: string
}> {}

const requestInit = /*#__PURE__*/ Effect.suspend(() => {
  // By itself, fetch follows redirections: it sends a write twice, and sends what the request holds wherever they lead.
  const init: RequestInit = { redirect: "manual" }
  const { Deno } = globalThis as { readonly Deno?: deno.Deno }
  return Deno === undefined
    ? Effect.succeed(init)
    : Effect.mapBoth(deno.sendingOnce(Deno), {
        onFailure: (message) => new UnsupportedRuntime({ message }),
        onSuccess: (client) => ({ ...init, client })
      })
})

/**
 * An HTTP client on fetch that follows no redirection. When the layer closes, it interrupts the calls that wait.
 *
 * **Gotchas**
 *
 * On Deno, each request has a connection of its own, because Deno repeats requests on connections that it keeps. The
 * layer fails on a Deno older than 2.9.6, which repeats them on new connections too. A browser repeats requests, and
 * nothing turns that off.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerWebHttpClient: Layer.Layer<HttpClient.HttpClient, UnsupportedRuntime> = /*#__PURE__*/ Layer.provide(
  /*#__PURE__*/ Layer.effect(HttpClient.HttpClient, /*#__PURE__*/ Effect.flatMap(HttpClient.HttpClient, untilClosed)),
  /*#__PURE__*/ Layer.provide(
    FetchHttpClient.layer,
    /*#__PURE__*/ Layer.effect(FetchHttpClient.RequestInit, requestInit)
  )
)

// Keys are random bytes. The rest of effect's generator, which makes identifiers, is as large as all of this module.
const onlyBytes = /*#__PURE__*/ Layer.effect(
  SecureRandom.SecureRandom,
  /*#__PURE__*/ Effect.map(WebCrypto.WebCrypto, (crypto) => {
    const randomBytes = (size: number) => Effect.sync(() => crypto.getRandomValues(new Uint8Array(size)))
    return { randomBytes } as SecureRandom.SecureRandom["Service"]
  })
)

/**
 * The cryptography of signatures: `Mac` and `Digest` on WebCrypto.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerWebCrypto: Layer.Layer<Digest.Digest | Mac.Mac> = /*#__PURE__*/ Layer.merge(
  Digest.layerWebCrypto,
  /*#__PURE__*/ Layer.provide(Mac.layerWebCrypto, onlyBytes)
)

/**
 * Everything that gateways need.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerWeb: Layer.Layer<HttpClient.HttpClient | Digest.Digest | Mac.Mac, UnsupportedRuntime> =
  /*#__PURE__*/ Layer.merge(layerWebHttpClient, layerWebCrypto)
