/** Answers that are broken, foreign or nearly right. For each, a test knows whether it may be a success. */
import type * as Operation from "@effect-vendors/core/Operation"
import * as Arbitrary from "effect/Arbitrary"
import { integer, oneOf } from "../../core/test/arbitraries.ts"
import { type Form, forms } from "./formats.ts"

/** An operation and its answers. */
export interface Target {
  readonly operation: Operation.Any
  readonly input: unknown
  readonly key: string
  /** Successful responses, as JSON. */
  readonly successes: ReadonlyArray<object>
  /** Whether a response shows a success. Answers have any fields, so a body is `any`. */
  readonly shows: (body: any) => boolean
  readonly refusal: string
}

export interface Case {
  readonly target: Target
  readonly form: Form
  readonly status: number
  readonly body: string | Uint8Array<ArrayBuffer>
  readonly mayBeSuccess: boolean
}

const choice = <const A>(...values: ReadonlyArray<A>) => oneOf(...values.map((value) => Arbitrary.Constant(value)))

export const isTrue = (value: unknown) => [true, "true", 1, "1"].includes(value as never)

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

// The values use the vendors' names, so that many answers are nearly right.
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

// In XML a list of one item looks like its item, and an empty list looks like nothing.
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
export const cases = (targets: ReadonlyArray<Target>): Arbitrary.Arbitrary<Case> =>
  Arbitrary.all([choice(...targets), choice(...forms)]).pipe(
    Arbitrary.flatMap(([target, form]) => {
      const genuine = choice(...target.successes)
      const names = [...new Set(target.successes.flatMap(namesOf)), "error_response", "code", "msg", "request_id"]

      const bytes = Arbitrary.array(integer(0, 255)).pipe(
        Arbitrary.map((bytes) => ({ body: new Uint8Array(bytes), mayBeSuccess: false }))
      )
      // The beginning of a JSON object is no JSON object, and the beginning of an XML element is no element.
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
