/** A seller who grants, calls, and grants again, against the sandbox: its page, its tokens, their ends. */
import { Runtime } from "@effect-vendors/core"
import * as DamaiTesting from "@effect-vendors/damai/testing"
import { Mafia, Taobao } from "@effect-vendors/taobao"
import * as TaobaoTesting from "@effect-vendors/taobao/testing"
import { TopSessions } from "@effect-vendors/top"
import * as TopSessionsRoute from "@effect-vendors/top/TopSessionsRoute"
import { assert, describe, it, layer } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as HttpEffect from "effect/http/HttpEffect"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import type * as Layer from "effect/Layer"
import * as Persistence from "effect/persistence/Persistence"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/testing/TestClock"
import { Address, control, layerGateways, serve } from "./sandboxServer.ts"

const vendors = [TaobaoTesting.sandbox, DamaiTesting.sandbox] as const
const served = serve(vendors)
const appKey = "sandbox-app"
const redirectUri = "http://shop.localhost/granted"
const call = Mafia.accountAreaAuth({ area_request: { auth_area_dto: [{ account_id: 1234n, area_code: 330110 }] } })

const options = (address: string): TopSessions.Options => ({
  appKey,
  redirectUri,
  sealing: { current: "k", keys: { k: Redacted.make(btoa("0123456789abcdef0123456789abcdef")) } },
  authorize: `${address}/authorize`
})

const take = (step: string, input: unknown) =>
  Effect.map(control("POST", `/steps/sessions/${step}`, input), ({ body, status }) => {
    assert.strictEqual(status, 200)
    return body.value
  })

const visit = (url: string | URL, init?: RequestInit) =>
  Effect.promise(() => fetch(url, { redirect: "manual", ...init }))

const textOf = (response: Response) => Effect.promise(() => response.text())

/** Fills in the page's form as a browser does, and gives the address that it leads to. */
const submit = Effect.fnUntraced(function* (page: string | URL, fields: Readonly<Record<string, string>>) {
  const response = yield* visit(page)
  assert.strictEqual(response.status, 200)
  const html = yield* textOf(response)
  const hidden = [...html.matchAll(/<input type="hidden" name="(.*?)" value="(.*?)">/g)].map(([, name, value]) => [
    name!,
    value!.replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
  ])
  const form = new URLSearchParams([...hidden, ...Object.entries(fields)])
  const answer = yield* visit(new URL("/authorize", page), { method: "POST", body: form })
  assert.strictEqual(answer.status, 302)
  return new URL(answer.headers.get("location")!)
})

const program = <A, E>(
  test: (given: {
    readonly sessions: TopSessions.TopSessions<Taobao.Taobao>
    /** Begins at the program's page, grants as an account, and gives the program's answer. */
    readonly grant: (fields: Readonly<Record<string, string>>) => Effect.Effect<Response>
  }) => Effect.Effect<A, E, Taobao.Taobao | Layer.Success<typeof served>>
) =>
  Effect.gen(function* () {
    yield* control("POST", "/reset")
    yield* take("check", { isChecked: true })
    const sessions = yield* TopSessions.make(Taobao.vendor, options(yield* Address))
    const routes = yield* HttpRouter.toHttpEffect(
      TopSessionsRoute.layer(sessions, {
        start: "/grant",
        onGrant: ({ account }) => Effect.succeed(HttpServerResponse.text(account))
      })
    )
    const handler = HttpEffect.toWebHandler(Effect.provideService(routes, Taobao.Taobao, yield* Taobao.Taobao))
    const open = (url: string | URL, cookie = "") =>
      Effect.promise(() => handler(new Request(url, { headers: { cookie } })))
    return yield* test({
      sessions,
      grant: Effect.fnUntraced(function* (fields) {
        const begun = yield* open("http://shop.localhost/grant")
        const cookie = begun.headers.getSetCookie()[0]!.split(";")[0]!
        return yield* open(yield* submit(begun.headers.get("location")!, fields), cookie)
      })
    })
  }).pipe(Effect.scoped, Effect.provide([layerGateways(vendors), Persistence.layerBackingMemory]))

describe("sessions that users grant", () => {
  layer(served, { excludeTestServices: true })((it) => {
    it.effect("a seller grants, calls, expires, and grants again", () =>
      program(({ grant, sessions }) =>
        Effect.gen(function* () {
          const seller = call.pipe(sessions.withSession("2088001", "r2"))
          assert.strictEqual((yield* Effect.flip(seller)).code, "NotGranted")
          assert.strictEqual(yield* textOf(yield* grant({ account: "2088001", answer: "grant" })), "2088001")
          yield* seller
          yield* control("POST", "/clock/advance", { seconds: 86_400 })
          assert.deepInclude(yield* Effect.flip(seller), { _tag: "AuthFailure", code: "27" })
          assert.strictEqual((yield* Effect.flip(seller)).code, "Revoked")
          yield* grant({ account: "2088001", answer: "grant" })
          yield* seller
          yield* take("revoke", { account: "2088001" })
          assert.strictEqual((yield* Effect.flip(seller)).code, "27")
          yield* grant({ account: "2088001", answer: "grant" })
          yield* seller
        })
      )
    )

    it.effect("a sub account grants for itself, and a user may refuse", () =>
      program(({ grant, sessions }) =>
        Effect.gen(function* () {
          assert.strictEqual(yield* textOf(yield* grant({ account: "3088001", answer: "grant" })), "3088001")
          assert.deepInclude(yield* sessions.find("3088001"), { userId: "2088001", subUserNick: "商家:客服" })
          yield* take("revoke", { account: "2088001" })
          yield* call.pipe(sessions.withSession("3088001"))
          assert.strictEqual((yield* grant({ account: "2088001", answer: "refuse" })).status, 403)
          yield* take("openAccount", { userId: "2088009", nick: "新商家" })
          assert.strictEqual(yield* textOf(yield* grant({ account: "2088009", answer: "grant" })), "2088009")
        })
      )
    )

    it.effect("codes are exchanged once, in time, and by the application that they are for", () =>
      program(() =>
        Effect.gen(function* () {
          const address = yield* Address
          const token = (fields: Readonly<Record<string, string>>) =>
            Effect.flatMap(
              visit(`${address}/token`, {
                method: "POST",
                body: new URLSearchParams({ client_id: appKey, client_secret: "sandbox-secret", ...fields })
              }),
              (response) => Effect.promise(() => response.json())
            )
          const code = take("grant", { account: "2088001", appKey })
          const exchange = (code: string) => token({ grant_type: "authorization_code", code })
          const first = yield* code
          const granted = yield* exchange(first)
          assert.deepInclude(granted, { token_type: "Bearer", expires_in: 86_400, taobao_user_id: "2088001" })
          assert.strictEqual((yield* exchange(first)).error, "invalid_grant")
          assert.strictEqual((yield* exchange("constructor")).error, "invalid_grant")
          assert.strictEqual(
            (yield* exchange(yield* take("grant", { account: "2088001", appKey: "another" }))).error,
            "invalid_grant"
          )
          const late = yield* code
          yield* control("POST", "/clock/advance", { seconds: 600 })
          assert.strictEqual((yield* exchange(late)).error, "invalid_grant")
          assert.strictEqual((yield* token({ client_secret: "wrong" })).error, "invalid_client")
          assert.strictEqual((yield* token({ grant_type: "password" })).error, "unsupported_grant_type")
          const { refresh_token } = granted
          const refreshed = yield* token({ grant_type: "refresh_token", refresh_token })
          assert.notStrictEqual(refreshed.access_token, granted.access_token)
          assert.strictEqual((yield* token({ grant_type: "refresh_token", refresh_token })).error, "invalid_grant")
        })
      )
    )

    it.effect("the page sends nobody to an address that is none, and writes no markup of others", () =>
      program(() =>
        Effect.gen(function* () {
          const page = new URL("/authorize", yield* Address)
          const good = { response_type: "code", client_id: appKey, redirect_uri: redirectUri }
          const open = (more: Readonly<Record<string, string>>) => {
            page.search = new URLSearchParams({ ...good, ...more }).toString()
            return visit(page)
          }
          for (const wrong of [{ response_type: "token" }, { client_id: "other" }, { redirect_uri: "javascript:1" }]) {
            assert.strictEqual((yield* open(wrong)).status, 400)
          }
          const html = yield* textOf(yield* open({ state: '"><script>' }))
          assert.notInclude(html, "<script>")
          assert.include(html, "商家:客服")
        })
      )
    )

    it.effect("any session is taken until the sandbox is told to know them", () =>
      program(() =>
        Effect.gen(function* () {
          const session = Redacted.make("any")
          const error = yield* Effect.flip(call.pipe(Taobao.withSession(session)))
          assert.deepInclude(error, { code: "27", subCode: "invalid-sessionkey" })
          yield* take("check", { isChecked: false })
          yield* call.pipe(Taobao.withSession(session))
        })
      )
    )

    it.effect("each step is listed once, since vendors of one platform share its users", () =>
      Effect.gen(function* () {
        const { body } = yield* control("GET", "/steps")
        const steps = body.filter(({ step }: Record<string, string>) => step === "grant")
        assert.deepStrictEqual(
          steps.map(({ vendor }: Record<string, string>) => vendor),
          ["taobao"]
        )
      })
    )
  })

  it.effect("a session is refreshed before its end, where the application may", () =>
    Effect.gen(function* () {
      const simulation = yield* TaobaoTesting.TaobaoSimulation
      const simulator = simulation.simulators.find(({ name }) => name === "sessions")!
      const step = (name: string, input: unknown) => simulation.step(simulator, simulator.steps[name]!.step(input))
      yield* step("check", { isChecked: true })
      const sessions = yield* TopSessions.make(Taobao.vendor, options("http://sandbox.localhost"))
      const grant = Effect.flatMap(step("grant", { account: "2088002", appKey }), (code) =>
        sessions.grant(Redacted.make(String(code)))
      )
      const seller = call.pipe(sessions.withSession("2088002"))
      const { session } = yield* grant
      yield* TestClock.adjust("23 hours")
      yield* seller
      assert.strictEqual(Redacted.value((yield* sessions.find("2088002")).session), Redacted.value(session))
      yield* TestClock.adjust("56 minutes")
      yield* seller
      assert.notStrictEqual(Redacted.value((yield* sessions.find("2088002")).session), Redacted.value(session))
      yield* TestClock.adjust("23 hours")
      yield* seller
      yield* step("setLives", { session: 60, r1: 60, r2: 60, w1: 60, w2: 60 })
      assert.isUndefined((yield* grant).refreshToken)
      yield* seller
      yield* TestClock.adjust("1 minute")
      assert.strictEqual((yield* Effect.flip(seller)).code, "Expired")
    }).pipe(
      Effect.scoped,
      Effect.provide([TaobaoTesting.layerSandbox(), Persistence.layerBackingMemory, Runtime.layerWebCrypto])
    )
  )
})
