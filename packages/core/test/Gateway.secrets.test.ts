/** No error, span or request id shows a secret that a vendor repeats, or a character that nobody sees. */
import { assert, describe, it } from "@effect/vitest"
import * as Operation from "@effect-vendors/core/Operation"
import * as Refusal from "@effect-vendors/core/Refusal"
import * as Retry from "@effect-vendors/core/Retry"
import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Wire from "@effect-vendors/core/Wire"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Redacted from "effect/Redacted"
import * as Schedule from "effect/Schedule"
import * as Schema from "effect/Schema"
import * as TestClock from "effect/testing/TestClock"
import { inspect } from "node:util"
import { capturing } from "./spans.ts"
import { book, identity, release, Toy, waitingGateway } from "./toy.ts"

const key = "Gu5t9xGARNpq86cd98joQYCN3Cozk1qF"
const password = `Tr0ub4dor&3 '開門"芝麻<\\>`
const session = "6100e23f0c3b5a7d9e1f2a4b6c8d0e1f3a5b"

interface Credential {
  readonly account: string
  readonly key: Redacted.Redacted
}

const credential: Credential = { account: "me", key: Redacted.make(key) }

/** The toy's live gateway, whose protocol sends a session too. */
const live = (exchange: Exchange.Exchange<Credential>) =>
  waitingGateway<Credential>(
    (call) => {
      call.secrets?.add(session)
      return exchange(call)
    },
    { credentials: { source: () => credential, account: ({ account }) => account } }
  )

const call = book({ seat: "1A", password: Redacted.make(password) })

/** Everything that a program may show of a call over an exchange. */
const shown = Effect.fnUntraced(function* <A, E>(
  call: Effect.Effect<A, E, Toy>,
  exchange: Exchange.Exchange<Credential>
) {
  const { provide, spans } = capturing()
  const service = yield* live(exchange)
  const fiber = yield* Effect.forkChild(Effect.exit(call).pipe(Effect.provideService(Toy, service), provide))
  yield* TestClock.adjust("1 minute")
  const exit = yield* Fiber.join(fiber)
  const attributes = spans.map((span) => Object.fromEntries(span.attributes))
  const texts = [
    inspect(exit, { depth: null }),
    JSON.stringify(exit, (_, value) => (typeof value === "bigint" ? `${value}` : value)),
    String(exit),
    inspect(attributes)
  ]
  if (Exit.isFailure(exit))
    texts.push(Cause.pretty(exit.cause), inspect(Cause.squash(exit.cause), { showHidden: true }))
  return { exit, text: texts.join("\n"), attributes: attributes[0]! }
})

const answering =
  (answer: Exchange.Answer): Exchange.Exchange<Credential> =>
  () =>
    Effect.succeed(answer)

const errorOf = <A, E>(exit: Exit.Exit<A, E>): E => {
  assert(Exit.isFailure(exit))
  const [reason] = exit.cause.reasons
  assert(reason?._tag === "Fail")
  return reason.error
}

const assertNone = (text: string) => {
  for (const secret of [key, password, session]) {
    for (const form of [
      secret,
      secret.toUpperCase(),
      JSON.stringify(secret).slice(1, -1),
      encodeURIComponent(secret)
    ]) {
      assert.notInclude(text, form)
    }
  }
}

const refused = (text: string): Exchange.Refused => ({
  _tag: "Refused",
  code: text,
  subCode: text,
  message: text,
  requestId: text
})

describe("a secret that the vendor repeats is in no error:", () => {
  it.effect("not in message, code, sub code and request id", () =>
    Effect.gen(function* () {
      for (const secret of [key, password, session]) {
        for (const form of [secret, secret.toUpperCase(), JSON.stringify(secret), encodeURIComponent(secret)]) {
          const { attributes, exit, text } = yield* shown(call, answering(refused(`no:${form};`)))
          const error = errorOf(exit)
          const hidden = `no:${form.startsWith('"') ? '"…"' : "…"};`
          assert.deepInclude(error, { _tag: "UnexpectedError", code: hidden, subCode: hidden, requestId: hidden })
          assert.strictEqual((error as VendorError.VendorError).message, hidden)
          assert.deepInclude(attributes, {
            "vendor.request_id": hidden,
            "rpc.response.status_code": hidden
          })
          assertNone(text)
        }
      }
    })
  )

  it.effect("not in an excerpt, nor in the names of an answer", () =>
    Effect.gen(function* () {
      const body = { [key]: 1, [password]: { [session]: [password] } }
      const { exit, text } = yield* shown(call, answering({ _tag: "Answered", body, requestId: "r-1" }))
      const error = errorOf(exit) as VendorError.MalformedResponse
      assert.strictEqual(error._tag, "MalformedResponse")
      assert.strictEqual(error.excerpt, `{"…":0,"…":{"…":["…"]}}`)
      assert.notMatch(error.message, /\n/)
      assertNone(text)
    })
  )

  it.effect("not in the whole answer of a confirmed call, which a store keeps", () =>
    Effect.gen(function* () {
      const body = { ticket: `T-${key}`, number: "many", [session]: [password, 7n, "seat"] }
      const { exit } = yield* shown(call, answering({ _tag: "Answered", body, requestId: "r-1" }))
      const error = errorOf(exit) as VendorError.MalformedResponse
      assert.strictEqual(error.outcome, "Done")
      assert.deepStrictEqual(Redacted.value(error.response!), {
        "ticket": "T-…",
        "number": "many",
        "…": ["…", 7n, "seat"]
      })
      const stored = JSON.stringify(Schema.encodeUnknownSync(VendorError.MalformedResponse)(error))
      assert.include(stored, "T-…")
      assertNone(stored)
    })
  )

  it.effect("not in the fields of a refusal", () =>
    Effect.gen(function* () {
      const body = { released: false, code: "free", message: `\u001b[2J${key}`, seat: `at ${session}\u202e` }
      const { exit, text } = yield* shown(
        release({ seat: "1A" }).pipe(Retry.withPolicy(Retry.none)),
        answering({ _tag: "Answered", body, requestId: key })
      )
      const error = errorOf(exit)
      assert.deepInclude(error, { _tag: "NotReleased", code: "free", seat: "at …\\u202e", requestId: "…" })
      assert.strictEqual((error as VendorError.VendorError).message, "\\u001b[2J…")
      assertNone(text)
    })
  )

  it.effect("not in the causes of a transport's error, which otherwise stay what they are", () =>
    Effect.gen(function* () {
      const failing =
        (cause: unknown): Exchange.Exchange<Credential> =>
        () =>
          Effect.fail(new VendorError.TransportFailure({ message: "the request failed", code: "ECONNRESET", cause }))
      const deep = Object.assign(new TypeError("fetch failed"), {
        cause: Object.assign(new Error(`cannot read ${key}\u009b`), { code: "HPE", reason: `not ${session}` })
      })
      const { exit, text } = yield* shown(call, failing(deep))
      const { cause } = errorOf(exit) as VendorError.TransportFailure
      assert.instanceOf(cause, Error)
      assert.strictEqual(cause.name, "TypeError")
      assert.deepInclude(cause.cause, { message: "cannot read …\\u009b", code: "HPE", reason: "not …" })
      assertNone(text)

      const plain = Object.assign(new TypeError("fetch failed"), { cause: new Error("two\nlines") })
      const other = errorOf((yield* shown(call, failing(plain))).exit) as VendorError.TransportFailure
      assert.strictEqual(other.cause, plain)
      const request = new (class Request {
        headers = { authorization: key }
      })()
      for (const refused of [
        Object.assign(new Error("refused"), { request }),
        Object.defineProperty(new Error("refused"), "request", { value: request }),
        Object.assign(new Error("refused"), { config: { headers: [`Bearer ${key}`] } }),
        new AggregateError([new Error(`no ${session}`)], "all refused"),
        new Error("refused", { cause: [new Error(key), request] }),
        request
      ]) {
        const { exit, text } = yield* shown(call, failing(refused))
        assertNone(text + inspect(errorOf(exit), { depth: null, showHidden: true }))
      }
      const circular: Error & { cause?: unknown } = new Error(key)
      circular.cause = circular
      assertNone((yield* shown(call, failing(circular))).text)
      assertNone((yield* shown(call, failing({ told: [key] }))).text)
    })
  )

  it.effect("not in the error of a provider of credentials, as far as the call has it", () =>
    Effect.gen(function* () {
      const unavailable = new VendorError.AuthFailure({ code: "403", message: `no key for ${password}\u202e\n` })
      const service = yield* waitingGateway<Credential>(() => Effect.die("nothing is sent"), {
        credentials: { source: () => Effect.fail(unavailable), account: ({ account }) => account }
      })
      const error = yield* call.pipe(Retry.withPolicy(Retry.none), Effect.provideService(Toy, service), Effect.flip)
      assert.deepInclude(error, { _tag: "AuthFailure", code: "403", outcome: "NotSent" })
      assert.strictEqual(error.message, "no key for …\\u202e\\u000a")
      assertNone(inspect(error))
    })
  )

  it.effect("not in an attempt that a later one follows", () =>
    Effect.gen(function* () {
      const seen: Array<unknown> = []
      const policy: Retry.Policy = Schedule.recurs(1).pipe(
        Schedule.setInputType<VendorError.VendorError>(),
        Schedule.tap(({ input }) => Effect.sync(() => seen.push(input, input.message, input.stack)))
      )
      let attempts = 0
      const { text } = yield* shown(release({ seat: "1A" }).pipe(Retry.withPolicy(policy)), () =>
        attempts++ === 0
          ? Effect.succeed({ ...refused(`busy ${key}`), code: "ServiceFailure", subCode: undefined })
          : Effect.fail(new VendorError.TransportFailure({ message: "the request failed", retryable: true }))
      )
      assert.strictEqual(attempts, 2)
      assert.isNotEmpty(seen)
      assertNone(text + inspect(seen, { depth: null, showHidden: true }))
    })
  )

  it.effect("not in the request id of a success", () =>
    Effect.gen(function* () {
      const body = { ticket: "t", number: 1 }
      for (const [requestId, expected] of [
        [key, "…"],
        [session.toUpperCase(), "…"],
        [`r ${encodeURIComponent(password)}`, "r …"],
        ["r\n1", "r\\u000a1"],
        ["15r0x8j2k3l4", "15r0x8j2k3l4"],
        ["3d4a6a0f-6a3b-4c0e-9a57-0f2b1c3d4e5f", "3d4a6a0f-6a3b-4c0e-9a57-0f2b1c3d4e5f"]
      ] as const) {
        const answer: Exchange.Answer = { _tag: "Answered", body, requestId }
        const { attributes, exit, text } = yield* shown(
          book.detailed({ seat: "1A", password: Redacted.make(password) }),
          answering(answer)
        )
        assert(Exit.isSuccess(exit))
        assert.strictEqual(exit.value.requestId, expected)
        assert.strictEqual(attributes["vendor.request_id"], expected)
        assertNone(text)
      }
    })
  )
})

describe("the secrets of a request without a definition", () => {
  const untyped = Operation.make(Toy, identity("untyped"), { request: Wire.AnyObject, response: Wire.AnyObject })

  it.effect("are what is redacted, and what is named so", () =>
    Effect.gen(function* () {
      const input = {
        user_password: "opensesame",
        authCode: 90817263,
        list: [{ captcha: "4711" }, [{ access_token: { value: "nested-token" } }]],
        note: Redacted.make({ in: ["redacted-note"] }),
        token_type: "bearer",
        PageToken: "a",
        name: "Zhang San",
        session: undefined,
        passwords: ["first-one"],
        new_password_2: "second-one",
        request: JSON.stringify({ order: { pos_token: "in-a-text" } }),
        credential: null,
        secret: true
      }
      const words = `opensesame 90817263 4711 nested-token redacted-note first-one second-one in-a-text bearer a Zhang San true null`
      const { exit } = yield* shown(untyped(input), answering({ ...refused("x"), message: words }))
      assert.strictEqual(
        (errorOf(exit) as VendorError.VendorError).message,
        "… … … … … … … … bearer a Zhang San true null"
      )
    })
  )
})

it.effect("the bytes of a file that is a secret are hidden as text, in hex and in Base64", () =>
  Effect.gen(function* () {
    const upload = Operation.make(Toy, identity("upload"), {
      request: Wire.struct({ file: Schema.RedactedFromValue(Wire.Base64) }),
      response: Wire.struct({})
    })
    const bytes = new TextEncoder().encode("-----BEGIN KEY-----\nMIIEvQIBADANBg")
    const message = ["utf8", "hex", "base64"].map((form) => Buffer.from(bytes).toString(form as "hex")).join(" | ")
    const { exit } = yield* shown(upload({ file: Redacted.make(bytes) }), answering({ ...refused("x"), message }))
    assert.strictEqual((errorOf(exit) as VendorError.VendorError).message, "… | … | …")
  })
)

/** Its own fields are for programs. */
class Locked extends Refusal.Class<Locked>()("Locked", {
  kind: Schema.Literals(["tr0ub4dor", "other"]),
  result: Schema.String,
  data: Schema.Struct({ notes: Schema.Array(Schema.String), token: Schema.Redacted(Schema.String) })
}) {}

describe("a refusal with fields of its own", () => {
  const unlock = Operation.make(Toy, identity("unlock"), {
    request: book.request,
    response: Wire.struct({ unlocked: Wire.True }),
    refusals: {
      response: Refusal.fromResponse(Locked, {
        response: Wire.struct({
          kind: Schema.Literals(["tr0ub4dor", "other"]),
          result: Wire.String,
          note: Wire.String
        }),
        read: ({ kind, note, result }) => ({
          kind,
          result,
          data: { notes: [note], token: Redacted.make("given") }
        }),
        write: ({ data, kind, result }) => ({ kind, result, note: data.notes[0]! })
      })
    }
  })
  const refuse = (secret: string, kind: string, note: string) =>
    shown(
      unlock({ seat: "1A", password: Redacted.make(secret) }),
      answering({ _tag: "Answered", body: { kind, result: "TOKEN_INVALID", note }, requestId: "r" })
    )

  it.effect("hides secrets in their texts, and leaves codes and the rest as they are", () =>
    Effect.gen(function* () {
      const error = errorOf((yield* refuse("token", "other", `at ${session}`)).exit) as Locked
      assert.deepInclude(error, { _tag: "Locked", kind: "other", result: "TOKEN_INVALID" })
      assert.deepStrictEqual(error.data.notes, ["at …"])
      assert.strictEqual(Redacted.value(error.data.token), "given")
    })
  )

  it.effect("keeps a field whose words are given, even where a secret is one of them", () =>
    Effect.gen(function* () {
      const { exit } = yield* refuse("tr0ub4dor", "tr0ub4dor", "")
      assert.deepInclude(errorOf(exit), { _tag: "Locked", kind: "tr0ub4dor" })
    })
  )
})

describe("a code that tells what to do stays,", () => {
  const listed = Operation.make(Toy, identity("listed"), {
    request: book.request,
    response: book.response,
    refusals: { codes: book.refusals.codes },
    errorCodes: ["sesame-shut"]
  })

  it.effect("even where a secret is the same word", () =>
    Effect.gen(function* () {
      for (const [code, secret] of [
        ["seat-taken", "seat-taken"],
        ["sesame-shut", "sesame"],
        ["15", "15"]
      ] as const) {
        const call = listed({ seat: "1A", password: Redacted.make(secret) })
        const { exit } = yield* shown(call, answering({ ...refused(code), message: `is ${secret}` }))
        assert.deepInclude(errorOf(exit), { code, subCode: code })
        assert.strictEqual((errorOf(exit) as VendorError.VendorError).message, "is …")
      }
    })
  )
})

describe("what nobody sees is escaped", () => {
  it.effect("in message, code, sub code and request id", () =>
    Effect.gen(function* () {
      const { exit, text } = yield* shown(call, answering(refused("\u001b[31mno\r\n[INFO] yes\u202e")))
      const seen = "\\u001b[31mno\\u000d\\u000a[INFO] yes\\u202e"
      assert.deepInclude(errorOf(exit), { code: seen, subCode: seen, requestId: seen })
      assert.strictEqual((errorOf(exit) as VendorError.VendorError).message, seen)
      for (const unseen of ["\u001b", "\u202e"]) assert.notInclude(text, unseen)
      assert.notMatch(text, /^\[INFO\]/m)
    })
  )

  it.effect("and an error without any of that is the same object", () =>
    Effect.gen(function* () {
      const error = new VendorError.OperationRefused({ message: "余额不足", code: "isv.no", requestId: "r" })
      const { exit } = yield* shown(call, () => Effect.fail(error))
      assert.strictEqual(errorOf(exit), error)
    })
  )
})
