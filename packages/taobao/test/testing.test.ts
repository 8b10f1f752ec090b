/** Fake and sandbox behave as one vendor. */
import { assert, describe, it } from "@effect/vitest"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Refusal from "@effect-vendors/core/Refusal"
import * as Wire from "@effect-vendors/core/Wire"
import * as Simulator from "@effect-vendors/core/testing/Simulator"
import * as Lark from "@effect-vendors/taobao/Lark"
import * as Mafia from "@effect-vendors/taobao/Mafia"
import * as Taobao from "@effect-vendors/taobao/Taobao"
import * as TaobaoTesting from "@effect-vendors/taobao/testing"
import * as TopWire from "@effect-vendors/top/TopWire"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { TestClock } from "effect/testing"
import { forms } from "../../top/test/formats.ts"
import { signMethods } from "../../top/test/independent.ts"
import * as Outcome from "../../top/test/outcome.ts"
import { area, areaDone, logoff, logoffDone } from "./requests.ts"

const { LarkSimulator, MafiaSimulator, TaobaoSimulation } = TaobaoTesting

const sandboxes = forms.flatMap(({ format, name }) =>
  signMethods.map((signMethod) => ({ name, signMethod, layer: TaobaoTesting.layerSandbox({ format, signMethod }) }))
)

const formatted = forms.map(({ format, name }) => ({
  name,
  layer: (options: Parameters<typeof TaobaoTesting.layerSandbox>[0]) =>
    TaobaoTesting.layerSandbox({ ...options, format })
}))

type Testing = Layer.Layer<Taobao.Taobao | TaobaoTesting.TaobaoSimulation>

/** A history that comes to every outcome of the simulators. */
const history = Effect.gen(function* () {
  const simulation = yield* TaobaoSimulation
  const outcomes: Array<Outcome.Outcome> = []
  const logOff = (changes: Partial<(typeof logoff)["logoff_request"]>) =>
    Outcome.of(Lark.logoffByPos, { logoff_request: { ...logoff.logoff_request, ...changes } }).pipe(
      Effect.map((outcome) => void outcomes.push(outcome))
    )
  const write = (request: (typeof Mafia.accountAreaAuth.request)["Type"]) =>
    Outcome.of(Mafia.accountAreaAuth, request).pipe(Effect.map((outcome) => void outcomes.push(outcome)))
  const sendCaptcha = (mobile: string) =>
    Effect.map(simulation.step(LarkSimulator.simulator, LarkSimulator.sendCaptcha(mobile)), Redacted.make)
  const signIn = Effect.map(simulation.step(LarkSimulator.simulator, LarkSimulator.signInPos("7777")), Redacted.make)

  yield* Outcome.of(Lark.logoffByPos, {}).pipe(Effect.map((outcome) => void outcomes.push(outcome)))
  yield* logOff({})
  let pos_token = yield* signIn
  yield* logOff({ pos_token })
  let captcha = yield* sendCaptcha("13900004567")
  yield* logOff({ pos_token, captcha })
  yield* simulation.step(
    LarkSimulator.simulator,
    LarkSimulator.openAccount("account-1", { cinema_link_id: "7777", lease_code: "ykse", mobile: "13900004567" })
  )
  yield* logOff({ pos_token, captcha, lease_code: "other" })
  yield* logOff({ pos_token, captcha, account_id: "constructor" })
  yield* TestClock.adjust(Duration.minutes(5))
  yield* logOff({ pos_token, captcha })
  captcha = yield* sendCaptcha("13900004567")
  yield* logOff({ pos_token, captcha, logoff_reason: " <搬家> &\r\n]]> " })
  yield* logOff({ pos_token, captcha })
  captcha = yield* sendCaptcha("13900004567")
  yield* logOff({ pos_token, captcha })
  yield* TestClock.adjust(Duration.days(1))
  yield* logOff({ pos_token, captcha })
  pos_token = yield* signIn
  yield* logOff({ pos_token, captcha })

  const big = { account_id: 2n ** 63n - 1n, community_id: 9007199254740993n, area_code: 330110 }
  yield* write({})
  yield* write({ area_request: {} })
  yield* write({ area_request: { auth_area_dto: [], un_auth_area_dto: [] } })
  yield* write({ area_request: { auth_area_dto: [{ account_id: 1n }] } })
  yield* write({ area_request: { un_auth_area_dto: [big] } })
  yield* write({
    area_request: {
      auth_area_dto: [
        { ...big, area_name: "余杭区 <\"&'>\n", gmt_create: DateTime.makeUnsafe(Date.parse("1988-07-01T00:00:00Z")) },
        ...area.area_request.auth_area_dto
      ]
    }
  })
  yield* write({ area_request: { auth_area_dto: [big], un_auth_area_dto: [big] } })
  yield* write({ area_request: { un_auth_area_dto: [big] } })
  yield* write({ area_request: { un_auth_area_dto: [big] } })
  // The same request has another request id when it comes again.
  yield* write(area)
  yield* write(area)
  const states = [yield* simulation.get(LarkSimulator.simulator), yield* simulation.get(MafiaSimulator.simulator)]
  return { outcomes, states, saved: yield* simulation.save }
})

const tags = [
  "InvalidParameter",
  ...Array.from({ length: 6 }, () => "LogoffRefused"),
  "success",
  ...Array.from({ length: 4 }, () => "LogoffRefused"),
  "success",
  "success",
  "success",
  "AreaAuthRefused",
  "AreaAuthRefused",
  "success",
  "AreaAuthRefused",
  "success",
  "AreaAuthRefused",
  "success",
  "success"
]

describe("equal histories have equal answers", () => {
  it.effect("the history comes to every outcome", () =>
    Effect.gen(function* () {
      const { outcomes } = yield* history
      assert.deepStrictEqual(
        outcomes.map(({ tag }) => tag),
        tags
      )
      const codes = outcomes.flatMap(({ tag, whole }) => (tag.endsWith("Refused") ? [whole.code] : []))
      assert.deepStrictEqual(codes, [
        "POS_TOKEN_INVALID",
        "CAPTCHA_INVALID",
        "ACCOUNT_NOT_FOUND",
        "ACCOUNT_NOT_FOUND",
        "ACCOUNT_NOT_FOUND",
        "CAPTCHA_INVALID",
        "CAPTCHA_INVALID",
        "SUCCESS",
        "POS_TOKEN_INVALID",
        "CAPTCHA_INVALID",
        "AREA_INCOMPLETE",
        "AREA_NOT_AUTHORIZED",
        "AREA_CONTRADICTORY",
        "AREA_NOT_AUTHORIZED"
      ])
      const ids = outcomes.map(({ requestId }) => requestId)
      assert.isTrue(ids.every((id) => /^[\da-f-]{36}$/.test(id!)))
      assert.strictEqual(new Set(ids).size, ids.length)
    }).pipe(Effect.provide(TaobaoTesting.layerFake()))
  )

  it.effect.each(sandboxes)("the sandbox in $name with $signMethod answers as the fake", ({ layer }) =>
    Effect.gen(function* () {
      const faked = yield* history.pipe(Effect.provide(TaobaoTesting.layerFake()))
      yield* TestClock.setTime(0)
      const sandboxed = yield* history.pipe(Effect.provide(layer))
      assert.deepStrictEqual(sandboxed, faked)
    })
  )

  it.effect("another seed draws other identifiers", () =>
    Effect.gen(function* () {
      const ids = (layer: Testing) =>
        Outcome.of(Mafia.accountAreaAuth, area).pipe(
          Effect.map(({ requestId }) => requestId),
          Effect.provide(layer)
        )
      const first = yield* ids(TaobaoTesting.layerFake({ seed: "a" }))
      assert.strictEqual(yield* ids(TaobaoTesting.layerFake({ seed: "a" })), first)
      assert.strictEqual(yield* ids(TaobaoTesting.layerSandbox({ seed: "a" })), first)
      assert.notStrictEqual(yield* ids(TaobaoTesting.layerFake({ seed: "b" })), first)
    })
  )

  it.effect("independent calls have the same answers in any order, and at the same time", () =>
    Effect.gen(function* () {
      const requests = Array.from({ length: 20 }, (_, index) => ({
        area_request: { auth_area_dto: [{ account_id: BigInt(index), area_code: 330110 }] }
      }))
      const run = (layer: Testing, reverse: boolean, concurrency: number) =>
        Effect.gen(function* () {
          const ordered = reverse ? requests.toReversed() : requests
          const outcomes = yield* Effect.forEach(ordered, (request) => Outcome.of(Mafia.accountAreaAuth, request), {
            concurrency
          })
          return reverse ? outcomes.toReversed() : outcomes
        }).pipe(Effect.provide(layer))
      const expected = yield* run(TaobaoTesting.layerFake(), false, 1)
      assert.deepStrictEqual(yield* run(TaobaoTesting.layerFake(), true, 1), expected)
      assert.deepStrictEqual(yield* run(TaobaoTesting.layerFake(), true, 20), expected)
      assert.deepStrictEqual(yield* run(TaobaoTesting.layerSandbox(), false, 20), expected)
      assert.deepStrictEqual(yield* run(TaobaoTesting.layerSandbox(), true, 20), expected)
    })
  )

  it.effect("each layer has a state of its own", () =>
    Effect.gen(function* () {
      const size = Effect.gen(function* () {
        yield* Mafia.accountAreaAuth(area)
        const simulation = yield* TaobaoSimulation
        return Object.keys((yield* simulation.get(MafiaSimulator.simulator)).areas).length
      })
      assert.strictEqual(yield* size.pipe(Effect.provide(TaobaoTesting.layerFake())), 1)
      const empty = Effect.flatMap(TaobaoSimulation, (simulation) => simulation.get(MafiaSimulator.simulator))
      assert.deepStrictEqual(yield* empty.pipe(Effect.provide(TaobaoTesting.layerFake())), { areas: {} })
    })
  )
})

describe("state", () => {
  it.effect.each([
    ["fake", (options?: object) => TaobaoTesting.layerFake(options)],
    ["sandbox", (options?: object) => TaobaoTesting.layerSandbox(options)]
  ] as const)("%s: a simulation that starts from a saved state goes on as before", ([, layer]) =>
    Effect.gen(function* () {
      const { continued, saved } = yield* Effect.gen(function* () {
        const simulation = yield* TaobaoSimulation
        yield* history
        // A file holds the state as text.
        const saved = JSON.parse(JSON.stringify(yield* simulation.save))
        return { saved, continued: yield* history }
      }).pipe(Effect.provide(layer()))
      yield* TestClock.setTime(Duration.toMillis(Duration.minutes(5)) + Duration.toMillis(Duration.days(1)))
      const restarted = yield* history.pipe(Effect.provide(layer({ saved })))
      assert.deepStrictEqual(restarted, continued)
      yield* TestClock.setTime(0)
      assert.notDeepEqual((yield* history.pipe(Effect.provide(layer()))).outcomes, continued.outcomes)
    })
  )

  it.effect("a saved state holds no secret of a request", () =>
    Effect.gen(function* () {
      const simulation = yield* TaobaoSimulation
      yield* Lark.logoffByPos({
        logoff_request: {
          ...logoff.logoff_request,
          captcha: Redacted.make("hunter2"),
          pos_token: Redacted.make("hunter3")
        }
      }).pipe(Effect.flip)
      assert.notMatch(JSON.stringify(yield* simulation.save), /hunter/)
    }).pipe(Effect.provide(TaobaoTesting.layerFake()))
  )

  it.effect.each([
    ["fake", TaobaoTesting.layerFake()],
    ["sandbox", TaobaoTesting.layerSandbox()]
  ] as const)("%s: a test sets it before a call and reads it after", ([, layer]) =>
    Effect.gen(function* () {
      const simulation = yield* TaobaoSimulation
      const given = area.area_request.auth_area_dto[0]!
      yield* simulation.set(MafiaSimulator.simulator, { areas: { [MafiaSimulator.key(given)]: given } })
      yield* Mafia.accountAreaAuth({ area_request: { un_auth_area_dto: [given] } })
      assert.deepStrictEqual(yield* simulation.get(MafiaSimulator.simulator), { areas: {} })
      const calls = yield* simulation.calls
      assert.deepStrictEqual(
        calls.map(({ operation, request }) => [operation, request]),
        [[Mafia.accountAreaAuth.id, { area_request: { un_auth_area_dto: [given] } }]]
      )
      assert.isTrue(Result.isSuccess(calls[0]!.result))
    }).pipe(Effect.provide(layer))
  )
})

describe("scripts", () => {
  // Each class comes without a code, with a code of the platform, and with a request id.
  const errors: ReadonlyArray<VendorError.GatewayError> = [
    new VendorError.AuthFailure({ message: "no" }),
    new VendorError.AuthFailure({ code: "27", subCode: "invalid-sessionkey", requestId: "r-27" }),
    new VendorError.PermissionDenied({}),
    new VendorError.PermissionDenied({ code: "53", requestId: "r-53" }),
    new VendorError.InvalidParameter({ message: "非法参数 <&>" }),
    new VendorError.InvalidParameter({ code: "41" }),
    new VendorError.InvalidParameter({ code: "50", subCode: "isv.missing-parameter:x", requestId: "r-50" }),
    new VendorError.RateLimited({}),
    new VendorError.RateLimited({ retryAfter: Duration.seconds(17), requestId: "r-7" }),
    new VendorError.RateLimited({ code: "4" }),
    new VendorError.ServiceFailure({}),
    new VendorError.ServiceFailure({ code: "15", subCode: "isp.remote-service-timeout" }),
    new VendorError.OperationRefused({}),
    new VendorError.OperationRefused({ code: "15", subCode: "isv.item-not-exist:x" }),
    new VendorError.UnexpectedError({}),
    new VendorError.UnexpectedError({ code: "999", requestId: "r-999" }),
    new VendorError.UnexpectedError({ code: "not-a-number" })
  ]

  // The platform has no codes for these errors, so both sides give the nearest error.
  const renamed: ReadonlyArray<VendorError.GatewayError> = [
    new VendorError.ResourceNotFound({ message: "none" }),
    new VendorError.LimitExceeded({ message: "used up", requestId: "r-1" })
  ]

  const broken: ReadonlyArray<VendorError.GatewayError> = [
    new VendorError.TransportFailure({}),
    new VendorError.TransportFailure({ code: "ECONNREFUSED", outcome: "NotSent" }),
    new VendorError.MalformedResponse({}),
    new VendorError.MalformedResponse({ excerpt: "<html>Bad Gateway</html>" }),
    new VendorError.MalformedResponse({ status: 404 })
  ]

  const logoffRefusals = [
    new Lark.LogoffRefused({}),
    new Lark.LogoffRefused({ code: "E1", message: "失败", requestId: "r-1" }),
    new Lark.LogoffRefused({ status: false, comments: "余额未清" }),
    new Lark.LogoffRefused({ success: false, result_code: "E1", result_msg: "失败", inner_code: "LARK-1", code: "E1" })
  ]

  const areaRefusals = [
    new Mafia.AreaAuthRefused({}),
    new Mafia.AreaAuthRefused({ code: "A1", message: "重复", requestId: "r-1" }),
    new Mafia.AreaAuthRefused({ code: "A2", area_code: "A2", area_msg: "<重复>", data: `{"a":9007199254740993}` })
  ]

  const scripted = <R>(
    call: Effect.Effect<Outcome.Outcome, never, R>,
    script: Effect.Effect<void, never, TaobaoTesting.TaobaoSimulation>,
    count: number
  ) =>
    Effect.gen(function* () {
      yield* script
      return yield* Effect.forEach(Array.from({ length: count }), () => call)
    })

  const logOff = Outcome.of(Lark.logoffByPos, logoff)
  const write = Outcome.of(Mafia.accountAreaAuth, area)

  const seen = ({ requestId, tag, whole }: Outcome.Outcome) => {
    const { code, outcome, retryable, subCode, operation, vendor } = whole as Record<string, unknown>
    return { tag, requestId, code, subCode, outcome, retryable, operation, vendor }
  }

  describe.each(formatted)("$name", ({ layer }) => {
    it.effect("fake and sandbox fail alike with each error", () =>
      Effect.gen(function* () {
        const all = [...errors, ...renamed]
        for (const [call, refusals, script] of [
          [
            logOff,
            logoffRefusals,
            TaobaoSimulation.use((simulation) =>
              simulation.script(Lark.logoffByPos, ...[...all, ...logoffRefusals].map((error) => Result.fail(error)))
            )
          ],
          [
            write,
            areaRefusals,
            TaobaoSimulation.use((simulation) =>
              simulation.script(Mafia.accountAreaAuth, ...[...all, ...areaRefusals].map((error) => Result.fail(error)))
            )
          ]
        ] as const) {
          const expected: ReadonlyArray<VendorError.VendorError> = [...all, ...refusals]
          const faked = yield* scripted(call, script, expected.length).pipe(Effect.provide(TaobaoTesting.layerFake()))
          const sandboxed = yield* scripted(call, script, expected.length).pipe(Effect.provide(layer({})))
          assert.deepStrictEqual(sandboxed.map(seen), faked.map(seen))
          for (const [index, error] of expected.entries()) {
            const outcome = faked[index]!
            assert.strictEqual(outcome.tag, renamed.includes(error as never) ? "OperationRefused" : error._tag)
            if (error.requestId !== undefined) assert.strictEqual(outcome.requestId, error.requestId)
            if (error.code !== "") assert.strictEqual(outcome.whole.code, error.code)
            if (error.subCode !== undefined) assert.strictEqual(outcome.whole.subCode, error.subCode)
          }
          // Refusals have the same fields, too.
          assert.deepStrictEqual(
            sandboxed.slice(all.length).map(({ whole }) => whole),
            faked.slice(all.length).map(({ whole }) => whole)
          )
        }
      })
    )

    it.effect("fake and sandbox break alike", () =>
      Effect.gen(function* () {
        const script = TaobaoSimulation.use((simulation) =>
          Effect.andThen(
            simulation.script(Lark.logoffByPos, ...broken.map((error) => Result.fail(error))),
            simulation.script(Mafia.accountAreaAuth, ...broken.map((error) => Result.fail(error)))
          )
        )
        for (const call of [logOff, write]) {
          const faked = yield* scripted(call, script, broken.length).pipe(Effect.provide(TaobaoTesting.layerFake()))
          const sandboxed = yield* scripted(call, script, broken.length).pipe(Effect.provide(layer({})))
          const told = ({ tag, whole }: Outcome.Outcome) => [tag, whole.outcome, whole.operation]
          assert.deepStrictEqual(sandboxed.map(told), faked.map(told))
          assert.deepStrictEqual(
            sandboxed.map(({ tag }) => tag),
            broken.map(({ _tag }) => _tag)
          )
        }
      })
    )

    it.effect("a success comes first, and then the simulator answers again", () =>
      Effect.gen(function* () {
        const script = TaobaoSimulation.use((simulation) =>
          Effect.andThen(
            simulation.script(Lark.logoffByPos, Result.succeed(logoffDone as never)),
            simulation.script(Mafia.accountAreaAuth, Result.succeed(areaDone as never))
          )
        )
        const program = Effect.gen(function* () {
          yield* script
          return yield* Effect.all([logOff, logOff, write, write])
        })
        const faked = yield* program.pipe(Effect.provide(TaobaoTesting.layerFake()))
        assert.deepStrictEqual(yield* program.pipe(Effect.provide(layer({}))), faked)
        assert.deepStrictEqual(
          faked.map(({ tag }) => tag),
          ["success", "LogoffRefused", "success", "success"]
        )
        assert.deepStrictEqual(faked[0]!.whole, logoffDone)
        assert.deepStrictEqual(faked[2]!.whole, areaDone)
      })
    )

    it.effect("the wire carries the time to wait in whole seconds", () =>
      Effect.gen(function* () {
        const simulation = yield* TaobaoSimulation
        yield* simulation.script(
          Mafia.accountAreaAuth,
          Result.fail(new VendorError.RateLimited({ retryAfter: Duration.millis(1500) }))
        )
        const error = yield* Mafia.accountAreaAuth(area).pipe(Effect.flip)
        assert(error._tag === "RateLimited")
        assert.deepStrictEqual(error.retryAfter, Duration.seconds(2))
      }).pipe(Effect.provide(layer({})))
    )
  })
})

describe("an operation that the library does not have", () => {
  class OutOfStock extends Refusal.Class<OutOfStock>()("OutOfStock") {}

  const Item = Wire.struct({ id: Wire.Int64, name: Wire.optional(Wire.String), at: Wire.optional(TopWire.DateText) })

  const reserve = Taobao.operation("taobao.test.reserve", {
    request: Wire.struct({
      ids: TopWire.list(Wire.Int64),
      items: Wire.optional(TopWire.list(Item)),
      note: Wire.optional(Wire.String),
      gift: Wire.optional(Wire.Boolean)
    }),
    response: Wire.struct({
      number: Wire.Int64,
      items: TopWire.list(Item, "reserved"),
      notes: Wire.optional(TopWire.list(Wire.String)),
      empty: Wire.optional(Wire.struct({}))
    }),
    refusals: { codes: { "isv.out-of-stock": OutOfStock } }
  })

  const simulator = Simulator.make({
    name: "stock",
    state: Schema.Struct({ left: Schema.Int }),
    initial: { left: 5 },
    transitions: (on) => [
      on(reserve, (state, { gift, ids, items, note }, { digits, now }) => {
        const left = state.left - ids.length
        if (left < 0) return [state, Result.fail(new OutOfStock({ message: `${state.left} left` }))]
        const at = DateTime.makeUnsafe(now)
        return [
          { left },
          Result.succeed({
            number: BigInt(`9${digits("number", 17)}`),
            items: gift === true ? [] : (items ?? ids.map((id) => ({ id, name: `n${id} ${note}`, at }))),
            notes: note === undefined ? [] : [note],
            empty: {}
          })
        ]
      })
    ]
  })

  const options = { simulators: [simulator] }

  const run = Effect.forEach(
    [
      { ids: [1n, 2n ** 63n - 1n], note: "注 &<" },
      { ids: [1n] },
      { ids: [1n, 2n, 3n] },
      { ids: [7n], items: [{ id: 9007199254740993n, name: "一" }], note: "n" },
      { ids: [8n], items: [], note: "", gift: true },
      { ids: [9n] }
    ],
    (input) => Outcome.of(reserve, input)
  )

  it.effect.each(formatted)("in $name: the sandbox has the fake's lists of none, one and many", ({ layer }) =>
    Effect.gen(function* () {
      const faked = yield* run.pipe(Effect.provide(TaobaoTesting.layerFake(options)))
      assert.deepStrictEqual(
        faked.map(({ tag }) => tag),
        ["success", "success", "OutOfStock", "success", "success", "OutOfStock"]
      )
      assert.deepStrictEqual(
        faked.map(({ whole }) => whole.items?.length),
        [2, 1, undefined, 1, 0, undefined]
      )
      const sandboxed = yield* run.pipe(Effect.provide(layer({ ...options, operations: [reserve] })))
      assert.deepStrictEqual(sandboxed, faked)
    })
  )

  it.effect("has an answer that its schema draws where no simulator knows it", () =>
    Effect.gen(function* () {
      const call = Outcome.of(reserve, { ids: [1n] })
      const faked = yield* call.pipe(Effect.provide(TaobaoTesting.layerFake()))
      assert.strictEqual(faked.tag, "success")
      for (const { layer } of formatted) {
        assert.deepStrictEqual(yield* call.pipe(Effect.provide(layer({ operations: [reserve] }))), faked)
      }
    })
  )

  it.effect("is a defect that names it where the simulation is strict", () =>
    Effect.gen(function* () {
      const defect = yield* reserve({ ids: [1n] }).pipe(
        Effect.catchDefect((defect) => Effect.succeed(defect)),
        Effect.provide(TaobaoTesting.layerFake({ strict: true }))
      )
      assert.instanceOf(defect, Error)
      assert.include((defect as Error).message, reserve.name)
    })
  )

  it.effect("is unknown to a sandbox that is not told of it", () =>
    Effect.gen(function* () {
      const error = yield* reserve({ ids: [1n] }).pipe(Effect.flip, Effect.provide(TaobaoTesting.layerSandbox()))
      assert(error._tag === "InvalidParameter")
      assert.strictEqual(error.code, "22")
    })
  )
})

describe("a call without a definition", () => {
  it.effect("reaches the simulator of the method", () =>
    Effect.gen(function* () {
      const program = Effect.gen(function* () {
        const parameters = { area_request: { auth_area_dto: [{ account_id: 9007199254740993n, area_code: 330110 }] } }
        const response = yield* Taobao.call(Mafia.accountAreaAuth.name, parameters)
        const simulation = yield* TaobaoSimulation
        return [response, yield* simulation.get(MafiaSimulator.simulator)] as const
      })
      const [faked, state] = yield* program.pipe(Effect.provide(TaobaoTesting.layerFake()))
      assert.deepInclude(faked, { succ: true })
      assert.strictEqual(Object.keys(state.areas).length, 1)
      const [sandboxed, other] = yield* program.pipe(Effect.provide(TaobaoTesting.layerSandbox()))
      assert.deepInclude(sandboxed, faked)
      assert.deepStrictEqual(other, state)
    })
  )
})
