/**
 * Effect's `HttpClient` straight on undici's `dispatch`.
 *
 * **When to use**
 *
 * On Node, in place of `NodeHttpClient.layerUndici`: it behaves the same, at about half the cost for small
 * answers. There is no promise, no `AbortSignal` of undici's and no stream between the wire and the fiber.
 *
 * **Gotchas**
 *
 * HTTP upgrades are not supported; use `NodeHttpClient` for those. The client does not limit time. The gateway's
 * timeout and `Effect.timeout` do, and they abort the request.
 *
 * @since 0.1.0
 */
import type * as Runtime from "@effect-vendors/core/Runtime"
import * as Timeout from "@effect-vendors/core/Timeout"
import * as BufferedClient from "@effect-vendors/core/vendor/BufferedClient"
import * as Clock from "effect/Clock"
import type * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import type * as Fiber from "effect/Fiber"
import type * as HttpBody from "effect/http/HttpBody"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientError from "effect/http/HttpClientError"
import type * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Url from "effect/http/Url"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { Readable } from "node:stream"
import type * as Undici from "undici"
import { BufferedExchange } from "./internal/bufferedExchange.ts"
import * as connections from "./internal/connections.ts"
import { connector } from "./internal/connector.ts"
import { forward } from "./internal/forward.ts"
import * as NodeProxy from "./NodeProxy.ts"
import { Exchange } from "./internal/exchange.ts"
import { Response } from "./internal/response.ts"
import { supported } from "./internal/supported.ts"

/**
 * The modules of core by names of this package. Declarations of other projects name types by them; see `core/index.ts`.
 *
 * @since 0.1.0
 */
export type * as core from "./core/index.ts"

/**
 * Makes a client on a dispatcher of your own, such as a `ProxyAgent`. The client does not close it. Undici itself closes
 * a connection on which a server sends `100 Continue` without being asked; the dispatcher of `layer` does not.
 *
 * `connections` is how many connections the dispatcher opens to a host, if there is such a limit. The client sends no
 * more requests at once. So a call can tell whether it waited for other calls or for the host.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = (
  dispatcher: Undici.Dispatcher,
  options?: { readonly connections?: number | undefined }
): HttpClient.HttpClient & BufferedClient.BufferedClient => {
  const send = connections.make(dispatcher, options?.connections ?? Infinity)
  return Object.assign(stepwise(send), { [BufferedClient.executeBuffered]: buffered(send) })
}

// Not every runtime can load undici. The layer loads it, so that it can tell which one to use.
const loaded = /*#__PURE__*/ Effect.promise(() => import("undici"))

// Gives the head first, then as much of the body as is asked for.
const stepwise = (dispatch: connections.Send): HttpClient.HttpClient =>
  HttpClient.make((request, url, signal, fiber) => {
    const send = (bodyOf: () => Body | null) =>
      Effect.callback<Response, HttpClientError.HttpClientError>((resume) => {
        let leave = () => {}
        const abort = () => {
          leave()
          exchange.abort()
        }
        const exchange = new Exchange(() => {
          if (exchange.isWhole || exchange.failure !== undefined) signal.removeEventListener("abort", abort)
          resume(
            exchange.status === 0
              ? Effect.fail(failed(request, exchange.failure))
              : Effect.succeed(new Response(request, url, exchange))
          )
        })
        // The owner of the response aborts it, or the garbage collector does.
        signal.addEventListener("abort", abort)
        leave = dispatch(
          {
            origin: url.origin,
            path: url.pathname + url.search,
            method: request.method,
            headers: headersOf(request),
            body: bodyOf()
          },
          exchange,
          isLateOf(fiber)
        )
        if (signal.aborted) abort()
        return Effect.sync(abort)
      })
    return sending(request.body, send)
  })

// Gives the whole answer at once, so that there is no response to keep.
const buffered = (dispatch: connections.Send): BufferedClient.Execute => {
  const places = new Map<string, Place>()
  return (request, maxSize = BufferedClient.defaultMaxSize, report) => {
    const place = placeOf(request, places)
    if (Result.isFailure(place)) return Effect.fail({ reason: { _tag: "InvalidUrlError", cause: place.failure } })
    const { origin, path } = place.success
    const { method } = request
    return sending(request.body, (bodyOf) =>
      Effect.withFiber((fiber) =>
        Effect.callback<BufferedClient.BufferedResponse, BufferedClient.BufferedError>((resume) => {
          const exchange = new BufferedExchange(maxSize, (exit) => resume(exit))
          const options = { origin, path, method, headers: headersOf(request), body: bodyOf() }
          const leave = dispatch(options, exchange, isLateOf(fiber), report)
          return Effect.sync(() => {
            leave()
            exchange.abort()
          })
        })
      )
    )
  }
}

// A process may be frozen while a request waits for its connection, and others go on without it.
const isLateOf = (fiber: Fiber.Fiber<unknown, unknown>): connections.IsLate | undefined => {
  const deadline = fiber.getRef(Timeout.CurrentDeadline)
  if (deadline === undefined) return undefined
  const clock = fiber.getRef(Clock.Clock)
  return () => clock.currentTimeMillisUnsafe() > deadline
}

interface Place {
  readonly origin: string
  readonly path: string
}

const placeOf = (
  { hash, url, urlParams }: HttpClientRequest.HttpClientRequest,
  places: Map<string, Place>
): Result.Result<Place, unknown> => {
  // Programs call the same few addresses over and over.
  const isWhole = urlParams.params.length === 0
  const known = isWhole ? places.get(url) : undefined
  if (known !== undefined) return Result.succeed(known)
  return Result.map(Url.make(url, urlParams, Option.getOrUndefined(hash)), ({ origin, pathname, search }) => {
    const place = { origin, path: pathname + search }
    if (places.size === maxPlaces) places.clear()
    if (isWhole) places.set(url, place)
    return place
  })
}

const maxPlaces = 1024

type Body = NonNullable<Undici.Dispatcher.DispatchOptions["body"]>

// Undici takes only forms of its own.
const sending = <A, E>(
  body: HttpBody.HttpBody,
  send: (bodyOf: () => Body | null) => Effect.Effect<A, E>
): Effect.Effect<A, E> =>
  body._tag === "FormData"
    ? Effect.flatMap(loaded, ({ FormData }) =>
        send(() => {
          const form = new FormData()
          for (const [name, value] of body.formData) form.append(name, value)
          return form
        })
      )
    : send(() => bodyOf(body))

const bodyOf = (body: Exclude<HttpBody.HttpBody, HttpBody.FormData>): Body | null => {
  switch (body._tag) {
    case "Empty":
      return null
    case "Uint8Array":
      return body.body
    case "Raw":
      // The caller passes it through to undici, which refuses bodies that it cannot send.
      return body.body as Body
    case "Stream":
      return Readable.from(Stream.toAsyncIterable(body.stream), { objectMode: false })
  }
}

const headersOf = ({ body, headers }: HttpClientRequest.HttpClientRequest): Record<string, string> => {
  if (body._tag !== "FormData") return headers
  // Undici writes this header itself, with its own boundary.
  const { "content-type": _, ...others } = headers
  return others
}

const failed = (request: HttpClientRequest.HttpClientRequest, cause: unknown): HttpClientError.HttpClientError =>
  new HttpClientError.HttpClientError({ reason: new HttpClientError.TransportError({ request, cause }) })

/**
 * How connections are kept: undici's options for an `Agent`.
 *
 * By default a host gets at most 256 connections, which are closed after 45 idle seconds. The vendors close them after
 * 60 seconds, and a request that is on its way at that moment is lost.
 *
 * A request that finds all connections in use waits for one, as long as an attempt may take. Nothing of it is written
 * until then, so a call that gives up while it waits was not sent.
 *
 * `maxResponseSize` limits the answers of this client, in bytes. A vendor's layer has a limit of its own, 64 MiB by
 * default, for all that the vendor answers. Of the two the smaller one counts.
 *
 * `proxy` says which proxies are used. Default: those of `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`. This machine and
 * its metadata are never reached through a proxy. With a `connect` function of your own, that function connects to the proxy too.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options extends Undici.Agent.Options {
  readonly proxy?: NodeProxy.Setting | undefined
}

/**
 * A client with connections of its own, closed with the layer. It fails where undici does not work: on Bun, on
 * Cloudflare Workers, and on a Node older than 22.19. It fails with a `ProxyError` where a proxy cannot be used.
 *
 * @category layers
 * @since 0.1.0
 */
export const layer = (options: Options = {}): Layer.Layer<HttpClient.HttpClient, BuildError> =>
  Layer.effect(
    HttpClient.HttpClient,
    Effect.gen(function* () {
      yield* supported(globalThis)
      const { Agent, buildConnector } = yield* loaded
      const { proxy, ...own } = options
      const proxies = yield* NodeProxy.read(proxy)
      const all = { ...defaults, ...own }
      const agent = yield* Effect.acquireRelease(
        Effect.sync(() => new Agent({ ...all, connect: connector(buildConnector, all, proxies) })),
        (agent) => Effect.promise(() => agent.destroy())
      )
      const dispatcher = proxies === undefined ? agent : agent.compose(forward(proxies))
      return make(dispatcher, { connections: capacityOf(all) })
    })
  )

/**
 * Why a client cannot be built: undici does not work here, a proxy cannot be used, or the configuration cannot be read.
 *
 * @category errors
 * @since 0.1.0
 */
export type BuildError = Runtime.UnsupportedRuntime | NodeProxy.ProxyError | Config.ConfigError

// How many requests a host takes at once. Over HTTP/2 the server says how many.
const capacityOf = ({ allowH2, connections, pipelining }: Options): number =>
  allowH2 === true ? Infinity : (connections || Infinity) * Math.max(1, pipelining ?? 1)

const defaults: Undici.Agent.Options = {
  connections: 256,
  keepAliveTimeout: 45_000,
  keepAliveMaxTimeout: 45_000,
  // The idle time of HTTP/2 sessions is not limited.
  allowH2: false,
  // The caller limits time.
  headersTimeout: 0,
  bodyTimeout: 0
}
