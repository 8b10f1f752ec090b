/** Answers that are broken, foreign or nearly right, of which a test knows whether they are a success. */
import type * as Operation from "@effect-vendors/core/Operation"
import type * as VendorError from "@effect-vendors/core/VendorError"
import type * as TopGateway from "@effect-vendors/taobao/TopGateway"
import * as TopSigner from "@effect-vendors/taobao/TopSigner"
import * as Arbitrary from "effect/Arbitrary"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { afterAll, assert, describe, it } from "@effect/vitest"
import { integer, oneOf } from "../../core/test/arbitraries.ts"
import { type Form, forms } from "./formats.ts"
import * as Stub from "./stub.ts"

/** An operation, and what its answers look like. */
export interface Target {
  readonly operation: Operation.Any
  readonly input: unknown
  readonly key: string
  /** Responses that are a success, as JSON. */
  readonly successes: ReadonlyArray<object>
  /** Whether a response shows that the vendor did what was asked. */
  readonly shows: (body: any) => boolean
  readonly refusal: string
}

export const gatewayTags = [
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

export interface Case {
  readonly target: Target
  readonly form: Form
  readonly status: number
  readonly body: string | Uint8Array<ArrayBuffer>
  readonly mayBeSuccess: boolean
}

const choice = <const A>(...values: ReadonlyArray<A>) => oneOf(...values.map((value) => Arbitrary.Constant(value)))

export const isTrue = (value: unknown) => value === true || value === "true"

const scalars = choice<unknown>(
  true,
  false,
  null,
  "true",
  "false",
  "",
  "null",
  "<a>&",
  0,
  1,
  -0,
  1.5,
  2 ** 53,
  1e300,
  "9007199254740993"
)

// Values of the names that the vendors use, so that answers are nearly right, often.
const values = (names: ReadonlyArray<string>, depth: number): Arbitrary.Arbitrary<unknown> => {
  if (depth === 0) return scalars
  const nested = values(names, depth - 1)
  return oneOf<unknown>(
    scalars,
    Arbitrary.array(nested, { maxLength: 3 }),
    Arbitrary.array(Arbitrary.all([choice(...names), nested]), { maxLength: 4 }).pipe(
      Arbitrary.map((entries) => Object.fromEntries(entries))
    )
  )
}

const entriesOf = (value: unknown): ReadonlyArray<readonly [string, unknown]> =>
  typeof value === "object" && value !== null ? Object.entries(value) : []

const namesOf = (value: unknown): ReadonlyArray<string> =>
  entriesOf(value).flatMap(([name, property]) => [name].concat(namesOf(property)))

const paths = (value: unknown): ReadonlyArray<ReadonlyArray<string>> =>
  entriesOf(value).flatMap(([name, property]) => [[name]].concat(paths(property).map((path) => [name].concat(path))))

const at = (value: unknown, path: ReadonlyArray<string>): unknown =>
  path.reduce((value, name) => (value as Record<string, unknown>)[name], value)

const missing = Symbol("missing")

const replaced = (value: unknown, [name, ...rest]: ReadonlyArray<string>, by: unknown): unknown => {
  const { [name!]: property, ...others } = value as Record<string, unknown>
  if (rest.length > 0) return { ...others, [name!]: replaced(property, rest, by) }
  return by === missing ? others : { ...others, [name!]: by }
}

// XML cannot tell a list of one from its element, nor an empty list from nothing.
const asXmlHasIt = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    const items = value.flat(Infinity)
    return items.length === 0 ? undefined : items.length === 1 ? asXmlHasIt(items[0]) : items
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, property]) => [name, asXmlHasIt(property)]))
    : value
}

const isSuccess = (target: Target, form: Form, key: string, body: unknown) =>
  (key === target.key || form.name === "simplified JSON") && target.shows(form.name === "XML" ? asXmlHasIt(body) : body)

const pages = [
  "",
  " ",
  "\uFEFF",
  "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><center>nginx</center></body></html>",
  "<html><body>You are not allowed<br></body></html>",
  "<html><body><p>well-formed</p></body></html>",
  "OK",
  "true",
  "null",
  "[]",
  "{}",
  '""',
  '{"error_response":true}',
  '<?xml version="1.0"?>',
  "<error_response>50</error_response>",
  "jsonp({})",
  "[".repeat(20_000),
  "<a>".repeat(2000),
  `${'{"data":'.repeat(20_000)}1${"}".repeat(20_000)}`
]

/** Cases of all targets, in all forms. */
const cases = (targets: ReadonlyArray<Target>): Arbitrary.Arbitrary<Case> =>
  Arbitrary.all([choice(...targets), choice(...forms)]).pipe(
    Arbitrary.flatMap(([target, form]) => {
      const genuine = choice(...target.successes)
      const names = [...new Set(target.successes.flatMap(namesOf)), "error_response", "code", "msg", "request_id"]

      const bytes = Arbitrary.array(integer(0, 255)).pipe(
        Arbitrary.map((bytes) => ({ body: new Uint8Array(bytes), mayBeSuccess: false }))
      )
      // No beginning of a JSON object or of an XML element is one.
      const cut = Arbitrary.all([genuine, integer(0, 9999)]).pipe(
        Arbitrary.map(([body, point]) => {
          const whole = new TextEncoder().encode(form.success(target.key, body))
          return { body: whole.slice(0, Math.floor((point * whole.length) / 10_000)), mayBeSuccess: false }
        })
      )
      const other = oneOf(scalars, Arbitrary.Constant<unknown>(missing))
      const mistyped = Arbitrary.all([genuine, integer(0, 9999), other]).pipe(
        Arbitrary.map(([genuine, point, by]) => {
          const all = paths(genuine)
          const body = replaced(genuine, all[Math.floor((point * all.length) / 10_000)]!, by)
          return { body: form.success(target.key, body), mayBeSuccess: isSuccess(target, form, target.key, body) }
        })
      )
      const denied = Arbitrary.all([genuine, choice<unknown>(false, "false", "no"), integer(0, 9999)]).pipe(
        Arbitrary.map(([genuine, by, point]) => {
          const flags = paths(genuine).filter((path) => isTrue(at(genuine, path)))
          const body = replaced(genuine, flags[Math.floor((point * flags.length) / 10_000)]!, by)
          return { body: form.success(target.key, body), mayBeSuccess: false }
        })
      )
      const nearly = Arbitrary.all([choice(target.key, target.key, "other_response"), values(names, 3)]).pipe(
        Arbitrary.map(([key, body]) => ({
          body: form.success(key, body),
          mayBeSuccess: isSuccess(target, form, key, body)
        }))
      )
      const failures = oneOf<unknown>(
        values([...names, "sub_code", "sub_msg"], 2),
        Arbitrary.all({
          code: choice<unknown>(50, "50", 15, 7, 27, 11, 41, 999, -1, 1.5, "x", "", null, [], {}, true),
          msg: scalars,
          sub_code: choice<unknown>("isv.invalid-parameter", "isp.unknown-error", "isv.x", "", null, 5, {}, []),
          sub_msg: choice<unknown>("非法参数", "This ban will last for 99999999999 more seconds", null, {}, 1)
        })
      ).pipe(Arbitrary.map((error) => ({ body: form.failure(error), mayBeSuccess: false })))
      const foreign = choice(...pages).pipe(Arbitrary.map((body) => ({ body, mayBeSuccess: false })))
      const whole = genuine.pipe(
        Arbitrary.map((body) => ({ body: form.success(target.key, body), mayBeSuccess: true }))
      )
      return Arbitrary.all([
        oneOf<Pick<Case, "body" | "mayBeSuccess">>(bytes, cut, mistyped, denied, nearly, failures, foreign, whole),
        choice(200, 200, 200, 201, 400, 403, 404, 500, 502, 503)
      ]).pipe(Arbitrary.map(([{ body, mayBeSuccess }, status]) => ({ target, form, status, body, mayBeSuccess })))
    })
  )

/** Checks what a call came to: a typed error of the operation, or a success where there is one. */
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
  // It can be stored, and comes back as it was.
  const stored = Schema.encodeUnknownSync(target.operation.error)(error)
  assert.strictEqual(
    (Schema.decodeUnknownSync(target.operation.error)(stored) as VendorError.VendorError)._tag,
    error._tag
  )
  assert.isTrue(error.outcome !== "NotSent", told())
}

/** What a case is like, to see that a test met all sorts of them. */
const label = (exit: Exit.Exit<unknown, VendorError.VendorError>): string => {
  if (Exit.isSuccess(exit)) return "success"
  const reason = exit.cause.reasons[0]!
  return reason._tag === "Fail" ? reason.error._tag : reason._tag
}

/** The tests of a vendor's gateway: whatever comes back is told as it is. */
export const describeAnswers = <Service>(
  targets: ReadonlyArray<Target>,
  layer: (options: TopGateway.Options) => Layer.Layer<Service, never, HttpClient.HttpClient | TopSigner.TopSigner>
): void => {
  describe("whatever comes back", () => {
    const seen = new Map<string, number>()
    const signer = Layer.succeed(TopSigner.TopSigner, { method: "md5", sign: () => Effect.succeed("") })

    it.effect.prop(
      "is a typed error of the operation, or a success that shows itself",
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
              credentials: { appKey: "key", appSecret: Redacted.make("secret") },
              format: given.form.format
            }).pipe(Layer.provide([signer, Stub.always(given.body, given.status).layer]))
          )
        ),
      { timeout: 20_000, arbitrary: { seed: "garbage", runs: 1500 } }
    )

    afterAll(() => {
      // If only few sorts of answers were met, the property says little.
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
