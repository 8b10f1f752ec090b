/**
 * The laws of every operation, checked on requests, responses and errors that its own schemas draw.
 *
 * - A value that was sent and read once does not change when it is sent and read again.
 * - A fake and a sandbox give the same answer to the same call, and the same error: its tag, its codes, its
 *   request id, its outcome.
 *
 * **Example** (An operation of your own)
 *
 * ```ts
 * import { Wire } from "@effect-vendors/core"
 * import { Laws } from "@effect-vendors/core/testing"
 * import { Taobao } from "@effect-vendors/taobao"
 * import * as TaobaoTesting from "@effect-vendors/taobao/testing"
 * import { it } from "@effect/vitest"
 *
 * const itemGet = Taobao.operation("taobao.item.get", {
 *   request: Wire.struct({ num_iid: Wire.Int64 }),
 *   response: Wire.struct({ title: Wire.optional(Wire.String) })
 * })
 *
 * const laws = Laws.of(itemGet, {
 *   simulation: TaobaoTesting.TaobaoSimulation,
 *   fake: TaobaoTesting.layerFake(),
 *   sandbox: TaobaoTesting.layerSandbox({ operations: [itemGet] })
 * })
 *
 * for (const law of laws) it.effect(law.name, () => law.check)
 * ```
 *
 * @since 0.1.0
 */
import * as Arbitrary from "effect/Arbitrary"
import type * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as Layer from "effect/Layer"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type * as Operation from "../Operation.ts"
import * as Json from "../vendor/Json.ts"
import * as VendorError from "../VendorError.ts"
import type * as Simulation from "./Simulation.ts"

/**
 * A law of an operation. `check` fails with the smallest example that it finds against the law.
 *
 * @category models
 * @since 0.1.0
 */
export interface Law {
  readonly name: string
  readonly check: Effect.Effect<void, LawBroken>
}

/**
 * A law does not hold.
 *
 * @category errors
 * @since 0.1.0
 */
export class LawBroken extends Schema.TaggedError<LawBroken>()("LawBroken", { message: Schema.String }) {}

/**
 * The two sides that have to agree, and the simulation that both provide.
 *
 * @category models
 * @since 0.1.0
 */
export interface Sides<Vendor, Id> {
  readonly simulation: Context.Key<Id, Simulation.Simulation>
  readonly fake: Layer.Layer<Vendor | Id, unknown>
  readonly sandbox: Layer.Layer<Vendor | Id, unknown>
}

/**
 * The laws of an operation.
 *
 * @category laws
 * @since 0.1.0
 */
export const of = <
  Vendor,
  Name extends string,
  Request extends Schema.Codec<any, unknown>,
  Response extends Schema.Codec<any, unknown>,
  E extends VendorError.VendorError,
  Pages extends Operation.Paging | undefined,
  Id
>(
  operation: Operation.Operation<Vendor, Name, Request, Response, E, Pages>,
  sides: Sides<Vendor, Id>,
  options?: { readonly seed?: string | number | undefined; readonly runs?: number | undefined }
): ReadonlyArray<Law> => {
  const { request, response } = operation
  const settings = { seed: options?.seed ?? operation.id, runs: options?.runs ?? 30, size: 4 }
  const sameRequest = Schema.toEquivalence(request)
  const sameResponse = Schema.toEquivalence(response)
  const normalRequest = normal(request)
  const normalResponse = normal(response)

  const law = <A>(
    name: string,
    arbitrary: Arbitrary.Arbitrary<A>,
    property: (value: A) => boolean | Effect.Effect<boolean, unknown>
  ): Law => ({
    name: `${operation.name}: ${name}`,
    check: Effect.flatMap(Arbitrary.checkEffect(arbitrary, property, settings), (result) => {
      const failure = Arbitrary.formatCheckFailure(result)
      return failure === undefined ? Effect.void : Effect.fail(new LawBroken({ message: failure }))
    })
  })

  // Scripts the result, calls one side, and gives its answer and the request that its simulation saw.
  const ask = (
    layer: Layer.Layer<Vendor | Id, unknown>,
    input: Request["Type"],
    result: Result.Result<Response["Type"], VendorError.VendorError>
  ) =>
    Effect.gen(function* () {
      const simulation = yield* sides.simulation
      // The errors are the operation's own: see `errorsOf`.
      yield* simulation.script(operation, result as Result.Result<any, any>)
      const answer = yield* Effect.result(operation.detailed(input))
      return { answer, asked: (yield* simulation.calls)[0]?.request }
    }).pipe(Effect.provide(layer))

  const errors = errorsOf(operation)

  return [
    law("a request that was read is sent as it was", Arbitrary.schema(request), (input) => {
      const once = normalRequest(input)
      return sameRequest(normalRequest(once), once)
    }),
    law("a response that was read is written as it was", Arbitrary.schema(response), (value) => {
      const once = normalResponse(value)
      return sameResponse(normalResponse(once), once)
    }),
    law(
      "fake and sandbox are asked alike, and answer alike",
      Arbitrary.all([Arbitrary.schema(request), Arbitrary.schema(response)]),
      ([input, value]) =>
        Effect.gen(function* () {
          const fake = yield* ask(sides.fake, input, Result.succeed(value))
          const sandbox = yield* ask(sides.sandbox, input, Result.succeed(value))
          if (fake.asked === undefined) return isUnfit(fake.answer) && isUnfit(sandbox.answer)
          return (
            sameRequest(sandbox.asked, fake.asked) &&
            Result.isSuccess(fake.answer) &&
            Result.isSuccess(sandbox.answer) &&
            sameResponse(fake.answer.success.value, normalResponse(value)) &&
            sameResponse(sandbox.answer.success.value, fake.answer.success.value) &&
            sandbox.answer.success.requestId === fake.answer.success.requestId
          )
        })
    ),
    ...errors.map((error) =>
      law(`fake and sandbox fail alike with ${error._tag} ${error.code}`.trim(), Arbitrary.schema(request), (input) =>
        Effect.gen(function* () {
          const fake = yield* ask(sides.fake, input, Result.fail(error))
          const sandbox = yield* ask(sides.sandbox, input, Result.fail(error))
          if (fake.asked === undefined) return isUnfit(fake.answer) && isUnfit(sandbox.answer)
          return (
            Result.isFailure(fake.answer) &&
            Result.isFailure(sandbox.answer) &&
            // A vendor that has no code for an error refuses by a plain one.
            [error._tag, "OperationRefused"].includes(fake.answer.failure._tag) &&
            same(fake.answer.failure, sandbox.answer.failure)
          )
        })
      )
    )
  ]
}

const normal = <T>(schema: Schema.Codec<T, unknown>) => {
  const encode = Schema.encodeUnknownSync(schema)
  const decode = Schema.decodeUnknownSync(schema)
  return (value: T): T => decode(Json.normalize(encode(value)))
}

// Both sides refuse a request that the wire does not carry, such as an empty parameter.
const isUnfit = (answer: Result.Result<unknown, VendorError.VendorError>): boolean =>
  Result.isFailure(answer) && answer.failure instanceof VendorError.InvalidParameter

const isBroken = (error: VendorError.VendorError) =>
  error instanceof VendorError.TransportFailure || error instanceof VendorError.MalformedResponse

// A broken answer breaks differently with and without a wire, but it is broken on both.
const same = (a: VendorError.VendorError, b: VendorError.VendorError): boolean =>
  a._tag === b._tag &&
  a.outcome === b.outcome &&
  a.retryable === b.retryable &&
  (isBroken(a) ||
    (a.code === b.code && a.subCode === b.subCode && a.requestId === b.requestId && a.message === b.message))

// One error of each class that can be made without knowing its fields; refusals get the vendor's code.
const errorsOf = (operation: Operation.Any): Array<VendorError.VendorError> => {
  const properties = { message: "said by the law", requestId: "8f4e11d2" }
  const listed = Object.values(
    operation.refusals.codes as Record<string, VendorError.Constructor<VendorError.VendorError>>
  )
  const { InvalidParameter, ...others } = VendorError.classes
  return [
    new InvalidParameter({ ...properties, origin: "vendor" }),
    ...Object.values(others).map((constructor) => new constructor(properties)),
    ...[...new Set(listed)].map((constructor) => new constructor(properties)),
    ...(operation.refusals.response === undefined ? [] : [new operation.refusals.response.error(properties)])
  ]
}
