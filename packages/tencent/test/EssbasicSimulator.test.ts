import { assert, describe, it } from "@effect/vitest"
import * as Essbasic from "@effect-vendors/tencent/Essbasic"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import * as Arbitrary from "effect/Arbitrary"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as TestClock from "effect/testing/TestClock"
import { integer, oneOf } from "../../core/test/arbitraries.ts"
import { agent, cancelRequest, createRequest } from "./stub.ts"

const { channelCancelMultiFlowSignQRCode: cancel, channelCreateMultiFlowSignQRCode: create, QrInvalid } = Essbasic
const { EssbasicSimulator, TencentSimulation } = TencentTesting

const start = 1_700_000_000

const day = 24 * 60 * 60

const by = (organization: number) => ({ ...agent, ProxyOrganizationOpenId: `organization ${organization}` })

type Command =
  | { readonly do: "create"; readonly by: number; readonly limit: number; readonly seconds: number }
  | { readonly do: "cancel"; readonly by: number; readonly code: number }
  | { readonly do: "scan"; readonly code: number }
  | { readonly do: "wait"; readonly seconds: number }

const commands = Arbitrary.array(
  oneOf<Command>(
    Arbitrary.all({
      do: Arbitrary.Constant("create"),
      by: integer(0, 1),
      limit: integer(1, 3),
      seconds: integer(1, 100)
    }),
    Arbitrary.all({ do: Arbitrary.Constant("cancel"), by: integer(0, 1), code: integer(0, 5) }),
    Arbitrary.all({ do: Arbitrary.Constant("cancel"), by: integer(0, 1), code: integer(0, 5) }),
    Arbitrary.all({ do: Arbitrary.Constant("scan"), code: integer(0, 5) }),
    Arbitrary.all({ do: Arbitrary.Constant("wait"), seconds: integer(0, 60) })
  ),
  { maxLength: 40 }
)

/** A code as the documents describe it. */
interface Model {
  readonly id: string
  readonly by: number
  scansLeft: number
  readonly expires: number
  cancelled: boolean
}

const follows = (commands: ReadonlyArray<Command>) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(start * 1000)
    const simulation = yield* TencentSimulation
    const codes: Array<Model> = []
    const cancellations = new Map<string, number>()
    for (const command of commands) {
      const seconds = (yield* Clock.currentTimeMillis) / 1000
      const known = "code" in command && codes.length > 0 ? codes[command.code % codes.length] : undefined
      const valid = known !== undefined && !known.cancelled && known.scansLeft > 0 && seconds < known.expires
      switch (command.do) {
        case "create": {
          const { QrCode } = yield* create({
            ...createRequest,
            Agent: by(command.by),
            MaxFlowNum: command.limit,
            QrCodeExpiredOn: seconds + command.seconds
          })
          assert.isFalse(codes.some(({ id }) => id === QrCode.QrCodeId))
          assert.strictEqual(QrCode.ExpiredTime, seconds + command.seconds)
          codes.push({
            id: QrCode.QrCodeId,
            by: command.by,
            scansLeft: command.limit,
            expires: QrCode.ExpiredTime!,
            cancelled: false
          })
          break
        }
        case "cancel": {
          const QrCodeId = known?.id ?? cancelRequest.QrCodeId
          const result = yield* Effect.result(cancel({ Agent: by(command.by), QrCodeId }))
          const tag = Result.isSuccess(result) ? "Success" : result.failure._tag
          const expected =
            known === undefined
              ? "InvalidParameter"
              : known.by !== command.by
                ? "Forbid"
                : valid
                  ? "Success"
                  : "QrInvalid"
          assert.strictEqual(tag, expected)
          if (Result.isSuccess(result)) {
            known!.cancelled = true
            cancellations.set(QrCodeId, (cancellations.get(QrCodeId) ?? 0) + 1)
          }
          break
        }
        case "scan": {
          if (known === undefined) break
          assert.strictEqual(
            yield* simulation.step(EssbasicSimulator.simulator, EssbasicSimulator.scan(known.id)),
            valid
          )
          if (valid) known.scansLeft--
          break
        }
        case "wait":
          yield* TestClock.adjust(command.seconds * 1000)
      }
    }
    for (const times of cancellations.values()) assert.strictEqual(times, 1)
    // After more than a year, no code is valid.
    yield* TestClock.adjust(400 * day * 1000)
    for (const { by: organization, id } of codes) {
      assert.instanceOf(yield* Effect.flip(cancel({ Agent: by(organization), QrCodeId: id })), QrInvalid)
    }
    const state = yield* simulation.get(EssbasicSimulator.simulator)
    assert.strictEqual(Object.keys(state.signCodes).length, codes.length)
    for (const { cancelled, id, scansLeft } of codes) {
      const code = state.signCodes[id]!
      assert.strictEqual(code.cancelled, cancelled)
      assert.strictEqual(code.maxFlowNum - code.used, scansLeft)
    }
  })

describe("codes behave as the documents say after any commands", () => {
  it.effect.prop(
    "on the fake",
    [commands],
    ([commands]) => follows(commands).pipe(Effect.provide(TencentTesting.layerFake())),
    { arbitrary: { seed: "codes", runs: 250, size: 40 } }
  )

  it.effect.prop(
    "in the sandbox",
    [commands],
    ([commands]) => follows(commands).pipe(Effect.provide(TencentTesting.layerSandbox())),
    { arbitrary: { seed: "codes", runs: 30, size: 40 } }
  )
})

describe("creating", () => {
  it.effect("uses the vendor's defaults", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start * 1000 + 999)
      const { QrCode } = yield* create(createRequest)
      assert.strictEqual(QrCode.ExpiredTime, start + 7 * day)
      const { signCodes } = yield* (yield* TencentSimulation).get(EssbasicSimulator.simulator)
      assert.deepStrictEqual(signCodes, {
        [QrCode.QrCodeId]: {
          application: agent.AppId,
          organization: agent.ProxyOrganizationOpenId,
          templateId: createRequest.TemplateId,
          maxFlowNum: 5,
          used: 0,
          expiredOn: start + 7 * day,
          cancelled: false
        }
      })
    }).pipe(Effect.provide(TencentTesting.layerFake()))
  )

  it.effect.each<readonly [name: string, part: { QrCodeExpiredOn?: number; MaxFlowNum?: number }]>([
    ["that expires now", { QrCodeExpiredOn: start }],
    ["that has expired", { QrCodeExpiredOn: start - 1 }],
    ["that expires in more than a year", { QrCodeExpiredOn: start + 365 * day + 1 }],
    ["for no contract", { MaxFlowNum: 0 }],
    ["for a negative number of contracts", { MaxFlowNum: -1 }]
  ])("refuses a code %s", ([, part]) =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start * 1000)
      const error = yield* Effect.flip(create({ ...createRequest, ...part }))
      assert(error._tag === "InvalidParameter")
      assert.deepInclude(error, { origin: "vendor", code: "InvalidParameter.ParamError", outcome: "Rejected" })
      const { signCodes } = yield* (yield* TencentSimulation).get(EssbasicSimulator.simulator)
      assert.deepStrictEqual(signCodes, {})
    }).pipe(Effect.provide(TencentTesting.layerFake()))
  )

  it.effect("refuses a template that the state does not list", () =>
    Effect.gen(function* () {
      const simulation = yield* TencentSimulation
      yield* create(createRequest)
      yield* simulation.set(EssbasicSimulator.simulator, { signCodes: {}, templates: ["another"] })
      const error = yield* Effect.flip(create(createRequest))
      assert.deepInclude(error, { _tag: "ResourceNotFound", code: "ResourceNotFound.Template" })
      yield* simulation.set(EssbasicSimulator.simulator, { signCodes: {}, templates: [createRequest.TemplateId] })
      yield* create(createRequest)
    }).pipe(Effect.provide(TencentTesting.layerFake()))
  )

  it.effect("accepts a code that expires in a year", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start * 1000)
      const { QrCode } = yield* create({ ...createRequest, QrCodeExpiredOn: start + 365 * day })
      assert.strictEqual(QrCode.ExpiredTime, start + 365 * day)
    }).pipe(Effect.provide(TencentTesting.layerFake()))
  )
})

it.effect("a code belongs to an application and an organisation, not to an operator", () =>
  Effect.gen(function* () {
    const { QrCode } = yield* create(createRequest)
    const cancelAs = (part: Partial<typeof agent>) =>
      cancel({ Agent: { ...agent, ...part }, QrCodeId: QrCode.QrCodeId })
    for (const part of [{ AppId: "another" }, { ProxyOrganizationOpenId: "another" }]) {
      assert.instanceOf(yield* Effect.flip(cancelAs(part)), Essbasic.Forbid)
    }
    yield* cancelAs({ ProxyOperator: { OpenId: "another" } })
    assert.instanceOf(yield* Effect.flip(cancelAs({})), QrInvalid)
  }).pipe(Effect.provide(TencentTesting.layerFake()))
)

it.effect("an inherited property of an object is no code", () =>
  Effect.gen(function* () {
    const simulation = yield* TencentSimulation
    for (const id of ["constructor", "__proto__", "toString"]) {
      assert.isFalse(yield* simulation.step(EssbasicSimulator.simulator, EssbasicSimulator.scan(id)))
    }
    assert.deepStrictEqual(yield* simulation.get(EssbasicSimulator.simulator), EssbasicSimulator.simulator.initial)
  }).pipe(Effect.provide(TencentTesting.layerFake()))
)
