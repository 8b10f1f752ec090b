/**
 * The routes of a grant: one leads a user to the platform's page, the other takes the code that comes back.
 *
 * The state that travels with the user is sealed, ends after ten minutes, and belongs to the browser that it was made for:
 * a cookie of that browser holds its other half. So nobody can lead a user's browser to a grant of their own, or use a code
 * in another browser.
 *
 * **Example** (Two routes)
 *
 * ```ts
 * import { Taobao } from "@effect-vendors/taobao"
 * import { TopSessions } from "@effect-vendors/top"
 * import * as TopSessionsRoute from "@effect-vendors/top/TopSessionsRoute"
 * import { Effect, Layer } from "effect"
 * import { HttpServerResponse } from "effect/http"
 *
 * declare const options: TopSessions.Options
 *
 * const routes = Layer.unwrap(
 *   Effect.map(TopSessions.make(Taobao.vendor, options), (sessions) =>
 *     TopSessionsRoute.layer(sessions, {
 *       start: "/taobao/grant",
 *       onGrant: ({ account }) => Effect.succeed(HttpServerResponse.redirect(`/shops/${account}`))
 *     })
 *   )
 * )
 * ```
 *
 * @since 0.1.0
 */
import type * as VendorError from "@effect-vendors/core/VendorError"
import * as Clock from "effect/Clock"
import * as Mac from "effect/crypto/Mac"
import * as SecureRandom from "effect/crypto/SecureRandom"
import * as Effect from "effect/Effect"
import * as Base64Url from "effect/encoding/Base64Url"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type * as TopSessions from "./TopSessions.ts"

/**
 * - `start`: the path that leads to the platform's page.
 * - `onGrant`: the answer to a user who has granted.
 * - `onRefused`: the answer to anybody else. Default: a status and a short text. `denied` is a user who did not grant,
 *   `forged` a state that is not this browser's, `late` one that has ended, and `failed` a code that was not exchanged.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options<R> {
  readonly start: `/${string}`
  readonly onGrant: (grant: TopSessions.Grant) => Effect.Effect<HttpServerResponse.HttpServerResponse, never, R>
  readonly onRefused?:
    | ((refused: Refused) => Effect.Effect<HttpServerResponse.HttpServerResponse, never, R>)
    | undefined
}

/**
 * Why there is no grant.
 *
 * @category models
 * @since 0.1.0
 */
export interface Refused {
  readonly reason: "denied" | "forged" | "late" | "failed"
  readonly error?: VendorError.VendorError | undefined
}

/**
 * Adds the two routes to an HTTP router. The second one has the path of the sessions' `redirectUri`.
 *
 * @category layers
 * @since 0.1.0
 */
export const layer = <Self, R = never>(
  sessions: TopSessions.TopSessions<Self>,
  options: Options<R>
): Layer.Layer<never, never, HttpRouter.HttpRouter | HttpRouter.Request.From<"Requires", Self | R>> => {
  const {
    options: { appKey, redirectUri },
    sealing,
    vendor
  } = sessions
  const { pathname, protocol } = new URL(redirectUri)
  const place = `effect-vendors/state/${vendor.name}/${appKey}`
  const name = `grant-${vendor.name.toLowerCase()}-${appKey.replace(/\W/g, "")}`
  const cookie = { httpOnly: true, secure: protocol === "https:", sameSite: "lax", path: pathname } as const
  const refuse = options.onRefused ?? refusal

  const start = Effect.gen(function* () {
    const random = yield* SecureRandom.SecureRandom
    const nonce = Base64Url.encode(yield* Effect.orDie(random.randomBytes(32)))
    const until = (yield* Clock.currentTimeMillis) + life
    const state = yield* sealing.seal(yield* Effect.orDie(encode({ nonce, until })), place)
    return HttpServerResponse.redirect(sessions.authorizeUrl(state), { headers: guarded }).pipe(
      HttpServerResponse.setCookieUnsafe(name, nonce, { ...cookie, maxAge: life })
    )
  }).pipe(Effect.provide(SecureRandom.layerWebCrypto))

  const finish = Effect.gen(function* () {
    const request = yield* HttpServerRequest.HttpServerRequest
    const query = new URL(request.url, redirectUri).searchParams
    const state = yield* Effect.result(
      Effect.flatMap(sealing.open(query.get("state") ?? "", place), (text) => decode(text))
    )
    // A browser without a state of its own learns nothing more.
    if (Result.isFailure(state) || !isEqual(state.success.nonce, request.cookies[name])) {
      return yield* refuse({ reason: "forged" })
    }
    if (state.success.until <= (yield* Clock.currentTimeMillis)) return yield* refuse({ reason: "late" })
    const code = query.get("code")
    if (code === null || code === "") return yield* refuse({ reason: "denied" })
    return yield* Effect.matchEffect(sessions.grant(Redacted.make(code)), {
      onFailure: (error) => refuse({ reason: "failed", error }),
      onSuccess: options.onGrant
    })
  }).pipe(
    Effect.map((response) =>
      HttpServerResponse.setHeaders(HttpServerResponse.expireCookieUnsafe(response, name, cookie), guarded)
    )
  )

  return Layer.mergeAll(
    HttpRouter.add("GET", options.start, start),
    HttpRouter.add("GET", pathname as `/${string}`, finish)
  )
}

const life = 600_000

// The address holds the code, which no other page and no cache may see.
const guarded = { "cache-control": "no-store", "referrer-policy": "no-referrer" }

const State = /*#__PURE__*/ Schema.fromJsonString(
  /*#__PURE__*/ Schema.Struct({ nonce: Schema.String, until: Schema.Finite })
)
const encode = /*#__PURE__*/ Schema.encodeUnknownEffect(State)
const decode = /*#__PURE__*/ Schema.decodeUnknownEffect(State)

const encoder = /*#__PURE__*/ new TextEncoder()

const isEqual = (nonce: string, given: string | undefined): boolean =>
  given !== undefined && Mac.timingSafeEqual(encoder.encode(nonce), encoder.encode(given))

const refusal = ({ error, reason }: Refused): Effect.Effect<HttpServerResponse.HttpServerResponse> => {
  const { status, text } = answers[reason]
  const response = HttpServerResponse.text(text, { status })
  return error === undefined
    ? Effect.succeed(response)
    : Effect.as(Effect.logWarning(`a code was not exchanged: ${error._tag} ${error.code}: ${error.message}`), response)
}

const answers: Readonly<Record<Refused["reason"], { readonly status: number; readonly text: string }>> = {
  denied: { status: 403, text: "No session was granted." },
  forged: { status: 400, text: "This page was not opened from ours. Please begin again." },
  late: { status: 400, text: "That took too long. Please begin again." },
  failed: { status: 502, text: "The session could not be fetched. Please begin again." }
}
