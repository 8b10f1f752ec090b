import { assert, describe, it } from "@effect/vitest"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as TopSessions from "@effect-vendors/top/TopSessions"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/testing/TestClock"
import * as Depot from "../Depot.ts"
import { backing, options, Platform, tokenOf, tokens } from "./platform.ts"

const code = Redacted.make("code-Zk83-once")
const call = Effect.asVoid(Depot.store({ name: "p" }))

/** Runs a test with sessions on a platform and a store of its own. */
const running = <A, E>(
  test: (given: {
    readonly platform: Platform
    readonly store: ReturnType<typeof backing>
    readonly sessions: TopSessions.TopSessions<Depot.Depot>
  }) => Effect.Effect<A, E, Depot.Depot>
) =>
  Effect.suspend(() => {
    const platform = new Platform()
    const store = backing()
    return TopSessions.make(Depot.vendor, options).pipe(
      Effect.flatMap((sessions) => test({ platform, store, sessions })),
      Effect.scoped,
      Effect.provide([store.layer, platform.gateway])
    )
  })

const shown = (error: unknown) => `${String(error)} ${JSON.stringify(error)} ${(error as Error).message}`

describe("a grant", () => {
  it.effect("is exchanged, kept sealed, and used for the account", () =>
    running(({ platform, sessions, store }) =>
      Effect.gen(function* () {
        const grant = yield* sessions.grant(code)
        assert.deepInclude(grant, {
          account: "2088001",
          userNick: "商家",
          expiresAt: 86_400_000,
          levels: { r1: 86_400_000, r2: 3_600_000, w1: 86_400_000, w2: 1_800_000 }
        })
        yield* call.pipe(sessions.withSession("2088001"))
        assert.deepStrictEqual(platform.sessions, [`${tokens.session}-1`])
        const [created] = platform.requests("create")
        assert.strictEqual(created!.parameters.code, "code-Zk83-once")
        assert.notProperty(created!.parameters, "session")
        const stored = JSON.stringify([...store.entries])
        for (const hidden of [tokens.session, tokens.refresh, "商家"]) assert.notInclude(stored, hidden)
        assert.notInclude(JSON.stringify(grant), tokens.session)
        assert.notInclude(JSON.stringify(grant), tokens.refresh)
      })
    )
  )

  it.effect("of a sub account is its own", () =>
    running(({ platform, sessions }) =>
      Effect.gen(function* () {
        platform.more = { sub_taobao_user_id: "3099", sub_taobao_user_nick: "%E5%95%86:a" }
        const grant = yield* sessions.grant(code)
        assert.deepInclude(grant, { account: "3099", userId: "2088001", subUserId: "3099", subUserNick: "商:a" })
        yield* call.pipe(sessions.withSession("3099"))
        assert.strictEqual((yield* Effect.flip(sessions.find("2088001"))).code, "NotGranted")
      })
    )
  )

  it.effect.each<readonly [what: string, id: string, account: string]>([
    ["a number", "2088001", "2088001"],
    ["a number beyond 2^53", "90071992547409931", "90071992547409931"],
    ["a text", '"2088001"', "2088001"]
  ])("of a user whose id is %s", ([, id, account]) =>
    running(({ platform, sessions }) =>
      Effect.gen(function* () {
        const token_result = JSON.stringify(tokenOf(1)).replace('"2088001"', id)
        platform.answer = () => JSON.stringify({ top_auth_token_create_response: { token_result, request_id: "r" } })
        assert.strictEqual((yield* sessions.grant(code)).account, account)
      })
    )
  )

  it.effect.each<readonly [what: string, token: unknown]>([
    ["no JSON", "<b>"],
    ["null", null],
    ["without a session", { ...tokenOf(1), access_token: undefined }],
    ["without a user", { ...tokenOf(1), taobao_user_id: undefined }],
    ["with a life of no number", { ...tokenOf(1), expires_in: "long" }]
  ])("whose token is %s is a malformed response that shows nothing", ([, token]) =>
    running(({ platform, sessions, store }) =>
      Effect.gen(function* () {
        const token_result = typeof token === "string" ? token : JSON.stringify(token)
        platform.answer = () => JSON.stringify({ top_auth_token_create_response: { token_result, request_id: "r" } })
        const error = yield* Effect.flip(sessions.grant(code))
        assert.instanceOf(error, VendorError.MalformedResponse)
        assert.strictEqual(error.outcome, "Done")
        for (const hidden of [tokens.session, tokens.refresh, "Zk83"]) assert.notInclude(shown(error), hidden)
        assert.strictEqual(store.entries.size, 0)
      })
    )
  )

  it.effect("that the platform refuses shows no code", () =>
    running(({ platform, sessions }) =>
      Effect.gen(function* () {
        platform.answer = () =>
          JSON.stringify({ error_response: { code: 15, msg: "no code-Zk83-once", sub_code: "isv.code-used" } })
        const error = yield* Effect.flip(sessions.grant(code))
        assert.strictEqual(error._tag, "OperationRefused")
        assert.notInclude(shown(error), "Zk83")
      })
    )
  )
})

describe("the end of a session", () => {
  it.effect("is put off by one refresh for all calls, shortly before it comes", () =>
    running(({ platform, sessions }) =>
      Effect.gen(function* () {
        yield* sessions.grant(code)
        yield* TestClock.adjust(86_400_000 - 300_001)
        yield* call.pipe(sessions.withSession("2088001"))
        assert.strictEqual(platform.requests("refresh").length, 0)
        yield* TestClock.adjust(1)
        const calls = yield* Effect.forEach(Array.from({ length: 100 }), () =>
          Effect.forkChild(call.pipe(sessions.withSession("2088001")))
        )
        yield* Effect.forEach(calls, Fiber.join)
        const refreshes = platform.requests("refresh")
        assert.strictEqual(refreshes.length, 1)
        assert.strictEqual(refreshes[0]!.parameters.refresh_token, `${tokens.refresh}-1`)
        assert.deepStrictEqual([...new Set(platform.sessions.slice(1))], [`${tokens.session}-2`])
      })
    )
  )

  it.effect("comes where a refresh fails, and not before", () =>
    running(({ platform, sessions }) =>
      Effect.gen(function* () {
        yield* sessions.grant(code)
        platform.answer = (method) =>
          method.endsWith("refresh") ? JSON.stringify({ error_response: { code: 12, msg: "not for you" } }) : undefined
        yield* TestClock.adjust(86_400_000 - 1)
        yield* call.pipe(sessions.withSession("2088001"))
        yield* TestClock.adjust(1)
        const error = yield* Effect.flip(call.pipe(sessions.withSession("2088001")))
        assert.deepInclude<VendorError.VendorError>(error, { _tag: "AuthFailure", outcome: "NotSent" })
        assert.include(error.message, "https://oauth.taobao.com/authorize?response_type=code&client_id=app")
        assert.strictEqual(platform.sessions.length, 1)
      })
    )
  )

  it.effect("is told where nothing can be refreshed", () =>
    running(({ platform, sessions }) =>
      Effect.gen(function* () {
        platform.more = { refresh_token: undefined, re_expires_in: 0 }
        yield* sessions.grant(code)
        yield* TestClock.adjust("1 day")
        assert.strictEqual((yield* Effect.flip(sessions.find("2088001"))).code, "Expired")
        assert.strictEqual(platform.requests("refresh").length, 0)
      })
    )
  )

  it.effect("of a level is told before a call is sent", () =>
    running(({ platform, sessions }) =>
      Effect.gen(function* () {
        platform.more = { refresh_token: "" }
        yield* sessions.grant(code)
        yield* TestClock.adjust("40 minutes")
        yield* call.pipe(sessions.withSession("2088001", "r2"))
        const error = yield* Effect.flip(call.pipe(sessions.withSession("2088001", "w2")))
        assert.include(error.message, "level w2")
        yield* call.pipe(sessions.withSession("2088001"))
        assert.strictEqual(platform.sessions.length, 2)
      })
    )
  )
})

describe("a session that the platform refuses", () => {
  it.effect("is revoked for all, and its user grants again", () =>
    running(({ platform, sessions }) =>
      Effect.gen(function* () {
        yield* sessions.grant(code)
        platform.revoked.add(`${tokens.session}-1`)
        const error = yield* Effect.flip(call.pipe(sessions.withSession("2088001")))
        assert.deepInclude<VendorError.VendorError>(error, {
          _tag: "AuthFailure",
          code: "27",
          subCode: "invalid-sessionkey",
          outcome: "Rejected"
        })
        assert.include(error.message, "has to grant again at https://oauth.taobao.com/authorize")
        assert.notInclude(shown(error), tokens.session)
        assert.strictEqual((yield* Effect.flip(call.pipe(sessions.withSession("2088001")))).code, "Revoked")
        assert.strictEqual(platform.sessions.length, 1)
        yield* sessions.grant(code)
        yield* call.pipe(sessions.withSession("2088001"))
        assert.strictEqual(platform.sessions.at(-1), `${tokens.session}-2`)
      })
    )
  )

  it.effect("takes no later grant with it", () =>
    running(({ platform, sessions }) =>
      Effect.gen(function* () {
        yield* sessions.grant(code)
        platform.revoked.add(`${tokens.session}-1`)
        // The user grants again while a call with the old session is on its way.
        yield* Effect.andThen(sessions.grant(code), call).pipe(sessions.withSession("2088001"), Effect.flip)
        assert.isFalse((yield* sessions.find("2088001")).isRevoked)
      })
    )
  )

  it.effect("is that of its own account, also within the calls of another", () =>
    running(({ platform, sessions }) =>
      Effect.gen(function* () {
        yield* sessions.grant(code)
        platform.more = { taobao_user_id: "2088002" }
        yield* sessions.grant(code)
        platform.revoked.add(`${tokens.session}-2`)
        const error = yield* call.pipe(sessions.withSession("2088002"), sessions.withSession("2088001"), Effect.flip)
        assert.include(error.message, "account 2088002")
        assert.isFalse((yield* sessions.find("2088001")).isRevoked)
      })
    )
  )
})

describe("the store", () => {
  it.effect("that does not answer, or was sealed by another key, is told as an auth failure", () =>
    running(({ sessions, store }) =>
      Effect.gen(function* () {
        yield* sessions.grant(code)
        const [[name, entry]] = [...store.entries] as [[string, object]]
        // Nobody who can write to the store can give one account the session of another.
        store.entries.set(name.replace("2088001", "2088002"), entry)
        for (const wrong of [entry, { sealed: "k.x.y" }, { sealed: 1 }, {}]) {
          store.entries.set(name.replace("2088001", "2088002"), wrong)
          assert.strictEqual((yield* Effect.flip(sessions.find("2088002"))).code, "Unreadable")
        }
        yield* sessions.forget("2088001")
        assert.strictEqual((yield* Effect.flip(sessions.find("2088001"))).code, "NotGranted")
        store.break()
        const error = yield* Effect.flip(call.pipe(sessions.withSession("2088001")))
        assert.deepInclude<VendorError.VendorError>(error, {
          _tag: "AuthFailure",
          code: "Unreachable",
          outcome: "NotSent"
        })
      })
    )
  )
})
