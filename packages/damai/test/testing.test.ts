/** Fake and sandbox behave as one vendor. */
import { assert, describe, it } from "@effect/vitest"
import * as WireServer from "@effect-vendors/core/testing/WireServer"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Maizuo from "@effect-vendors/damai/Maizuo"
import * as DamaiTesting from "@effect-vendors/damai/testing"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import { TestClock } from "effect/testing"
import { forms } from "../../top/test/formats.ts"
import * as independent from "../../top/test/independent.ts"
import * as Outcome from "../../top/test/outcome.ts"
import { register, send } from "./requests.ts"

const { DamaiSimulation, MaizuoSimulator } = DamaiTesting

const phone = "13900004567"

/** A history that comes to every outcome of the simulator. */
const history = Effect.gen(function* () {
  const simulation = yield* DamaiSimulation
  const outcomes: Array<Outcome.Outcome> = []
  const sendCode = (changes: Partial<(typeof send)["param0"]> = {}) =>
    Outcome.of(Maizuo.userAuthcodeSend, { param0: { ...send.param0, ...changes } }).pipe(
      Effect.map((outcome) => void outcomes.push(outcome))
    )
  const sentCode = (codeType = 1) =>
    Effect.map(simulation.get(MaizuoSimulator.simulator), (state) =>
      Redacted.make(MaizuoSimulator.sentCode(state, phone, codeType) ?? "none")
    )
  const registerBy = (auth_code: Redacted.Redacted, changes: Partial<(typeof register)["param0"]> = {}) =>
    Outcome.of(Maizuo.userRegisterByauthcode, { param0: { ...register.param0, auth_code, ...changes } }).pipe(
      Effect.map((outcome) => void outcomes.push(outcome))
    )

  yield* registerBy(Redacted.make("726311"))
  yield* sendCode({ code_type: 3 })
  yield* sendCode()
  yield* registerBy(Redacted.make("wrong"))
  yield* registerBy(yield* sentCode(), { code_type: 2 })
  yield* registerBy(yield* sentCode(), { user_phone: "constructor" })
  yield* TestClock.adjust(Duration.minutes(5))
  yield* registerBy(yield* sentCode())
  yield* sendCode({ code_type: 2 })
  yield* registerBy(yield* sentCode(2))
  yield* sendCode()
  yield* TestClock.adjust(Duration.millis(5 * 60_000 - 1))
  const code = yield* sentCode()
  yield* registerBy(code)
  yield* registerBy(code)
  yield* sendCode()
  yield* registerBy(yield* sentCode())
  return {
    outcomes,
    state: yield* simulation.get(MaizuoSimulator.simulator),
    saved: yield* simulation.save
  }
})

describe("equal histories have equal answers", () => {
  it.effect("the history comes to every outcome", () =>
    Effect.gen(function* () {
      const { outcomes } = yield* history
      assert.deepStrictEqual(
        outcomes.map(({ tag, whole }) => (tag === "success" ? tag : `${tag} ${whole.result_code}`)),
        [
          "RegistrationRefused 202",
          "AuthcodeRefused 201",
          "success",
          "RegistrationRefused 202",
          "RegistrationRefused 201",
          "RegistrationRefused 202",
          "RegistrationRefused 203",
          "success",
          "RegistrationRefused 202",
          "success",
          "success",
          "RegistrationRefused 202",
          "success",
          "RegistrationRefused 204"
        ]
      )
      const ids = outcomes.map(({ requestId }) => requestId)
      assert.strictEqual(new Set(ids).size, ids.length)
    }).pipe(Effect.provide(DamaiTesting.layerFake()))
  )

  const sandboxes = forms.flatMap(({ format, name }) =>
    independent.signMethods.map((signMethod) => ({
      name,
      signMethod,
      layer: DamaiTesting.layerSandbox({ format, signMethod })
    }))
  )

  it.effect.each(sandboxes)("the sandbox in $name with $signMethod answers as the fake", ({ layer }) =>
    Effect.gen(function* () {
      const faked = yield* history.pipe(Effect.provide(DamaiTesting.layerFake()))
      yield* TestClock.setTime(0)
      assert.deepStrictEqual(yield* history.pipe(Effect.provide(layer)), faked)
    })
  )

  it.effect("independent phones have the same answers in any order, and at the same time", () =>
    Effect.gen(function* () {
      const phones = Array.from({ length: 20 }, (_, index) => `1390000${index}`)
      const join = Effect.fnUntraced(function* (user_phone: string) {
        const simulation = yield* DamaiSimulation
        const first = yield* Outcome.of(Maizuo.userAuthcodeSend, { param0: { ...send.param0, user_phone } })
        const state = yield* simulation.get(MaizuoSimulator.simulator)
        const auth_code = Redacted.make(MaizuoSimulator.sentCode(state, user_phone, 1)!)
        const param0 = { ...register.param0, user_phone, auth_code }
        return [first, yield* Outcome.of(Maizuo.userRegisterByauthcode, { param0 })]
      })
      const expected = yield* Effect.forEach(phones, join).pipe(Effect.provide(DamaiTesting.layerFake()))
      for (const layer of [DamaiTesting.layerFake(), DamaiTesting.layerSandbox()]) {
        const reversed = yield* Effect.forEach(phones.toReversed(), join, { concurrency: 20 }).pipe(
          Effect.provide(layer)
        )
        assert.deepStrictEqual(reversed.toReversed(), expected)
      }
      assert.isTrue(expected.flat().every(({ tag }) => tag === "success"))
    })
  )
})

describe("scripts", () => {
  const errors: ReadonlyArray<VendorError.GatewayError> = [
    new VendorError.AuthFailure({}),
    new VendorError.AuthFailure({ code: "27", requestId: "r-27" }),
    new VendorError.PermissionDenied({}),
    new VendorError.InvalidParameter({ message: "非法参数" }),
    new VendorError.RateLimited({ retryAfter: Duration.seconds(17) }),
    new VendorError.ServiceFailure({ requestId: "r-50" }),
    new VendorError.OperationRefused({}),
    new VendorError.UnexpectedError({ code: "999" }),
    new VendorError.TransportFailure({}),
    new VendorError.MalformedResponse({ excerpt: "<html>" })
  ]

  const refusals = {
    send: [
      new Maizuo.AuthcodeRefused({}),
      new Maizuo.AuthcodeRefused({ code: "301", message: "手机号错误", requestId: "r-301" }),
      new Maizuo.AuthcodeRefused({ code: "302", result_code: 302, result_msg: "<次数>" })
    ],
    register: [
      new Maizuo.RegistrationRefused({}),
      new Maizuo.RegistrationRefused({ code: "201", message: "成功", requestId: "r-201" }),
      new Maizuo.RegistrationRefused({
        result_code: 201,
        result_msg: "成功",
        code: "201",
        data: { user_id: "2313112", user_token: Redacted.make("token") }
      })
    ]
  }

  const scripted = Effect.gen(function* () {
    const simulation = yield* DamaiSimulation
    yield* simulation.script(
      Maizuo.userAuthcodeSend,
      ...[...errors, ...refusals.send].map((error) => Result.fail(error))
    )
    yield* simulation.script(
      Maizuo.userRegisterByauthcode,
      ...[...errors, ...refusals.register].map((error) => Result.fail(error))
    )
    return [
      yield* Effect.forEach([...errors, ...refusals.send], () => Outcome.of(Maizuo.userAuthcodeSend, send)),
      yield* Effect.forEach([...errors, ...refusals.register], () =>
        Outcome.of(Maizuo.userRegisterByauthcode, register)
      )
    ]
  })

  it.effect.each(forms)("$name: fake and sandbox fail alike", ({ format }) =>
    Effect.gen(function* () {
      const faked = yield* scripted.pipe(Effect.provide(DamaiTesting.layerFake()))
      const sandboxed = yield* scripted.pipe(Effect.provide(DamaiTesting.layerSandbox({ format })))
      const seen = ({ requestId, tag, whole }: Outcome.Outcome) => {
        const { code, outcome, retryable } = whole as Record<string, unknown>
        return tag === "TransportFailure" || tag === "MalformedResponse"
          ? { tag, outcome }
          : { tag, requestId, code, outcome, retryable }
      }
      assert.deepStrictEqual(
        sandboxed.map((outcomes) => outcomes.map(seen)),
        faked.map((outcomes) => outcomes.map(seen))
      )
      for (const [index, scripts] of [refusals.send, refusals.register].entries()) {
        const expected: ReadonlyArray<VendorError.VendorError> = [...errors, ...scripts]
        assert.deepStrictEqual(
          faked[index]!.map(({ tag }) => tag),
          expected.map(({ _tag }) => _tag)
        )
        for (const [at, error] of expected.entries()) {
          if (error.requestId !== undefined) assert.strictEqual(faked[index]![at]!.requestId, error.requestId)
          if (error.code !== "") assert.strictEqual(faked[index]![at]!.whole.code, error.code)
        }
        // Refusals have the same fields, too.
        assert.deepStrictEqual(sandboxed[index]!.slice(errors.length), faked[index]!.slice(errors.length))
      }
    })
  )
})

describe("the sandbox", () => {
  it.effect("knows Damai's methods, and not Taobao's", () =>
    Effect.gen(function* () {
      const client = WireServer.client(yield* DamaiTesting.sandbox.handler())
      const codeOf = Effect.fnUntraced(function* (method: string) {
        const parameters = {
          method,
          app_key: DamaiTesting.credentials.appKey,
          timestamp: independent.timestamp(0),
          v: "2.0",
          sign_method: "md5",
          format: "json",
          param0: "{}"
        }
        const form = { ...parameters, sign: independent.sign("md5", parameters, "sandbox-secret") }
        const response = yield* client.execute(
          HttpClientRequest.post("http://sandbox.localhost/router/rest", {
            body: HttpBody.text(new URLSearchParams(form).toString(), "application/x-www-form-urlencoded")
          })
        )
        return JSON.parse(yield* response.text).error_response.code
      })
      assert.strictEqual(yield* codeOf("tmall.mafia.account.area.auth"), 22)
      // The sandbox knows the method, but the argument lacks its fields.
      assert.strictEqual(yield* codeOf(Maizuo.userAuthcodeSend.name), 50)
      assert.strictEqual(yield* codeOf(Maizuo.userRegisterByauthcode.name), 50)
    }).pipe(Effect.provide(DamaiTesting.layerSimulation()))
  )

  it.effect("refuses an application that it is not told of", () =>
    Effect.gen(function* () {
      const error = yield* Maizuo.userAuthcodeSend(send).pipe(
        Effect.flip,
        Effect.provide(DamaiTesting.layerSandbox({ secrets: { other: Redacted.make("secret") } }))
      )
      assert(error._tag === "AuthFailure")
      assert.strictEqual(error.code, "29")
    })
  )
})
