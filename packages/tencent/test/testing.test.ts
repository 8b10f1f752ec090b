import { assert, describe, it } from "@effect/vitest"
import type * as Simulation from "@effect-vendors/core/testing/Simulation"
import * as Json from "@effect-vendors/core/vendor/Json"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Wire from "@effect-vendors/core/Wire"
import * as Essbasic from "@effect-vendors/tencent/Essbasic"
import * as Tencent from "@effect-vendors/tencent/Tencent"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as TestClock from "effect/testing/TestClock"
import { integer } from "../../core/test/arbitraries.ts"
import * as raw from "./raw.ts"
import { agent, cancelRequest, createRequest, essbasic } from "./stub.ts"

const { channelCancelMultiFlowSignQRCode: cancel, channelCreateMultiFlowSignQRCode: create } = Essbasic
const { EssbasicSimulator, TencentSimulation } = TencentTesting

const { start } = raw

// No simulator knows this operation.
const survey = Tencent.product({ service: "cvm", version: "2017-03-12" })("Survey", {
  request: Wire.struct({ Id: Wire.Int64, Name: Wire.optional(Wire.String) }),
  response: Wire.struct({
    Id: Wire.Int64,
    Share: Wire.Float,
    Flag: Wire.Boolean,
    Text: Wire.optional(Wire.String),
    Secret: Wire.Secret,
    List: Wire.array(Wire.struct({ Id: Wire.optional(Wire.Int64) })),
    Any: Wire.Any
  })
})

// Keeps the properties that a caller can see. Errors lose stack and cause, and undefined counts as absent.
const visible = (value: unknown): unknown => {
  if (Redacted.isRedacted(value)) return [Redacted.value(value)]
  if (Array.isArray(value)) return value.map(visible)
  if (typeof value !== "object" || value === null) return value
  const { cause: _cause, ...properties } = value as { cause?: unknown }
  return Object.fromEntries(
    Object.entries(value instanceof Error ? { ...properties, message: value.message } : properties).flatMap(
      ([key, property]) => (property === undefined ? [] : [[key, visible(property)]])
    )
  )
}

const answers = <A, E, R>(call: Effect.Effect<A, E, R>) =>
  Effect.match(call, { onFailure: visible, onSuccess: visible })

type Options = Simulation.Options

const onBoth = <A, E>(
  history: Effect.Effect<A, E, Tencent.Tencent | TencentTesting.TencentSimulation>,
  options?: Options
) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(start * 1000)
    const fake = yield* history.pipe(Effect.provide(TencentTesting.layerFake(options)))
    yield* TestClock.setTime(start * 1000)
    const sandbox = yield* history.pipe(
      Effect.provide(TencentTesting.layerSandbox({ ...options, operations: [survey] }))
    )
    return { fake, sandbox }
  })

const created = Effect.map(create(createRequest), ({ QrCode }) => QrCode.QrCodeId)

const summary = ({ requestId, value }: { readonly requestId: string | undefined; readonly value: unknown }) => ({
  requestId,
  value
})

const asked = <A, E>(
  detailed: Effect.Effect<{ readonly requestId: string | undefined; readonly value: A }, E, Tencent.Tencent>
) => answers(Effect.map(detailed, summary))

describe("fake and sandbox give the same answers", () => {
  it.effect("for every outcome of both operations", () =>
    Effect.gen(function* () {
      const history = Effect.gen(function* () {
        const simulation = yield* TencentSimulation
        const cancelled = (QrCodeId: string, Agent = agent) => asked(cancel.detailed({ Agent, QrCodeId }))
        const log: Array<unknown> = []
        log.push(yield* asked(create.detailed(createRequest)))
        log.push(yield* asked(create.detailed(createRequest)))
        const [first, second, third, fourth] = [yield* created, yield* created, yield* created, yield* created]
        log.push([first, second, third, fourth])
        log.push(yield* cancelled(first, { ...agent, ProxyOrganizationOpenId: "another" }))
        log.push(yield* cancelled(first))
        log.push(yield* cancelled(first))
        for (let i = 0; i < 6; i++) {
          log.push(yield* simulation.step(EssbasicSimulator.simulator, EssbasicSimulator.scan(second)))
        }
        log.push(yield* cancelled(second))
        log.push(yield* cancelled(cancelRequest.QrCodeId))
        log.push(yield* asked(create.detailed({ ...createRequest, QrCodeExpiredOn: 1 })))
        log.push(yield* asked(create.detailed({ ...createRequest, MaxFlowNum: 0 })))
        log.push(yield* cancelled(third))
        yield* TestClock.adjust("8 days")
        log.push(yield* cancelled(fourth))
        yield* simulation.set(EssbasicSimulator.simulator, { signCodes: {}, templates: [] })
        log.push(yield* asked(create.detailed(createRequest)))
        log.push(yield* cancelled("short"))
        log.push(yield* simulation.save)
        log.push(visible(yield* simulation.calls))
        return log
      })
      const { fake, sandbox } = yield* onBoth(history)
      assert.deepStrictEqual(sandbox, fake)
      // The history has every outcome.
      const text = Json.stringify(fake)
      for (const word of [
        "Forbid",
        "QrInvalid",
        "DataNotFound",
        "ParamError",
        "ResourceNotFound",
        `"origin":"client"`
      ]) {
        assert.include(text, word)
      }
    })
  )

  it.effect("for every scripted error", () =>
    Effect.gen(function* () {
      const errors = [
        ...Object.values(VendorError.classes).map(
          (constructor: new (properties: VendorError.Properties) => VendorError.GatewayError) => constructor
        ),
        Essbasic.QrInvalid,
        Essbasic.Forbid
      ].filter((constructor) => (constructor as unknown) !== VendorError.MalformedResponse)
      const history = Effect.gen(function* () {
        const simulation = yield* TencentSimulation
        const log: Array<unknown> = []
        for (const constructor of errors) {
          for (const properties of [{}, { message: "说明", requestId: "r-1" }]) {
            yield* simulation.script(cancel, Result.fail(new constructor(properties)))
            const error = yield* Effect.flip(cancel(cancelRequest))
            assert.strictEqual<unknown>(error.constructor, constructor)
            // The client has words of its own for a broken connection.
            log.push(error._tag === "TransportFailure" ? [error.outcome, error.retryable] : visible(error))
          }
        }
        for (const outcome of ["NotSent", "Unknown"] as const) {
          yield* simulation.script(create, Result.fail(new VendorError.TransportFailure({ outcome })))
          const error = yield* Effect.flip(create(createRequest))
          log.push([error._tag, error.outcome, error.retryable])
        }
        const page = new VendorError.MalformedResponse({ excerpt: "<b>no</b>", status: 404 })
        yield* simulation.script(create, Result.fail(page))
        const error = yield* Effect.flip(create(createRequest))
        assert(error._tag === "MalformedResponse")
        log.push([error.outcome, error.retryable, error.excerpt, error.status])
        return log
      })
      const { fake, sandbox } = yield* onBoth(history)
      assert.deepStrictEqual(sandbox, fake)
      assert.deepStrictEqual(fake.slice(-3), [
        ["TransportFailure", "NotSent", true],
        ["TransportFailure", "Unknown", false],
        ["Unknown", false, "<b>no</b>", 404]
      ])
    })
  )

  it.effect.prop(
    "for an operation that no simulator knows",
    [survey.request],
    ([request]) =>
      Effect.gen(function* () {
        const history = Effect.all([asked(survey.detailed(request)), asked(survey.detailed(request))])
        const { fake, sandbox } = yield* onBoth(history)
        assert.deepStrictEqual(sandbox, fake)
        assert.property(fake[0], "value")
        assert.notDeepEqual(fake[0], fake[1])
      }),
    { arbitrary: { seed: "survey", runs: 60 } }
  )

  it.effect("with other identifiers for another seed", () =>
    Effect.gen(function* () {
      const history = asked(create.detailed(createRequest))
      const one = yield* onBoth(history, { seed: "one" })
      const two = yield* onBoth(history, { seed: "two" })
      assert.deepStrictEqual(one.sandbox, one.fake)
      assert.deepStrictEqual(two.sandbox, two.fake)
      assert.notDeepEqual(one.fake, two.fake)
    })
  )

  it.effect("for a call without a definition", () =>
    Effect.gen(function* () {
      const history = Effect.gen(function* () {
        const { QrCode } = yield* Tencent.call("ChannelCreateMultiFlowSignQRCode", createRequest, essbasic)
        const QrCodeId = (QrCode as { QrCodeId: string }).QrCodeId
        yield* cancel({ Agent: agent, QrCodeId })
        const again = yield* Effect.flip(
          Tencent.call("ChannelCancelMultiFlowSignQRCode", { Agent: agent, QrCodeId }, essbasic)
        )
        // The class of the refusal belongs to the definition, but the code comes from the vendor.
        return [QrCodeId, again._tag, again.code, again.requestId]
      })
      const { fake, sandbox } = yield* onBoth(history)
      assert.deepStrictEqual(sandbox, fake)
      assert.deepStrictEqual(fake.slice(1, 3), ["OperationRefused", "OperationDenied.QrInvalid"])
    })
  )
})

describe("calls at once", () => {
  const shuffledBy = <A>(order: ReadonlyArray<number>, values: ReadonlyArray<A>): ReadonlyArray<A> =>
    values
      .map((value, i) => [order[i]!, value] as const)
      .toSorted(([a], [b]) => a - b)
      .map(([, value]) => value)

  for (const [name, layer, runs] of [
    ["on the fake", TencentTesting.layerFake, 20],
    ["in the sandbox", TencentTesting.layerSandbox, 10]
  ] as const) {
    it.effect.prop(
      `${name} have the same answers as calls one by one`,
      [Arbitrary.array(integer(0, 1_000_000), { minLength: 24, maxLength: 24 })],
      ([order]) =>
        Effect.gen(function* () {
          const history = (order: ReadonlyArray<number>, concurrency: 1 | "unbounded") =>
            Effect.gen(function* () {
              // Each request is made twice.
              const requests = order.map((_, i) => ({ ...createRequest, FlowName: `name ${i >> 1}` }))
              const codes = yield* Effect.forEach(shuffledBy(order, requests), (request) => create.detailed(request), {
                concurrency
              })
              // Each code is cancelled twice, and one of the two calls is refused.
              const ids = codes.map(({ value }) => value.QrCode.QrCodeId)
              const cancelled = yield* Effect.forEach(
                [...ids, ...ids],
                (QrCodeId) => asked(cancel.detailed({ Agent: agent, QrCodeId })),
                { concurrency }
              )
              return [...codes.map(summary), ...cancelled].map((answer) => Json.stringify(answer)).sort()
            }).pipe(Effect.provide(layer()))
          const one = yield* history(
            order.map((_, i) => i),
            1
          )
          assert.deepStrictEqual(yield* history(order, "unbounded"), one)
          assert.strictEqual(one.filter((answer) => answer.includes("QrInvalid")).length, order.length)
          assert.strictEqual(new Set(one).size, 3 * order.length)
        }),
      { arbitrary: { seed: "at once", runs } }
    )
  }
})

describe("the sandbox", () => {
  const send = (part: Partial<raw.Raw>) =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start * 1000)
      return yield* raw.send(yield* TencentTesting.sandbox.handler(), part)
    }).pipe(Effect.provide(TencentTesting.layerSimulation()))

  // The sandbox accepts the request, but it has no sign code of that id.
  const accepted = "InvalidParameter.DataNotFound"

  it.effect.each<readonly [name: string, part: Partial<raw.Raw>, code: string]>([
    ["a request as the documents say", {}, accepted],
    [
      "a request with more signed headers",
      { signed: ["content-type", "host", "x-tc-action", "x-tc-version", "x-tc-timestamp"] },
      accepted
    ],
    ["a request with only the required headers signed", { signed: ["content-type", "host"] }, accepted],
    ["a request that is five minutes late", { timestamp: start - 300 }, accepted],
    ["a request that is five minutes early", { timestamp: start + 300 }, accepted]
  ])("accepts %s", ([, part, code]) =>
    Effect.gen(function* () {
      const { Error } = yield* send(part)
      assert.strictEqual(Error?.Code, code)
      assert.isString(Error!.Message)
    })
  )

  it.effect.each<readonly [name: string, part: Partial<raw.Raw>, code: string]>([
    ["a timestamp that is more than five minutes early", { timestamp: start + 301 }, "AuthFailure.SignatureExpire"],
    ["a timestamp that is more than five minutes late", { timestamp: start - 301 }, "AuthFailure.SignatureExpire"],
    ["a signature by another key", { secretKey: "another" }, "AuthFailure.SignatureFailure"],
    ["an unknown id", { secretId: "another" }, "AuthFailure.SecretIdNotFound"],
    ["an id that is an inherited property", { secretId: "constructor" }, "AuthFailure.SecretIdNotFound"],
    ["another payload than was signed", { sentPayload: JSON.stringify(createRequest) }, "AuthFailure.SignatureFailure"],
    [
      "another action than was signed",
      { tamper: (headers) => ({ ...headers, "x-tc-action": "ChannelCreateMultiFlowSignQRCode" }) },
      "AuthFailure.SignatureFailure"
    ],
    [
      "another timestamp than was signed",
      { tamper: (headers) => ({ ...headers, "x-tc-timestamp": String(start + 1) }) },
      "AuthFailure.SignatureFailure"
    ],
    [
      "another content type than was signed",
      { tamper: (headers) => ({ ...headers, "content-type": "text/plain" }) },
      "AuthFailure.SignatureFailure"
    ],
    [
      "an unsigned request",
      { tamper: ({ authorization: _, ...headers }) => headers },
      "AuthFailure.InvalidAuthorization"
    ],
    [
      "another algorithm",
      { tamper: (headers) => ({ ...headers, authorization: headers.authorization!.replace("TC3", "TC4") }) },
      "AuthFailure.InvalidAuthorization"
    ],
    ["a request whose host is not signed", { signed: ["content-type"] }, "AuthFailure.InvalidAuthorization"],
    ["a request whose content type is not signed", { signed: ["host"] }, "AuthFailure.InvalidAuthorization"],
    [
      "a credential scope of another day",
      {
        tamper: (headers) => ({ ...headers, authorization: headers.authorization!.replace("2023-11-14", "2023-11-13") })
      },
      "AuthFailure.SignatureExpire"
    ],
    ["a request without a timestamp", { tamper: ({ "x-tc-timestamp": _, ...headers }) => headers }, "InvalidParameter"],
    [
      "a timestamp that is no number",
      { tamper: (headers) => ({ ...headers, "x-tc-timestamp": "soon" }) },
      "InvalidParameter"
    ],
    [
      "a timestamp beyond all dates",
      { tamper: (headers) => ({ ...headers, "x-tc-timestamp": "1e99" }) },
      "AuthFailure.SignatureExpire"
    ],
    ["an unknown action", { action: "Nothing" }, "InvalidAction"],
    ["an action that is an inherited property", { action: "constructor" }, "InvalidAction"],
    ["an unknown version", { version: "2020-01-01" }, "NoSuchVersion"],
    ["a request without a payload", { payload: "" }, "InvalidParameter"],
    ["a payload that is no JSON", { payload: "{" }, "InvalidParameter"],
    ["a payload that is no object", { payload: "[]" }, "InvalidParameter"],
    ["a payload that is null", { payload: "null" }, "InvalidParameter"],
    ["a payload without a parameter", { payload: "{}" }, "MissingParameter"],
    ["a parameter of another type", { payload: JSON.stringify({ ...cancelRequest, Agent: "me" }) }, "InvalidParameter"],
    [
      "a value that is not allowed",
      { payload: JSON.stringify({ ...cancelRequest, QrCodeId: "short" }) },
      "InvalidParameterValue"
    ],
    [
      "a payload nested without end",
      { payload: `{"Agent":${"[".repeat(100_000)}9007199254740993${"]".repeat(100_000)}}` },
      "InvalidParameter"
    ]
  ])("refuses %s", ([, part, code]) =>
    Effect.gen(function* () {
      const { Error } = yield* send(part)
      assert.strictEqual(Error?.Code, code)
      assert.isString(Error!.Message)
    })
  )

  it.effect("gives its refusals as errors of the gateway", () =>
    Effect.gen(function* () {
      const wrong = { secretId: "sandbox-id", secretKey: Redacted.make("wrong") }
      const error = yield* cancel(cancelRequest).pipe(Effect.flip, Tencent.withCredentials(wrong))
      assert.deepInclude(error, {
        _tag: "AuthFailure",
        code: "AuthFailure.SignatureFailure",
        outcome: "Rejected",
        retryable: false
      })
      const unknown = yield* Tencent.call("Nothing", {}, essbasic).pipe(Effect.flip)
      assert.deepInclude(unknown, { _tag: "InvalidParameter", origin: "vendor", code: "InvalidAction" } as object)
      const version = { service: "essbasic", version: "2020-01-01" }
      const old = yield* Tencent.call("ChannelCancelMultiFlowSignQRCode", {}, version).pipe(Effect.flip)
      assert.deepInclude(old, { _tag: "InvalidParameter", code: "NoSuchVersion" })
      // No simulator has seen these calls.
      assert.deepStrictEqual(yield* (yield* TencentSimulation).calls, [])
    }).pipe(Effect.provide(TencentTesting.layerSandbox()))
  )

  it.effect("accepts only the secrets that it is given", () =>
    Effect.gen(function* () {
      const mine = { secretId: "mine", secretKey: Redacted.make("my key") }
      const layer = TencentTesting.layerSandbox({ secrets: { mine: mine.secretKey }, credentials: mine })
      const [first, second] = yield* Effect.all([
        Effect.flip(cancel(cancelRequest)),
        Effect.flip(cancel(cancelRequest).pipe(Tencent.withCredentials(TencentTesting.credentials)))
      ]).pipe(Effect.provide(layer))
      assert.strictEqual(first.code, accepted)
      assert.strictEqual(second.code, "AuthFailure.SecretIdNotFound")
    })
  )

  it.effect("keeps every digit of integers", () =>
    Effect.gen(function* () {
      const simulation = yield* TencentSimulation
      const response = {
        Id: 2n ** 63n - 1n,
        Share: 0.5,
        Flag: true,
        Secret: Redacted.make("s"),
        List: [{ Id: 9007199254740993n }],
        Any: 1n
      }
      yield* simulation.script(survey, Result.succeed(response))
      const answer = yield* survey({ Id: 9007199254740993n })
      assert.deepStrictEqual(visible(answer), visible({ ...response, Any: 1 }))
      const [call] = yield* simulation.calls
      assert.deepStrictEqual(call!.request, { Id: 9007199254740993n })
    }).pipe(Effect.provide(TencentTesting.layerSandbox({ operations: [survey] })))
  )
})

it.effect("a sandbox in the same process is not built with an endpoint that does not fit", () =>
  Effect.gen(function* () {
    const layer = TencentTesting.layerSandbox({ endpoint: "http://sandbox.example" })
    assert.strictEqual((yield* Effect.flip(Effect.scoped(Layer.build(layer))))._tag, "EndpointError")
  })
)
