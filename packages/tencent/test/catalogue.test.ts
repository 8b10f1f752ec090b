/** The operations of essbasic have every action and every error code of the specification. */
import * as VendorError from "@effect-vendors/core/VendorError"
import type * as Operation from "@effect-vendors/core/Operation"
import * as Retry from "@effect-vendors/core/Retry"
import * as WireServer from "@effect-vendors/core/testing/WireServer"
import * as Essbasic from "@effect-vendors/tencent/Essbasic"
import { operations as sts } from "@effect-vendors/tencent/products/sts/catalogue"
import * as Tencent from "@effect-vendors/tencent/Tencent"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as Layer from "effect/Layer"
import * as Result from "effect/Result"
import facts from "../../../specifications/tencent/essbasic-2021-05-26.json" with { type: "json" }

interface Field {
  readonly name: string
  readonly type: string
  readonly required?: boolean
  readonly disabled?: boolean
}

const objects = facts.objects as unknown as Readonly<Record<string, { readonly fields: ReadonlyArray<Field> }>>
const { catalogue } = TencentTesting.sandbox
const operations = new Map(
  catalogue.filter(({ product }) => product === "essbasic").map((operation) => [operation.name, operation])
)

// The families of codes, written a second time.
const families: ReadonlyArray<readonly [RegExp, VendorError.GatewayErrorTag]> = [
  [/^(UnauthorizedOperation|AuthFailure\.UnauthorizedOperation)/, "PermissionDenied"],
  [/^AuthFailure/, "AuthFailure"],
  [/^(InvalidParameter|InvalidParameterValue|MissingParameter|UnknownParameter)/, "InvalidParameter"],
  [/^ResourceNotFound/, "ResourceNotFound"],
  [/^(LimitExceeded|ResourceInsufficient)/, "LimitExceeded"],
  [/^RequestLimitExceeded/, "RateLimited"],
  [/^InternalError/, "ServiceFailure"],
  [/^(OperationDenied|FailedOperation|ResourceUnavailable|ResourceInUse|UnsupportedOperation)/, "OperationRefused"]
]

const tagOf = (code: string): string =>
  /^(?:OperationDenied|FailedOperation)\.(.+)$/.exec(code)?.[1] ??
  families.find(([pattern]) => pattern.test(code))?.[1] ??
  "UnexpectedError"

const requestOf = (operation: Operation.Any) =>
  Effect.map(
    Arbitrary.sampleEffect(Arbitrary.schema(operation.request), { seed: operation.name, count: 1, size: 2 }),
    ([request]) => request as Readonly<Record<string, unknown>>
  )

describe("the catalogue", () => {
  it("has every action, and the newer one", () => {
    const names = [...facts.actions.map(({ name }) => name), ...facts.newerDeltaFromNpm_4_1_313.actionsAdded]
    assert.deepStrictEqual([...operations.keys()].sort(), names.sort())
    assert.strictEqual(operations.size, 101)
    // The sandbox serves those of sts too, and no others.
    assert.strictEqual(catalogue.length, 101 + sts.length)
  })

  it("lists every error code of every action", () => {
    const pairs = facts.actions.flatMap(({ errorCodes }) => errorCodes)
    assert.strictEqual(pairs.length, 1237)
    for (const { errorCodes, name } of facts.actions) {
      for (const code of errorCodes) assert.include(operations.get(name)!.errorCodes, code)
    }
  })

  it("keeps the actions that the newest SDK lacks", () => {
    assert.isFunction(Essbasic.channelCreateConvertTaskApi)
    assert.isFunction(Essbasic.channelGetTaskResultApi)
  })
})

describe("each error code is an error with its tag, its code and its request id", () => {
  for (const { errorCodes, errorCodesInExamplesOnly, name } of facts.actions) {
    it.effect(`of ${name}`, () =>
      Effect.gen(function* () {
        const operation = operations.get(name)!
        const request = yield* requestOf(operation)
        for (const [index, code] of [...errorCodes, ...errorCodesInExamplesOnly].entries()) {
          const requestId = `request-${index}`
          const error = yield* Effect.gen(function* () {
            const simulation = yield* TencentTesting.TencentSimulation
            yield* simulation.script(
              operation,
              Result.fail(new VendorError.UnexpectedError({ code, message: "said by the test", requestId }))
            )
            return yield* Effect.flip(
              operation(request) as Effect.Effect<unknown, VendorError.VendorError, Tencent.Tencent>
            )
          }).pipe(Retry.withPolicy(Retry.none), Effect.provide(TencentTesting.layerSandbox()))
          assert.deepInclude(
            { _tag: error._tag, code: error.code, requestId: error.requestId, operation: error.operation },
            { _tag: tagOf(code), code, requestId, operation: name }
          )
        }
      })
    )
  }
})

describe("a request", () => {
  for (const { name, request: object } of facts.actions) {
    const { fields } = objects[object]!
    it.effect(`of ${name} has its required fields and no disabled field`, () =>
      Effect.gen(function* () {
        const operation = operations.get(name)!
        const request = yield* requestOf(operation)
        const offered = Object.keys((operation.request as unknown as { readonly fields: object }).fields)
        assert.sameMembers(
          offered.filter((field) => fields.some(({ name }) => name === field)),
          fields.filter(({ disabled }) => disabled !== true).map(({ name }) => name)
        )
        for (const { name: field } of fields.filter(
          ({ disabled, required }) => required === true && disabled !== true
        )) {
          const { [field]: _, ...rest } = request
          const error = yield* Effect.flip(
            operation(rest) as Effect.Effect<unknown, VendorError.VendorError, Tencent.Tencent>
          )
          assert.instanceOf(error, VendorError.InvalidParameter)
          assert.deepInclude(
            { origin: error.origin, outcome: error.outcome },
            { origin: "client", outcome: "NotSent" },
            field
          )
          assert.include(error.message, field)
        }
        // A caller without a type checker may give disabled fields.
        for (const { name: field } of fields.filter(({ disabled }) => disabled === true)) {
          const refused = operation.encode({ ...request, [field]: "x" })
          assert(Result.isFailure(refused))
          assert.include(refused.failure.message, "not to be used")
          assert.include(refused.failure.message, field)
        }
      }).pipe(Effect.provide(TencentTesting.layerFake()))
    )
  }
})

describe("the host", () => {
  const hostOf = (call: Effect.Effect<unknown, unknown, Tencent.Tencent>, options?: Partial<Tencent.Options>) =>
    Effect.gen(function* () {
      const hosts: Array<string | undefined> = []
      const handler: WireServer.Handler = Effect.gen(function* () {
        const request = yield* HttpServerRequest.HttpServerRequest
        hosts.push(request.headers.host)
        return yield* Effect.die("enough is known")
      })
      const { credentials } = TencentTesting
      yield* Effect.exit(call).pipe(
        Effect.provide(
          Tencent.layer({ credentials, ...options }).pipe(Layer.provide(WireServer.layer(Effect.succeed(handler))))
        )
      )
      return hosts[0]
    })
  const upload = Essbasic.uploadFiles({ Agent: { AppId: "app" }, BusinessType: "DOCUMENT" })
  const usage = Essbasic.describeUsage({ Agent: { AppId: "app" }, StartDate: "20210101", EndDate: "20210102" })

  it.effect("of uploads is their own where no endpoint is given", () =>
    Effect.gen(function* () {
      assert.strictEqual(Context.get(Essbasic.uploadFiles.annotations, Tencent.Host), "file.ess.tencent.cn")
      assert.strictEqual(yield* hostOf(upload), "file.ess.tencent.cn")
      assert.strictEqual(yield* hostOf(usage), "essbasic.tencentcloudapi.com")
      assert.strictEqual(yield* hostOf(upload, { endpoint: "http://sandbox.localhost" }), "sandbox.localhost")
    })
  )
})

it.effect("a struct that holds others of its kind is sent and read", () =>
  Effect.gen(function* () {
    const Permissions: Essbasic.Permission = { Name: "all", Children: [{ Name: "one", Children: [] }] }
    const role = { RoleId: "r", RoleName: "n", RoleStatus: 1, PermissionGroups: [{ Permissions: [Permissions] }] }
    const page = { Offset: 0, Limit: 1, TotalCount: 1, ChannelRoles: [role] }
    const simulation = yield* TencentTesting.TencentSimulation
    yield* simulation.script(Essbasic.channelDescribeRoles, Result.succeed(page))
    assert.deepStrictEqual(yield* Essbasic.channelDescribeRoles({ Agent: { AppId: "app" }, Limit: "1" }), page)
  }).pipe(Effect.provide(TencentTesting.layerSandbox()))
)
