/**
 * Every vendor's simulator behind its own wire protocol, on one port.
 *
 * Tencent Cloud answers at `/`, the Taobao Open Platform, with Damai behind it, at `/router/rest`.
 *
 * **Example** (A sandbox on a port of its own)
 *
 * ```ts
 * import { NodeHttpServer } from "@effect/platform-node"
 * import { Sandbox } from "@effect-vendors/sandbox"
 * import { Layer } from "effect"
 * import { HttpRouter } from "effect/http"
 * import { createServer } from "node:http"
 *
 * const server = HttpRouter.serve(Sandbox.layerRoutes()).pipe(
 *   Layer.provide(Sandbox.layerSimulations()),
 *   Layer.provide(NodeHttpServer.layer(createServer, { host: "127.0.0.1", port: 0 }))
 * )
 * ```
 *
 * @since 0.1.0
 */
import { Damai } from "@effect-vendors/damai"
import * as DamaiTesting from "@effect-vendors/damai/testing"
import { Taobao } from "@effect-vendors/taobao"
import * as TaobaoTesting from "@effect-vendors/taobao/testing"
import { Tencent } from "@effect-vendors/tencent"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import * as Explanation from "@effect-vendors/core/testing/Explanation"
import type * as Sandbox from "@effect-vendors/core/testing/Sandbox"
import type * as Simulation from "@effect-vendors/core/testing/Simulation"
import type * as Digest from "effect/crypto/Digest"
import type * as Mac from "effect/crypto/Mac"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as HttpRouter from "effect/http/HttpRouter"
import * as Layer from "effect/Layer"
import * as connection from "./internal/connection.ts"
import * as SandboxClock from "./SandboxClock.ts"

/**
 * The simulations of all vendors.
 *
 * @category models
 * @since 0.1.0
 */
export type Simulations =
  | TencentTesting.TencentSimulation
  | TaobaoTesting.TaobaoSimulation
  | DamaiTesting.DamaiSimulation

/**
 * How the simulations are set up; see the options of `Simulation`.
 *
 * @category models
 * @since 0.1.0
 */
export interface SimulationsOptions extends Pick<Simulation.Options, "seed" | "strict" | "rateLimits"> {
  readonly tencent?: Pick<Simulation.Options, "simulators"> | undefined
  readonly taobao?: Pick<Simulation.Options, "simulators"> | undefined
  readonly damai?: Pick<Simulation.Options, "simulators"> | undefined
}

/**
 * Starts the simulations of all vendors, from one seed and on one clock.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerSimulations = (
  options: SimulationsOptions = {}
): Layer.Layer<Simulations | SandboxClock.SandboxClock> =>
  Layer.unwrap(
    Effect.map(SandboxClock.SandboxClock, ({ now }) => {
      const { damai, taobao, tencent, ...shared } = options
      return Layer.mergeAll(
        TencentTesting.layerSimulation({ ...shared, ...tencent, now }),
        TaobaoTesting.layerSimulation({ ...shared, ...taobao, now }),
        DamaiTesting.layerSimulation({ ...shared, ...damai, now })
      )
    })
  ).pipe(Layer.provideMerge(SandboxClock.layer))

/**
 * What each vendor's sandbox serves and knows; see the vendors' `SandboxOptions`.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options {
  readonly tencent?: TencentTesting.SandboxOptions | undefined
  readonly taobao?: TaobaoTesting.SandboxOptions | undefined
  readonly damai?: DamaiTesting.SandboxOptions | undefined
}

/**
 * The vendors' endpoints, as routes of an HTTP router.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerRoutes = (options?: Options): Layer.Layer<never, never, HttpRouter.HttpRouter | Simulations> =>
  HttpRouter.addAll(
    Effect.gen(function* () {
      const tencent = yield* TencentTesting.sandboxHandler(options?.tencent)
      const top = yield* TaobaoTesting.TopSandbox.handler([
        yield* TaobaoTesting.sandboxVendor(options?.taobao),
        yield* DamaiTesting.sandboxVendor(options?.damai)
      ])
      return [HttpRouter.route("*", "/", answer(tencent)), HttpRouter.route("*", "/router/rest", answer(top))]
    })
  )

const answer = (handler: Sandbox.Handler) =>
  handler.pipe(
    Effect.tap(({ headers }) => {
      const explanation = headers[Explanation.header]
      return explanation === undefined
        ? Effect.void
        : Effect.logWarning(`A signature does not match: ${Explanation.decode(explanation)}`)
    }),
    // Where the simulated vendor gives no answer, the client has to see just that.
    Effect.catch(() => connection.reset)
  )

/**
 * The live gateways of all vendors, on a sandbox that listens at an address such as
 * `http://127.0.0.1:4010`.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerGateways = (
  address: string
): Layer.Layer<Tencent.Tencent | Taobao.Taobao | Damai.Damai, never, HttpClient.HttpClient | Digest.Digest | Mac.Mac> =>
  Layer.mergeAll(
    Tencent.layer({ credentials: TencentTesting.credentials, endpoint: address }),
    Taobao.layer({ credentials: TaobaoTesting.credentials, endpoint: `${address}/router/rest` }),
    Damai.layer({ credentials: DamaiTesting.credentials, endpoint: `${address}/router/rest` })
  )
