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
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"

/**
 * An HTTP client on fetch that follows no redirection. By itself, fetch would send a write twice, and send what the
 * request holds wherever the redirection leads.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerWebHttpClient: Layer.Layer<HttpClient.HttpClient> = /*#__PURE__*/ Layer.provide(
  FetchHttpClient.layer,
  /*#__PURE__*/ Layer.succeed(FetchHttpClient.RequestInit, { redirect: "manual" })
)

/**
 * The cryptography of signatures: `Mac` and `Digest` on WebCrypto.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerWebCrypto: Layer.Layer<Digest.Digest | Mac.Mac> = /*#__PURE__*/ Layer.merge(
  Digest.layerWebCrypto,
  /*#__PURE__*/ Layer.provide(Mac.layerWebCrypto, SecureRandom.layerWebCrypto)
)

/**
 * Everything that gateways need.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerWeb: Layer.Layer<HttpClient.HttpClient | Digest.Digest | Mac.Mac> = /*#__PURE__*/ Layer.merge(
  layerWebHttpClient,
  layerWebCrypto
)
