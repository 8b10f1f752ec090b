/** What is wrong with files, variables, metadata and sts: each is an `AuthFailure` of a kind, and repeats no secret. */
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Credentials from "@effect-vendors/tencent/Credentials"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/testing/TestClock"
import { type Answer, own, World } from "./world.ts"

const home = "/home/u/.tencentcloud/credentials"
const id = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE"
const secret = "Gu5t9xGARNpq86cd98joQYCN3Cozk1qF"
const token = "eyJhbGciOiJIUzI1NiJ9.c2Vzc2lvbg.tMT5N0Zk"

/** Asks a provider, and lets the time go on for those that wait. */
const asked = <E, R>(make: Effect.Effect<Credentials.Provider, E, R>) =>
  Effect.gen(function* () {
    const fiber = yield* Effect.forkChild(Effect.result(yield* make))
    while (fiber.pollUnsafe() === undefined) yield* TestClock.adjust("1 second")
    return yield* Fiber.join(fiber)
  })

const read = (world: World, make: Parameters<World["run"]>[0] & Effect.Effect<Credentials.Provider, unknown, any>) =>
  world.run(
    Effect.flatMap(asked(make), (result) =>
      result._tag === "Success" ? Effect.succeed(result.success) : Effect.die(result.failure)
    )
  )

const failed = (world: World, make: Parameters<World["run"]>[0] & Effect.Effect<Credentials.Provider, unknown, any>) =>
  world.run(
    Effect.flatMap(asked(make), (result) =>
      result._tag === "Failure" ? Effect.succeed(result.failure) : Effect.die("there are credentials")
    )
  )

const assertKind = (error: VendorError.AuthFailure, kind: string, words: string) => {
  assert.instanceOf(error, VendorError.AuthFailure)
  assert.deepInclude(
    { code: error.code, outcome: error.outcome, retryable: error.retryable },
    { code: kind, outcome: "NotSent", retryable: false }
  )
  assert.include(error.message, words)
  for (const hidden of [secret, token, secret.slice(0, 12), token.slice(0, 12)]) {
    assert.notInclude(error.message, hidden)
    assert.notInclude(JSON.stringify(error), hidden)
  }
}

describe("a file of profiles", () => {
  const lines = (...all: ReadonlyArray<string>) => all.join("\n")
  const usual = lines("[default]", `secret_id = ${id}`, `secret_key = ${secret}`)
  const good: ReadonlyArray<readonly [what: string, text: string, name?: string]> = [
    ["as everybody writes it", usual],
    ["with a BOM and CRLF", `\uFEFF${usual.replaceAll("\n", "\r\n")}\r\n`],
    ["with lone CR", usual.replaceAll("\n", "\r")],
    [
      "with comments",
      lines("# mine", "; too", "[default] ; this", `secret_id=${id} # id`, "", `secret_key=${secret} ;`)
    ],
    ["with quotes", lines("[default]", `secret_id="${id}"`, `secret_key = '${secret}' # quoted`)],
    ["with white space and capitals", lines(" [ default ] ", `\tSECRET_ID\t=  ${id}  `, `Secret_Key: ${secret}`)],
    ["in two parts", lines("[default]", `secret_id=${id}`, "[x]", "y=z", "[default]", `secret_key=${secret}`)],
    ["beside a section that is broken", lines("[x]", "what is this", "y=", "y=2", usual)],
    ["of another name", lines("[default]", "secret_id=x", "secret_key=y", usual.replace("default", "prod")), "prod"],
    ["with names of its author's", lines(usual, "region = ap-hongkong", "__proto__ = x", "role_arn =")]
  ]
  it.effect.each(good)("%s", ([, text, name]) =>
    Effect.gen(function* () {
      const world = new World()
      world.env = { HOME: "/home/u/" }
      world.files[home] = text
      const key = yield* read(world, Credentials.profile({ name }))
      assert.deepStrictEqual([key.secretId, Redacted.value(key.secretKey), key.token], [id, secret, undefined])
    })
  )

  const utf16 = new Uint8Array(new Uint16Array(Array.from(`\uFEFF${usual}`, (c) => c.charCodeAt(0))).buffer)
  const bad: ReadonlyArray<readonly [what: string, text: World["files"][string], kind: string, words: string]> = [
    ["empty", "", "Malformed", "no section [default]"],
    ["without the section", usual.replace("default", "other"), "Malformed", "no section [default]"],
    ["without a key", lines("[default]", `secret_id=${id}`), "Malformed", "has no secret_key"],
    ["without an id", lines("[default]", `secret_key=${secret}`), "Malformed", "has no secret_id"],
    ["with an empty key", lines("[default]", `secret_id=${id}`, "secret_key="), "Malformed", "has no secret_key"],
    [
      "with empty quotes",
      lines("[default]", 'secret_id=""', "secret_key=''"),
      "Malformed",
      "secret_id and no secret_key"
    ],
    [
      "with a comment for a key",
      lines("[default]", `secret_id=${id}`, "secret_key= # later"),
      "Malformed",
      "secret_key"
    ],
    ["with a key twice", lines(usual, `secret_key=${token}`), "Malformed", "line 4 has secret_key a second time"],
    ["with a line of no form", lines("[default]", secret), "Malformed", "line 2 is neither"],
    ["with a bracket left open", lines("[default", `secret_key=${secret}`), "Malformed", "line 1 is not a section"],
    ["with a quote left open", lines("[default]", `secret_key="${secret}`), "Malformed", "line 2 has a quote"],
    ["with text after a quote", lines("[default]", `secret_key="${secret}"x`), "Malformed", "line 2 has a quote"],
    ["with a key before any section", `secret_key=${secret}`, "Malformed", "line 1 stands before"],
    ["with a control character", `${usual}\u0007x`, "Malformed", "secret_key has a control character"],
    ["of JSON", JSON.stringify({ secretKey: secret }), "Malformed", "line 1 stands before"],
    ["in UTF-16", utf16, "Malformed", "is not UTF-8"],
    ["of another user", "PermissionDenied", "Unreadable", "PermissionDenied"],
    ["that is a directory", "BadResource", "Unreadable", "BadResource"],
    ["that is not there", "NotFound", "NotConfigured", `no file ${home} and no file /etc/tencentcloud/credentials`]
  ]
  it.effect.each(bad)("%s", ([, text, kind, words]) =>
    Effect.gen(function* () {
      const world = new World()
      world.env = { HOME: "/home/u" }
      world.files[home] = text
      assertKind(yield* failed(world, Credentials.profile()), kind, words)
    })
  )

  it.effect("is that of the variable, of the home, or of the machine", () =>
    Effect.gen(function* () {
      const world = new World()
      const idAt = () => Effect.map(read(world, Credentials.profile()), ({ secretId }) => secretId)
      world.files["/etc/tencentcloud/credentials"] = usual.replace(id, "of-the-machine")
      assert.strictEqual(yield* idAt(), "of-the-machine")
      world.env = { USERPROFILE: "C:\\Users\\u" }
      world.files["C:\\Users\\u/.tencentcloud/credentials"] = usual.replace(id, "of-windows")
      assert.strictEqual(yield* idAt(), "of-windows")
      world.env = { HOME: "/home/u", TENCENTCLOUD_PROFILE: "prod" }
      world.files[home] = usual.replace(id, "of-home").replace("default", "prod")
      assert.strictEqual(yield* idAt(), "of-home")
      world.env = { HOME: "/home/u", TENCENTCLOUD_CREDENTIALS_FILE: "/run/keys" }
      assertKind(yield* failed(world, Credentials.profile()), "Unreadable", "no file /run/keys")
      world.files["/run/keys"] = usual.replace(id, "of-the-variable")
      assert.strictEqual(yield* idAt(), "of-the-variable")
    })
  )

  it.effect("is read again where its key is stale, and not before", () =>
    Effect.gen(function* () {
      const world = new World()
      world.env = { HOME: "/home/u" }
      world.files[home] = usual
      yield* world.run(
        Effect.gen(function* () {
          const provider = yield* Credentials.profile()
          const first = yield* provider
          world.files[home] = usual.replace(id, "AKIDnext")
          assert.strictEqual((yield* provider).secretId, id)
          assert.isTrue(yield* provider.invalidate(first))
          assert.strictEqual((yield* provider).secretId, "AKIDnext")
        })
      )
    })
  )
})

describe("variables", () => {
  const all = { TENCENTCLOUD_SECRET_ID: ` ${id}\n`, TENCENTCLOUD_SECRET_KEY: secret }
  it.effect.each<readonly [string, Record<string, string>, string | undefined]>([
    ["without a token", all, undefined],
    ["with the token of one name", { ...all, TENCENTCLOUD_TOKEN: "one" }, "one"],
    ["with the token of the other name", { ...all, TENCENTCLOUD_SESSION_TOKEN: "two" }, "two"],
    ["with both", { ...all, TENCENTCLOUD_TOKEN: "one", TENCENTCLOUD_SESSION_TOKEN: "two" }, "one"],
    ["with a blank one", { ...all, TENCENTCLOUD_TOKEN: " ", TENCENTCLOUD_SESSION_TOKEN: "two" }, "two"]
  ])("%s", ([, env, expected]) =>
    Effect.gen(function* () {
      const world = new World()
      world.env = env
      const key = yield* read(world, Credentials.environment)
      assert.strictEqual(key.secretId, id)
      assert.strictEqual(key.token && Redacted.value(key.token), expected)
    })
  )

  it.effect.each<readonly [string, Record<string, string>, string, string]>([
    ["none", {}, "NotConfigured", "are not set"],
    ["blank ones", { TENCENTCLOUD_SECRET_ID: " ", TENCENTCLOUD_SECRET_KEY: "" }, "NotConfigured", "are not set"],
    ["an id alone", { TENCENTCLOUD_SECRET_ID: id }, "Malformed", "TENCENTCLOUD_SECRET_KEY is not set"],
    ["a key alone", { TENCENTCLOUD_SECRET_KEY: secret }, "Malformed", "TENCENTCLOUD_SECRET_ID is not set"],
    ["a broken key", { ...all, TENCENTCLOUD_SECRET_KEY: `${secret}\u0000` }, "Malformed", "control character"]
  ])("%s", ([, env, kind, words]) =>
    Effect.gen(function* () {
      const world = new World()
      world.env = env
      assertKind(yield* failed(world, Credentials.environment), kind, words)
    })
  )
})

const role = {
  TmpSecretId: id,
  TmpSecretKey: secret,
  Token: token,
  ExpiredTime: 7200,
  Expiration: "1970-01-01T02:00:00Z",
  Code: "Success"
}
const json = (changes: Record<string, unknown>): Answer => ({ body: JSON.stringify({ ...role, ...changes }) })

describe("the metadata of a machine", () => {
  it.effect.each<readonly [what: string, first: Answer | undefined, second: Answer, kind: string, words: string]>([
    ["with no role", { status: 404, body: "" }, "silent", "NotConfigured", "no role is bound"],
    ["that refuses connections", "refused", "silent", "Unreachable", "TransportError"],
    ["that never answers", "silent", "silent", "Unreachable", "in time"],
    ["that never answers of the role", undefined, "silent", "Unreachable", "in time"],
    ["that fails", { status: 500, body: secret }, "silent", "Refused", "HTTP 500"],
    ["that fails of the role", undefined, { status: 503, body: secret }, "Refused", "HTTP 503"],
    ["that leads elsewhere", { status: 302, body: "" }, "silent", "Refused", "HTTP 302"],
    ["that is a portal", { body: "<html>log in</html>" }, "silent", "Malformed", "names no role"],
    ["that names nothing", { body: " \n" }, "silent", "Malformed", "names no role"],
    ["that names two roles", { body: "a\nb" }, "silent", "Malformed", "names no role"],
    ["that is too long", { body: "x".repeat(300_000) }, "silent", "Unreachable", "TooLarge"],
    ["whose role has gone", undefined, { status: 404, body: "" }, "Refused", "not bound"],
    ["whose role is no JSON", undefined, { body: `<b>${secret}</b>` }, "Malformed", "no JSON"],
    ["whose role is cut off", undefined, { body: JSON.stringify(role).slice(0, -9) }, "Malformed", "no JSON"],
    ["whose role is null", undefined, { body: "null" }, "Malformed", "no Code"],
    ["whose role is a list", undefined, { body: `["${secret}"]` }, "Malformed", "no Code"],
    ["whose role is empty", undefined, { body: "" }, "Malformed", "no JSON"],
    ["whose role has no Code", undefined, json({ Code: undefined }), "Malformed", "no Code"],
    ["whose role says no", undefined, json({ Code: "InternalError.X" }), "Refused", "InternalError.X"],
    ["whose role says it with a secret", undefined, json({ Code: `no ${secret}` }), "Refused", "says no"],
    ["whose key is a number of no use", undefined, json({ TmpSecretKey: { a: secret } }), "Malformed", "TmpSecretKey"],
    ["whose id is null", undefined, json({ TmpSecretId: null }), "Malformed", "TmpSecretId"],
    ["whose id is blank", undefined, json({ TmpSecretId: " " }), "Malformed", "TmpSecretId is empty"],
    ["whose token is empty", undefined, json({ Token: "" }), "Malformed", "Token is empty"],
    ["whose token ends with a line", undefined, json({ Token: `${token}\n` }), "Malformed", "Token ends with"],
    ["whose end is a word", undefined, json({ ExpiredTime: "soon" }), "Malformed", "ExpiredTime"],
    ["whose end is not there", undefined, json({ ExpiredTime: undefined }), "Malformed", "ExpiredTime"],
    ["whose end has passed", undefined, json({ ExpiredTime: 0 }), "Expired", "expired already"]
  ])("%s", ([, first, second, kind, words]) =>
    Effect.gen(function* () {
      const world = new World()
      world.metadata = (path) => (path.endsWith("/security-credentials/") ? (first ?? { body: "worker" }) : second)
      assertKind(yield* failed(world, Credentials.cvmRole()), kind, words)
    })
  )

  it.effect("is not asked for a role that is given, and tells its key", () =>
    Effect.gen(function* () {
      const world = new World()
      world.metadata = () => json({ ExpiredTime: "7200" })
      const key = yield* read(world, Credentials.cvmRole({ role: "mine" }))
      assert.deepInclude(key, { secretId: id, account: "cvmRole/mine", expiresAt: 7_200_000 })
      assert.deepStrictEqual(
        world.seen.map(({ path }) => path),
        ["/latest/meta-data/cam/security-credentials/mine"]
      )
    })
  )
})

const failing = (code: string): Answer => ({
  body: JSON.stringify({ Response: { Error: { Code: code, Message: `no ${token}` }, RequestId: "r-1" } })
})

describe("sts", () => {
  const issued = (changes: Record<string, unknown>, keys: Record<string, unknown> = {}): Answer => ({
    body: JSON.stringify({
      Response: {
        Credentials: { TmpSecretId: id, TmpSecretKey: secret, Token: token, ...keys },
        ExpiredTime: 7200,
        RequestId: "r-1",
        ...changes
      }
    })
  })
  const identity = {
    roleArn: "qcs::cam::uin/1:roleName/r",
    providerId: "OIDC",
    token: Effect.succeed(Redacted.make(token))
  }

  it.effect.each<readonly [what: string, answer: Answer, kind: string, words: string]>([
    ["that refuses", failing("UnauthorizedOperation"), "UnauthorizedOperation", "UnauthorizedOperation"],
    [
      "that knows no such token",
      failing("InvalidParameter.WebIdentityTokenError"),
      "InvalidParameter.WebIdentityTokenError",
      "no …"
    ],
    ["that is not there", "refused", "ECONNREFUSED", "webIdentity: "],
    ["that never answers", "silent", "Timeout", "10s"],
    ["that fails", { status: 502, body: "<html>" }, "502", "webIdentity: "],
    ["that is no JSON", { body: `<b>${secret}</b>` }, "MalformedResponse", "webIdentity: "],
    ["without a key", issued({ Credentials: null }), "MalformedResponse", "Credentials"],
    ["with half a key", issued({}, { Token: undefined }), "MalformedResponse", "Token"],
    ["with a wrong key", issued({}, { TmpSecretKey: { a: secret } }), "MalformedResponse", "TmpSecretKey"],
    ["with an empty key", issued({}, { TmpSecretKey: "" }), "Malformed", "TmpSecretKey is empty"],
    ["without an end", issued({ ExpiredTime: undefined }), "MalformedResponse", "ExpiredTime"],
    ["with an end that has passed", issued({ ExpiredTime: 0 }), "Expired", "expired already"]
  ])("%s", ([, answer, kind, words]) =>
    Effect.gen(function* () {
      const world = new World()
      world.sts = () => answer
      assertKind(yield* failed(world, Credentials.webIdentity(identity)), kind, words)
    })
  )

  it.effect("gets the token of an identity without a signature", () =>
    Effect.gen(function* () {
      const world = new World()
      const key = yield* read(world, Credentials.webIdentity({ ...identity, duration: "1 hour", region: "ap-x" }))
      assert.deepInclude(key, { secretId: "id-1", account: identity.roleArn, expiresAt: 7_200_000 })
      const [sent] = world.seen
      assert.strictEqual(sent!.headers.authorization, "SKIP")
      assert.strictEqual(sent!.headers["x-tc-region"], "ap-x")
      assert.deepStrictEqual(JSON.parse(sent!.body), {
        ProviderId: "OIDC",
        WebIdentityToken: token,
        RoleArn: identity.roleArn,
        RoleSessionName: "effect-vendors",
        DurationSeconds: 3600
      })
    })
  )

  it.effect("gets what a role is assumed with", () =>
    Effect.gen(function* () {
      const world = new World()
      const more = { externalId: "e", policy: '{"a":1}', tags: [{ Key: "k", Value: "v" }], sessionName: "s1" }
      yield* read(world, Credentials.assumeRole({ source: own, roleArn: identity.roleArn, ...more }))
      assert.deepStrictEqual(JSON.parse(world.seen[0]!.body), {
        RoleArn: identity.roleArn,
        RoleSessionName: "s1",
        Policy: "%7B%22a%22%3A1%7D",
        ExternalId: "e",
        Tags: [{ Key: "k", Value: "v" }]
      })
    })
  )
})

describe("the chain", () => {
  const pod = {
    TKE_REGION: "ap-shanghai",
    TKE_PROVIDER_ID: "OIDC",
    TKE_WEB_IDENTITY_TOKEN_FILE: "/var/token",
    TKE_ROLE_ARN: "qcs::cam::uin/1:roleName/pod"
  }
  const profileOf = (key: string) => `[default]\nsecret_id=${key}\nsecret_key=${secret}`

  it.effect("takes the first that is configured", () =>
    Effect.gen(function* () {
      const world = new World()
      const first = () => read(world, Credentials.standard())
      assert.strictEqual((yield* first()).account, "cvmRole/worker")
      world.files["/var/token"] = `\uFEFF${token}\n`
      world.env = { HOME: "/home/u", ...pod }
      assert.strictEqual((yield* first()).account, pod.TKE_ROLE_ARN)
      assert.strictEqual(JSON.parse(world.to("sts")[0]!.body).WebIdentityToken, token)
      assert.strictEqual(world.to("sts")[0]!.headers["x-tc-region"], "ap-shanghai")
      world.files[home] = profileOf("of-file")
      assert.strictEqual((yield* first()).secretId, "of-file")
      world.env = { ...world.env, TENCENTCLOUD_SECRET_ID: id, TENCENTCLOUD_SECRET_KEY: secret }
      assert.strictEqual((yield* first()).secretId, id)
      world.env = {
        ...world.env,
        TENCENTCLOUD_ROLE_ARN: "qcs::cam::uin/1:roleName/r",
        TENCENTCLOUD_ROLE_SESSION_NAME: "me"
      }
      assert.strictEqual((yield* first()).account, "qcs::cam::uin/1:roleName/r")
      assert.include(world.to("sts")[1]!.headers.authorization, `Credential=${id}/`)
      assert.strictEqual(JSON.parse(world.to("sts")[1]!.body).RoleSessionName, "me")
    })
  )

  it.effect("tells the reason of each provider, asks again, and keeps no failure", () =>
    Effect.gen(function* () {
      const world = new World()
      world.env = { HOME: "/home/u" }
      world.metadata = () => "refused"
      yield* world.run(
        Effect.gen(function* () {
          const provider = yield* Credentials.standard()
          const error = yield* Effect.flip(provider)
          assertKind(error, "Unreachable", "environment: ")
          for (const reason of ["profile: there is no file", "tkeOidc: not set", "cvmRole: no answer"]) {
            assert.include(error.message, reason)
          }
          world.files[home] = profileOf("now-there")
          assert.strictEqual((yield* provider).secretId, "now-there")
        })
      )
    })
  )

  it.effect.each<readonly [what: string, change: (world: World) => void, kind: string, words: string]>([
    ["half a pair of variables", (w) => (w.env = { TENCENTCLOUD_SECRET_ID: id }), "Malformed", "SECRET_KEY is not set"],
    ["a broken file", (w) => (w.files["/etc/tencentcloud/credentials"] = "[default"), "Malformed", "line 1"],
    ["half a pod", (w) => (w.env = { TKE_REGION: "x" }), "Malformed", "TKE_ROLE_ARN"],
    ["a pod without its token", (w) => (w.env = pod), "Unreadable", "/var/token cannot be read (NotFound)"],
    ["a pod with an empty token", (w) => ((w.env = pod), (w.files["/var/token"] = " \n")), "Malformed", "is empty"],
    [
      "a pod that sts refuses",
      (w) => ((w.env = pod), (w.files["/var/token"] = token), (w.sts = () => failing("UnauthorizedOperation"))),
      "UnauthorizedOperation",
      "tkeOidc: "
    ]
  ])("ends with %s: no other identity takes its place", ([, change, kind, words]) =>
    Effect.gen(function* () {
      const world = new World()
      change(world)
      assertKind(yield* failed(world, Credentials.standard()), kind, words)
      assert.deepStrictEqual(world.to("metadata"), [])
    })
  )
})
