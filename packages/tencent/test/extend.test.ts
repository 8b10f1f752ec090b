import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import * as Essbasic from "@effect-vendors/tencent/Essbasic"
import * as Tencent from "@effect-vendors/tencent/Tencent"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { expectTypeOf } from "vitest"

const create = Essbasic.channelCreateMultiFlowSignQRCode

const extended = Operation.extend(create, {
  request: { QrCodeName: Wire.optional(Wire.String) },
  response: { QrCodeName: Wire.optional(Wire.String) }
})

const request = {
  Agent: {
    AppId: "yDwhxUUckp3gl8j5UuFX33LSNozpRsbi",
    ProxyOrganizationOpenId: "org_dianziqian",
    ProxyOperator: { OpenId: "n9527" }
  },
  TemplateId: "yDRS4UUgygqdcj51UuO4zjEyWTmzsIAR",
  FlowName: "a"
}

const layers = {
  fake: TencentTesting.layerFake(),
  sandbox: TencentTesting.layerSandbox({ operations: [extended] })
}

describe("an extended operation", () => {
  it("has the identity, the errors and the annotations of the operation", () => {
    assert.strictEqual(extended.id, create.id)
    assert.strictEqual(extended.name, create.name)
    assert.strictEqual(extended.refusals, create.refusals)
    assert.strictEqual(extended.annotations, create.annotations)
    expectTypeOf<Operation.Error<typeof extended>>().toEqualTypeOf<Operation.Error<typeof create>>()
    expectTypeOf<Effect.Services<ReturnType<typeof extended>>>().toEqualTypeOf<Tencent.Tencent>()
    expectTypeOf<(typeof extended.request.Type)["QrCodeName"]>().toEqualTypeOf<string | undefined>()
    expectTypeOf<(typeof extended.request.Type)["FlowName"]>().toEqualTypeOf<string>()
    // @ts-expect-error: there is no such field
    void (() => extended({ ...request, QrCode: "a" }))
    // @ts-expect-error: the field is a text
    void (() => extended({ ...request, QrCodeName: 1 }))
  })

  for (const [name, layer] of Object.entries(layers)) {
    it.effect(`is answered by the simulator of the operation: ${name}`, () =>
      Effect.gen(function* () {
        const simulation = yield* TencentTesting.TencentSimulation
        const { QrCode } = yield* extended({ ...request, QrCodeName: "b" })
        const state = yield* simulation.get(TencentTesting.EssbasicSimulator.simulator)
        assert.deepStrictEqual(Object.keys(state.signCodes), [QrCode!.QrCodeId])
        assert.deepInclude((yield* simulation.calls)[0]!.request, { QrCodeName: "b" })
        const answer = {
          QrCode: { QrCodeId: "c", QrCodeUrl: "d", ExpiredTime: 1, WeixinQrCodeUrl: "e" },
          SignUrls: { AppSignUrl: "f", EffectiveTime: "1", HttpSignUrl: "g" },
          QrCodeName: "e"
        }
        yield* simulation.script(extended, Result.succeed(answer))
        assert.strictEqual((yield* extended(request)).QrCodeName, "e")
      }).pipe(Effect.provide(layer))
    )
  }

  it("takes a struct as well as its fields, replaces fields, and adds to a struct inside", () => {
    const { Agent } = create.request.fields
    const nested = Operation.extend(create, {
      request: Wire.struct({ Agent: Wire.extend(Agent, { Scene: Wire.String }), FlowName: Wire.Int })
    })
    const value = { ...request, FlowName: 1, Agent: { ...request.Agent, Scene: "a" } }
    assert.deepStrictEqual(nested.encode(value), Result.succeed(value))
    expectTypeOf<(typeof nested.request.Type)["FlowName"]>().toEqualTypeOf<number>()
    const misspelt = nested.encode({ ...value, Agent: { ...value.Agent, Seen: "a" } })
    assert(Result.isFailure(misspelt))
    assert.include(misspelt.failure.message, "did you mean Scene?")
    const disabled = nested.encode({ ...value, Agent: { ...value.Agent, ProxyOrganizationId: "a" } })
    assert(Result.isFailure(disabled))
    assert.include(disabled.failure.message, "not to be used")
  })

  it("may have a field that the vendor's document disables", () => {
    const own = Operation.extend(create, {
      request: { Agent: Wire.extend(create.request.fields.Agent, { ProxyOrganizationId: Wire.optional(Wire.String) }) }
    })
    const value = { ...request, Agent: { ...request.Agent, ProxyOrganizationId: "a" } }
    assert.deepStrictEqual(own.encode(value), Result.succeed(value))
  })
})

describe("a vendor is told of fields that it does not know", () => {
  const untyped = (payload: object) =>
    Tencent.call(
      "ChannelCreateMultiFlowSignQRCode",
      { ...request, ...payload },
      {
        service: "essbasic",
        version: "2021-05-26"
      }
    )

  for (const [name, layer] of Object.entries({ ...layers, sandbox: TencentTesting.layerSandbox() })) {
    it.effect(`and refuses them by their names: ${name}`, () =>
      Effect.gen(function* () {
        for (const [payload, path] of [
          [{ QrEffectiveDay: 20 }, "QrEffectiveDay"],
          [{ Agent: { ...request.Agent, AppID: "a" } }, "Agent.AppID"],
          [{ Agent: { ...request.Agent, ProxyOrganizationId: "a" } }, "Agent.ProxyOrganizationId"]
        ] as const) {
          const error = yield* Effect.flip(untyped(payload))
          assert.include({ ...error }, { _tag: "InvalidParameter", code: "UnknownParameter", origin: "vendor" })
          assert.include(error.message, `\`${path}\``)
        }
      }).pipe(Effect.provide(layer))
    )
  }
})

it.effect("a negative number is not sent where the document has an unsigned one", () =>
  Effect.gen(function* () {
    const error = yield* Essbasic.describeTemplates({ Agent: request.Agent, Limit: -1 }).pipe(Effect.flip)
    assert.include({ ...error }, { _tag: "InvalidParameter", origin: "client", outcome: "NotSent" })
    assert.include(error.message, '["Limit"]')
    yield* Essbasic.describeTemplates({ Agent: request.Agent, Limit: 0 })
  }).pipe(Effect.provide(TencentTesting.layerFake()))
)

it.effect("a flow needs no deadline: github.com/tencentess/essbasic-python-kit", () =>
  Essbasic.createFlowsByTemplates({ Agent: request.Agent, FlowInfos: [{ FlowName: "a" }] }).pipe(
    Effect.provide(TencentTesting.layerSandbox())
  )
)
