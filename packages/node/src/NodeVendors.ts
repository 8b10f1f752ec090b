/**
 * Everything that gateways need on Node, made for speed. The layers fail where undici does not work: on Bun, on Cloudflare
 * Workers, and on a Node older than 22.19. Use `Runtime.layerWeb` of core there.
 *
 * **Example** (A gateway on Node)
 *
 * ```ts
 * import { NodeVendors } from "@effect-vendors/node"
 * import { Tencent } from "@effect-vendors/tencent"
 * import { Layer } from "effect"
 *
 * const live = Tencent.layerConfig().pipe(Layer.provide(NodeVendors.layer))
 * ```
 *
 * @since 0.1.0
 */
import type * as Digest from "effect/crypto/Digest"
import type * as Mac from "effect/crypto/Mac"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as NodeDigest from "./NodeDigest.ts"
import * as NodeMac from "./NodeMac.ts"
import type * as NodeProxy from "./NodeProxy.ts"
import * as UndiciHttpClient from "./UndiciHttpClient.ts"

/**
 * The modules of core by names of this package. Declarations of other projects name types by them; see `core/index.ts`.
 *
 * @since 0.1.0
 */
export type * as core from "./core/index.ts"

/**
 * @category layers
 * @since 0.1.0
 */
export const layerOptions = (
  options?: UndiciHttpClient.Options
): Layer.Layer<HttpClient.HttpClient | Mac.Mac | Digest.Digest, UndiciHttpClient.BuildError> =>
  Layer.mergeAll(UndiciHttpClient.layer(options), NodeMac.layer, NodeDigest.layer)

/**
 * @category layers
 * @since 0.1.0
 */
export const layer: Layer.Layer<HttpClient.HttpClient | Mac.Mac | Digest.Digest, UndiciHttpClient.BuildError> =
  /*#__PURE__*/ layerOptions()

/**
 * The same through a proxy: `layerProxy("http://proxy.example:3128")`, or through none: `layerProxy("none")`. `layer`
 * takes the proxies of the environment.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerProxy = (
  proxy: NodeProxy.Setting,
  options?: UndiciHttpClient.Options
): Layer.Layer<HttpClient.HttpClient | Mac.Mac | Digest.Digest, UndiciHttpClient.BuildError> =>
  layerOptions({ ...options, proxy })
