/** The tests of a gateway with answers that are broken, foreign or nearly right. */
import type { EndpointError } from "@effect-vendors/core/Endpoint"
import * as Operation from "@effect-vendors/core/Operation"
import * as Gateway from "@effect-vendors/core/vendor/Gateway"
import type * as VendorError from "@effect-vendors/core/VendorError"
import type * as TopGateway from "@effect-vendors/top/TopGateway"
import * as TopSigner from "@effect-vendors/top/TopSigner"
import { afterAll, assert, describe, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { type Case, cases, type Target } from "./garbageCases.ts"
import * as Stub from "./stub.ts"

const gatewayTags = [
  "AuthFailure",
  "PermissionDenied",
  "InvalidParameter",
  "ResourceNotFound",
  "LimitExceeded",
  "RateLimited",
  "ServiceFailure",
  "OperationRefused",
  "TransportFailure",
  "MalformedResponse",
  "UnexpectedError"
]

/** Checks the result of a call: a typed error of the operation, or a success where the answer is one. */
const check = (
  { body, form, mayBeSuccess, status, target }: Case,
  exit: Exit.Exit<unknown, VendorError.VendorError>
): void => {
  const told = () =>
    `${target.operation.name}, ${form.name}, ${status}: ${typeof body === "string" ? body.slice(0, 500) : body}`
  if (Exit.isSuccess(exit)) {
    assert.isTrue(mayBeSuccess && status >= 200 && status < 300, `no success: ${told()}`)
    return
  }
  assert.isTrue(
    exit.cause.reasons.every((reason) => reason._tag === "Fail"),
    `a defect: ${told()}: ${Cause.pretty(exit.cause)}`
  )
  const reason = exit.cause.reasons[0]!
  assert(reason._tag === "Fail")
  const error = reason.error
  assert.include([...gatewayTags, target.refusal], error._tag, told())
  assert.strictEqual(error.operation, target.operation.name)
  // An error can be stored and read again.
  const stored = Schema.encodeUnknownSync(Operation.errorsOf(target.operation))(error)
  assert.strictEqual(
    (Schema.decodeUnknownSync(Operation.errorsOf(target.operation))(stored) as VendorError.VendorError)._tag,
    error._tag
  )
  assert.isTrue(error.outcome !== "NotSent", told())
}

/** The sort of a result. A test has to meet all sorts. */
const label = (exit: Exit.Exit<unknown, VendorError.VendorError>): string => {
  if (Exit.isSuccess(exit)) return "success"
  const reason = exit.cause.reasons[0]!
  return reason._tag === "Fail" ? reason.error._tag : reason._tag
}

/** The tests of a vendor's gateway: it tells any answer as it is. */
export const describeAnswers = <Service>(
  targets: ReadonlyArray<Target>,
  layer: (
    options: TopGateway.Options
  ) => Layer.Layer<Service, EndpointError, HttpClient.HttpClient | TopSigner.TopSigner>
): void => {
  describe("any answer", () => {
    const seen = new Map<string, number>()
    const signer = Layer.succeed(TopSigner.TopSigner, { method: "md5", sign: () => Effect.succeed("") })

    it.effect.prop(
      "is a typed error of the operation, or a success that the response shows",
      [cases(targets)],
      ([given]) =>
        Effect.gen(function* () {
          const call = given.target.operation(given.target.input) as Effect.Effect<
            unknown,
            VendorError.VendorError,
            Service
          >
          const exit = yield* Effect.exit(call)
          check(given, exit)
          const met = label(exit)
          seen.set(met, (seen.get(met) ?? 0) + 1)
        }).pipe(
          Effect.provide(
            layer({
              ...Gateway.unhurried,
              credentials: { appKey: "key", appSecret: Redacted.make("secret") },
              format: given.form.format
            }).pipe(Layer.provide([signer, Stub.always(given.body, given.status).layer]))
          )
        ),
      { timeout: 20_000, arbitrary: { seed: "garbage", runs: 1500 } }
    )

    afterAll(() => {
      // The property says little where it met only few sorts of answers.
      for (const label of [
        "success",
        ...targets.map(({ refusal }) => refusal),
        "MalformedResponse",
        "ServiceFailure",
        "UnexpectedError",
        "InvalidParameter",
        "RateLimited"
      ]) {
        assert.isAbove(seen.get(label) ?? 0, 5, `${label} of ${JSON.stringify([...seen])}`)
      }
    })
  })
}
