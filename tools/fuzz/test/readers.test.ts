/**
 * The readers of answers agree: the quick one, the lenient one and the schema give the same value and the same drift, in
 * every format, where one field of an answer is null, absent or of a neighbouring type.
 */
import { assert, it } from "@effect/vitest"
import * as Operation from "@effect-vendors/core/Operation"
import * as Json from "@effect-vendors/core/vendor/Json"
import * as Wire from "@effect-vendors/core/Wire"
import * as TopFormat from "@effect-vendors/top/TopFormat"
import * as TopXml from "@effect-vendors/top/TopXml"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { absent, type Altered, altered, write } from "../src/alterations.ts"
import { pick, random } from "../src/mutate.ts"
import { subjects, vendors } from "../src/subjects.ts"
import { fitOf } from "./drifting.ts"

// A comparison does not look into a Redacted.
const revealed = (value: unknown): unknown =>
  Redacted.isRedacted(value)
    ? ["secret", Redacted.value(value)]
    : Array.isArray(value)
      ? value.map(revealed)
      : typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype
        ? Object.fromEntries(Object.entries(value).map(([name, property]) => [name, revealed(property)]))
        : value

interface Read {
  readonly value: unknown
  readonly drift: ReadonlyArray<string>
}

// What a reader gives, without the fields that an answer names and does not have.
const readOf = (decoded: Result.Result<Omit<Operation.Detailed<unknown>, "requestId">, unknown>): Read | "refused" =>
  Result.isFailure(decoded)
    ? "refused"
    : { value: revealed(decoded.success.value), drift: decoded.success.drift.map(({ path }) => path) }

/** Reads quickly where that can be done, leniently, and by the schema. */
const readers = (operation: Operation.Any) => {
  // A field that the quick reader does not read sends every answer to the lenient one.
  const lenient = Operation.extend(operation, { response: { [probe]: Wire.optional(Wire.String) } })
  const bySchema = Schema.decodeUnknownResult(operation.response as Schema.Codec<unknown>, { disableChecks: true })
  return {
    quick: (text: string): Read | "refused" =>
      readOf(operation.decode(Json.parse(text), () => Json.parseNumerals(text))),
    lenient: (text: string): Read | "refused" => {
      const more = `${text.slice(0, -1)}${text === "{}" ? "" : ","}"${probe}":1}`
      const read = readOf(lenient.decode(Json.parse(more), () => Json.parseNumerals(more)))
      if (read === "refused") return read
      const { [probe]: found, ...value } = read.value as Record<string, unknown>
      assert.strictEqual(found, "1")
      return { ...read, value }
    },
    schema: (text: string): Read | "refused" => {
      const read = bySchema(Json.parseExact(text))
      return Result.isFailure(read) ? "refused" : { value: revealed(read.success), drift: [] }
    }
  }
}

const probe = "readByText"

// Of the vendor with the most operations, fewer of each say as much.
const samplesOf = (count: number) => (count > 50 ? 12 : 30)

for (const vendor of vendors) {
  it.live(`${vendor.name}: the quick reader, the lenient one and the schema agree`, () =>
    Effect.gen(function* () {
      const draw = random(11)
      let drifts = 0
      let refused = 0
      let bySchema = 0
      const all = yield* subjects(vendor)
      const samples = samplesOf(all.length)
      for (const { answer, operation } of all) {
        const { lenient, quick, schema } = readers(operation)
        const inner = Object.values(answer as object)[0] as object
        const bodies: ReadonlyArray<Altered> = [{ path: [], kind: "none", body: inner }, ...altered(inner)]
        for (let i = 0; i < samples; i++) {
          const { body, kind, path } = i === 0 ? bodies[0]! : pick(draw, bodies)
          const name = `${operation.name} ${path.join(".")} ${kind}`
          const text = write(body)
          const read = lenient(text)
          assert.deepStrictEqual(quick(text), read, name)
          // The schema alone is not lenient, and does not see the text of a number. What it reads is read alike.
          const strict = kind === "fraction" ? "refused" : schema(text)
          if (strict !== "refused") assert.deepStrictEqual(read, strict, name)
          const { drift, path: misfit } = fitOf(operation.response, Json.parseExact(text))
          assert.deepStrictEqual(
            read === "refused" ? "refused" : read.drift,
            misfit === undefined ? drift : "refused",
            name
          )
          drifts += drift.length
          refused += misfit === undefined ? 0 : 1
          bySchema += strict === "refused" ? 0 : 1
        }
      }
      // All three happen.
      for (const count of [drifts, refused, bySchema]) assert.isAbove(count, 3)
    })
  )
}

// The values that XML writes as it writes others: it has only texts, and a list of one is as the one.
const ambiguous = new Set(["null", "object", "list", "nulls", "item", "text"])

const xmlOf = (name: string, value: unknown): string =>
  value === absent || value === undefined
    ? ""
    : Array.isArray(value)
      ? value.map((item) => xmlOf(name, item)).join("")
      : typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype
        ? `<${name}>${Object.entries(value)
            .map(([name, property]) => xmlOf(name, property))
            .join("")}</${name}>`
        : `<${name}>${textOf(value).replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</${name}>`

const textOf = (value: unknown): string => (typeof value === "string" ? value : write(value))

// Lists without their wrappers.
const simplified = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(simplified)
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  const values = Object.values(value)
  return values.length === 1 && Array.isArray(values[0])
    ? simplified(values[0])
    : Object.fromEntries(Object.entries(value).map(([name, property]) => [name, simplified(property)]))
}

const utf8 = (text: string) => new TextEncoder().encode(text)

for (const vendor of vendors.filter(({ platform }) => platform.name !== "Tencent Cloud")) {
  it.live(`${vendor.name}: JSON, simplified JSON and XML are read alike`, () =>
    Effect.gen(function* () {
      const draw = random(13)
      let compared = 0
      for (const { answer, operation } of yield* subjects(vendor)) {
        const key = TopFormat.responseKey(operation.name)
        const inner = (answer as Readonly<Record<string, object>>)[key]!
        const readIn = (format: TopFormat.TopFormat, text: string) =>
          Effect.map(
            Effect.result(format.read({ status: 200, headers: {}, bytes: utf8(text) }, operation)),
            (answer) => {
              if (Result.isFailure(answer) || answer.success._tag === "Refused") return "refused"
              return readOf(operation.decode(answer.success.body, answer.success.reparse))
            }
          )
        const all = altered(inner)
        for (let i = 0; i < samplesOf(1); i++) {
          const { body, kind, path } = pick(draw, all)
          const name = `${operation.name} ${path.join(".")} ${kind}`
          const json = yield* readIn(TopFormat.json, write({ [key]: body }))
          assert.deepStrictEqual(yield* readIn(TopFormat.simplified, write(simplified(body))), json, name)
          if (ambiguous.has(kind)) continue
          assert.deepStrictEqual(yield* readIn(TopXml.format, xmlOf(key, body)), json, name)
          compared++
        }
      }
      assert.isAbove(compared, 50)
    })
  )
}
