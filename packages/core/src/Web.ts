/**
 * What gateways need of a runtime, from the standards that all runtimes share: fetch and WebCrypto. For
 * browsers' workers, Bun, Deno and edge runtimes; on Node there are faster layers.
 *
 * **Example** (A gateway on any runtime)
 *
 * ```ts
 * import { Web } from "@effect-vendors/core"
 * import { Tencent } from "@effect-vendors/tencent"
 * import { Layer } from "effect"
 *
 * const live = Tencent.layerConfig().pipe(Layer.provide(Web.layer))
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
 * An HTTP client on fetch that does not follow redirections: fetch by itself would send a write twice, and
 * what it holds to wherever the redirection leads.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerHttpClient: Layer.Layer<HttpClient.HttpClient> = /*#__PURE__*/ Layer.provide(
  FetchHttpClient.layer,
  /*#__PURE__*/ Layer.succeed(FetchHttpClient.RequestInit, { redirect: "manual" })
)

/**
 * What signs: `Mac` and `Digest` on WebCrypto.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerCrypto: Layer.Layer<Digest.Digest | Mac.Mac> = /*#__PURE__*/ Layer.merge(
  Digest.layerWebCrypto,
  /*#__PURE__*/ Layer.provide(Mac.layerWebCrypto, SecureRandom.layerWebCrypto)
)

/**
 * All that gateways need.
 *
 * @category layers
 * @since 0.1.0
 */
export const layer: Layer.Layer<HttpClient.HttpClient | Digest.Digest | Mac.Mac> = /*#__PURE__*/ Layer.merge(
  layerHttpClient,
  layerCrypto
)
