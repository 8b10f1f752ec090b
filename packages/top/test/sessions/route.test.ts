/** The routes of a grant, as a browser and a forger use them. */
import { assert, it } from "@effect/vitest"
import * as TopSessions from "@effect-vendors/top/TopSessions"
import * as TopSessionsRoute from "@effect-vendors/top/TopSessionsRoute"
import * as Effect from "effect/Effect"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as TestClock from "effect/testing/TestClock"
import * as Depot from "../Depot.ts"
import { backing, options, Platform, tokens } from "./platform.ts"

const origin = "https://shop.example"

const serving = <A, E>(
  test: (
    get: (path: string, cookie?: string) => Effect.Effect<Response>,
    platform: Platform
  ) => Effect.Effect<A, E, Depot.Depot>
) =>
  Effect.gen(function* () {
    const platform = new Platform()
    return yield* Effect.gen(function* () {
      const sessions = yield* TopSessions.make(Depot.vendor, options)
      const handler = yield* HttpRouter.toHttpEffect(
        TopSessionsRoute.layer(sessions, {
          start: "/grant",
          onGrant: ({ account }) => Effect.succeed(HttpServerResponse.redirect(`/shops/${account}`))
        })
      )
      const get = (path: string, cookie?: string) => answerOf(handler, path, cookie)
      return yield* test(get, platform)
    }).pipe(Effect.scoped, Effect.provide([backing().layer, platform.gateway]))
  })

const answerOf = (
  handler: Effect.Effect<HttpServerResponse.HttpServerResponse, unknown, any>,
  path: string,
  cookie?: string
) =>
  Effect.map(
    handler.pipe(
      Effect.provideService(
        HttpServerRequest.HttpServerRequest,
        HttpServerRequest.fromWeb(new Request(`${origin}${path}`, cookie === undefined ? {} : { headers: { cookie } }))
      )
    ) as Effect.Effect<HttpServerResponse.HttpServerResponse>,
    (response) => HttpServerResponse.toWeb(response)
  )

const begun = (get: (path: string) => Effect.Effect<Response>) =>
  Effect.map(get("/grant"), (response) => {
    const [cookie = ""] = response.headers.getSetCookie()
    return {
      response,
      cookie,
      pair: cookie.split(";")[0]!,
      state: new URL(response.headers.get("location")!).searchParams.get("state")!
    }
  })

it.effect("a user goes to the platform and comes back with a grant", () =>
  serving((get, platform) =>
    Effect.gen(function* () {
      const { cookie, pair, response, state } = yield* begun(get)
      assert.strictEqual(response.status, 302)
      const to = new URL(response.headers.get("location")!)
      assert.strictEqual(`${to.origin}${to.pathname}`, "https://oauth.taobao.com/authorize")
      assert.deepInclude(Object.fromEntries(to.searchParams), {
        response_type: "code",
        client_id: "app",
        redirect_uri: options.redirectUri
      })
      for (const word of ["HttpOnly", "Secure", "SameSite=Lax", "Path=/granted"]) assert.include(cookie, word)
      const back = yield* get(`/granted?code=c-1&state=${state}`, pair)
      assert.strictEqual(back.headers.get("location"), "/shops/2088001")
      assert.strictEqual(platform.requests("create")[0]!.parameters.code, "c-1")
      assert.strictEqual(back.headers.get("cache-control"), "no-store")
      assert.strictEqual(back.headers.get("referrer-policy"), "no-referrer")
      assert.match(back.headers.getSetCookie()[0]!, /Max-Age=0|Expires=Thu, 01 Jan 1970/)
    })
  )
)

it.effect("no code is exchanged for a state that is forged, of another browser, or late", () =>
  serving((get, platform) =>
    Effect.gen(function* () {
      const mine = yield* begun(get)
      const other = yield* begun(get)
      const flipped = mine.state.slice(0, -2) + (mine.state.endsWith("AA") ? "BB" : "AA")
      for (const [query, cookie] of [
        ["code=c", mine.pair],
        ["code=c&state=", mine.pair],
        ["code=c&state=x.y.z", mine.pair],
        [`code=c&state=${flipped}`, mine.pair],
        [`code=c&state=${other.state}`, mine.pair],
        [`code=c&state=${mine.state}`, other.pair],
        [`code=c&state=${mine.state}`, undefined],
        [`code=c&state=${mine.state}`, `${mine.pair}x`]
      ] as const) {
        const answer = yield* get(`/granted?${query}`, cookie)
        assert.strictEqual(answer.status, 400, query)
      }
      yield* TestClock.adjust("10 minutes")
      assert.strictEqual((yield* get(`/granted?code=c&state=${mine.state}`, mine.pair)).status, 400)
      assert.strictEqual(platform.issued, 0)
    })
  )
)

it.effect("a user who grants nothing, and a code that is refused, get an answer that shows nothing", () =>
  serving((get, platform) =>
    Effect.gen(function* () {
      const { pair, state } = yield* begun(get)
      assert.strictEqual((yield* get(`/granted?error=access_denied&state=${state}`, pair)).status, 403)
      platform.answer = () => JSON.stringify({ error_response: { code: 15, msg: `used ${tokens.session}` } })
      const failed = yield* get(`/granted?code=c-secret&state=${state}`, pair)
      assert.strictEqual(failed.status, 502)
      const text = yield* Effect.promise(() => failed.text())
      for (const hidden of ["c-secret", tokens.session, "15"]) assert.notInclude(text, hidden)
    })
  )
)
