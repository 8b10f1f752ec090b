/** A program whose keys rotate, against the sandbox: sts and metadata issue them, and end and revoke them. */
import { Retry } from "@effect-vendors/core"
import { Gateway } from "@effect-vendors/core/vendor"
import { Credentials, Sts, Tencent } from "@effect-vendors/tencent"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import { NodeCrypto, NodeHttpClient } from "@effect/platform-node"
import { assert, describe, layer } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import { createHmac } from "node:crypto"
import { Address, control, serve } from "./sandboxServer.ts"

const { StsSimulator, TencentSimulation } = TencentTesting

const roleArn = "qcs::cam::uin/100000000001:roleName/auditor"
const identity = Sts.getCallerIdentity({})
const platform = Layer.mergeAll(NodeHttpClient.layerUndici, NodeCrypto.layer)

/** Makes a call of the vendor's on the sandbox. */
const onSandbox =
  (credentials: Tencent.Options["credentials"]) =>
  <A, E, R>(call: Effect.Effect<A, E, R>) =>
    Effect.flatMap(Address, (endpoint) =>
      Effect.provide(call, Layer.orDie(Tencent.layer({ credentials, endpoint, ...Gateway.unhurried })))
    )

const assumed = Effect.flatMap(Address, (endpoint) =>
  Credentials.assumeRole({ source: TencentTesting.credentials, roleArn, endpoint })
)
const ofMachine = Effect.flatMap(Address, (address) => Credentials.cvmRole({ address }))

/** How often an operation was called. */
const count = (id: string) =>
  Effect.map(
    Effect.flatMap(TencentSimulation, ({ calls }) => calls),
    (calls) => calls.filter(({ operation }) => operation === id).length
  )
const keys = Effect.flatMap(TencentSimulation, ({ get }) =>
  Effect.map(get(StsSimulator.simulator), ({ keys }) => Object.keys(keys))
)

const take = (step: string, input: unknown) =>
  Effect.map(control("POST", `/steps/sts/${step}`, input), ({ body, status }) => {
    assert.strictEqual(status, 200)
    return body.value
  })

const test = <A, E>(effect: Effect.Effect<A, E, Layer.Success<typeof served> | Layer.Success<typeof platform>>) =>
  Effect.andThen(control("POST", "/reset"), effect).pipe(Effect.provide(platform))

const served = serve([TencentTesting.sandbox])

describe("keys that rotate", () => {
  layer(served, { excludeTestServices: true })((it) => {
    it.effect("1,000 calls over an expiry cause one refresh, and none is refused", () =>
      test(
        Effect.gen(function* () {
          const provider = yield* assumed
          const many = (times: number) =>
            Effect.forEach(Array.from({ length: times }), () => identity, { concurrency: 50 })
          const answers = yield* onSandbox(provider)(
            Effect.gen(function* () {
              const before = yield* many(500)
              yield* control("POST", "/clock/advance", { seconds: 7200 })
              return [...before, ...(yield* many(500))]
            })
          )
          assert.strictEqual(answers.length, 1000)
          for (const { Arn } of answers) assert.strictEqual(Arn, roleArn)
          assert.strictEqual(yield* count(Sts.assumeRole.id), 2)
          assert.strictEqual((yield* keys).length, 2)
        })
      )
    )

    it.effect("a key that was revoked is replaced", () =>
      test(
        Effect.gen(function* () {
          const provider = yield* assumed
          const { secretId } = yield* provider
          assert.isTrue(yield* take("revoke", { TmpSecretId: secretId }))
          assert.isFalse(yield* take("revoke", { TmpSecretId: secretId }))
          yield* onSandbox(provider)(identity)
          assert.notStrictEqual((yield* provider).secretId, secretId)
        })
      )
    )

    it.effect("what is refused, and with which code", () =>
      test(
        Effect.gen(function* () {
          const key = yield* yield* assumed
          const codeOf = (credentials: Tencent.Options["credentials"]) =>
            Effect.map(
              Effect.flip(onSandbox(credentials)(identity.pipe(Retry.withPolicy(Retry.none)))),
              ({ code }) => code
            )
          const wrong = Redacted.make("wrong")
          assert.strictEqual(yield* codeOf({ ...key, token: undefined }), "AuthFailure.TokenFailure")
          assert.strictEqual(yield* codeOf({ ...key, token: wrong }), "AuthFailure.TokenFailure")
          assert.strictEqual(yield* codeOf({ ...key, secretKey: wrong }), "AuthFailure.SignatureFailure")
          assert.strictEqual(yield* codeOf({ ...key, secretId: "AKIDother" }), "AuthFailure.SecretIdNotFound")
          assert.strictEqual(yield* codeOf({ ...key, secretId: "constructor" }), "AuthFailure.SecretIdNotFound")
          yield* onSandbox(key)(identity)
          yield* control("POST", "/clock/advance", { seconds: 7199 })
          yield* onSandbox(key)(identity)
          yield* control("POST", "/clock/advance", { seconds: 2 })
          assert.strictEqual(yield* codeOf(key), "AuthFailure.TokenFailure")
          // A key that does not change is not asked for its token.
          yield* onSandbox({ ...TencentTesting.credentials, token: wrong })(identity)
        })
      )
    )

    it.effect("the older signatures are checked alike", () =>
      test(
        Effect.gen(function* () {
          const { secretId, secretKey, token } = yield* yield* assumed
          const address = yield* Address
          const call = (token: Redacted.Redacted) => {
            const parameters = new URLSearchParams({
              Action: "GetCallerIdentity",
              Nonce: "1",
              SecretId: secretId,
              Timestamp: String(Math.floor(Date.now() / 1000)),
              Token: Redacted.value(token),
              Version: "2018-08-13"
            })
            const text = `GET${new URL(address).host}/?${decodeURIComponent(parameters.toString())}`
            parameters.set("Signature", createHmac("sha1", Redacted.value(secretKey)).update(text).digest("base64"))
            return Effect.promise(() => fetch(`${address}/?${parameters}`).then((response) => response.json()))
          }
          assert.strictEqual((yield* call(token!)).Response.Arn, roleArn)
          const refused = yield* call(Redacted.make("wrong"))
          assert.strictEqual(refused.Response.Error.Code, "AuthFailure.TokenFailure")
        })
      )
    )

    it.effect("a role may assume another, but may not ask for a federation token or a session token", () =>
      test(
        Effect.gen(function* () {
          const source = yield* assumed
          const endpoint = yield* Address
          const other = yield* Credentials.assumeRole({ source, roleArn: `${roleArn}2`, endpoint })
          assert.strictEqual((yield* onSandbox(other)(identity)).Arn, `${roleArn}2`)
          const federation = Sts.getFederationToken({ Name: "bob", Policy: "{}", DurationSeconds: 60 })
          const session = Sts.getSessionToken({ SerialNumber: "1", TokenCode: Redacted.make("123456") })
          const own = onSandbox(TencentTesting.credentials)
          const { Credentials: issued } = yield* own(federation)
          const bob = { secretId: issued.TmpSecretId, secretKey: issued.TmpSecretKey, token: issued.Token }
          assert.match((yield* onSandbox(bob)(identity)).Arn!, /federated-user\/bob$/)
          yield* own(session)
          assert.strictEqual((yield* Effect.flip(onSandbox(source)(federation)))._tag, "PermissionDenied")
          assert.strictEqual((yield* Effect.flip(onSandbox(source)(session)))._tag, "TempKeyNotAllowed")
          const mistyped = Sts.getSessionToken({ SerialNumber: "1", TokenCode: Redacted.make("12345") })
          assert.strictEqual((yield* Effect.flip(own(mistyped)))._tag, "CheckMFAError")
        })
      )
    )

    it.effect("an identity provider's token is a role's key, without a signature", () =>
      test(
        Effect.gen(function* () {
          const endpoint = yield* Address
          const of = (token: string, arn = roleArn) =>
            Credentials.webIdentity({
              token: Effect.succeed(Redacted.make(token)),
              providerId: "oidc",
              roleArn: arn,
              endpoint
            })
          assert.strictEqual((yield* onSandbox(yield* of("jwt"))(identity)).Arn, roleArn)
          assert.strictEqual((yield* Effect.flip(yield* of(""))).code, "InvalidParameter.WebIdentityTokenError")
          assert.strictEqual((yield* Effect.flip(yield* of("jwt", "auditor"))).code, "InvalidParameter.ParamError")
        })
      )
    )

    it.effect("the metadata gives the keys of the machine's role", () =>
      test(
        Effect.gen(function* () {
          const provider = yield* ofMachine
          const { Arn } = yield* onSandbox(provider)(identity)
          assert.match(Arn!, /roleName\/sandbox-role$/)
          yield* control("POST", "/clock/advance", { seconds: 7200 })
          assert.strictEqual((yield* onSandbox(provider)(identity)).Arn, Arn)
          assert.strictEqual((yield* keys).length, 2)
        })
      )
    )

    it.effect("the metadata has no role, refuses one, or fails", () =>
      test(
        Effect.gen(function* () {
          const codeOf = Effect.flatMap(ofMachine, (provider) => Effect.map(Effect.flip(provider), ({ code }) => code))
          yield* take("bindRole", { name: "worker", code: "InternalError" })
          assert.strictEqual(yield* codeOf, "Refused")
          yield* take("unbindRole", {})
          assert.strictEqual(yield* codeOf, "NotConfigured")
          yield* take("bindRole", { name: "worker", seconds: 60 })
          const { account } = yield* yield* ofMachine
          assert.strictEqual(account, "cvmRole/worker")
          const address = yield* Address
          const other = yield* Credentials.cvmRole({ address, role: "other" })
          assert.strictEqual((yield* Effect.flip(other)).code, "Refused")
          yield* control("PUT", "/faults", { rules: [{ kind: "internalError", operation: "tencent/metadata" }] })
          assert.strictEqual(yield* codeOf, "Refused")
          yield* control("PUT", "/faults", { rules: [{ kind: "resetBefore", operation: "tencent/metadata" }] })
          assert.strictEqual(yield* codeOf, "Unreachable")
        })
      )
    )
  })
})
