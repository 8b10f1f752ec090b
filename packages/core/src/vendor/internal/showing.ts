import * as Predicate from "effect/Predicate"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import * as VendorError from "../../VendorError.ts"
import type * as Exchange from "../Exchange.ts"
import * as VendorErrors from "../VendorErrors.ts"
import { type Hide, hiding, mark } from "./hide.ts"
import { collect } from "./secrets.ts"
import { visible } from "../../internal/visible.ts"

/** Makes what came of one attempt safe to show. */
export interface Showing {
  readonly answer: (answer: Exchange.Answer) => Exchange.Answer
  readonly error: (error: VendorError.VendorError) => VendorError.VendorError
}

/**
 * Hides the secrets of an attempt in what the vendor said, and escapes what nobody can see. `input` is the request
 * before it was encoded, which tells the secrets from the rest.
 */
export const showing = (call: Exchange.Call<unknown>, input: unknown): Showing => {
  const { operation } = call
  // Most attempts never need either.
  let secrets: ReadonlySet<string> | undefined
  let hide: Hide | undefined
  const hidden: Hide = (text, isCode) => {
    hide ??= hiding((secrets ??= secretsOf(call, input)))
    return hide(text, isCode)
  }
  const text = (value: string): string => visible(hidden(value))

  const code = (value: string): string =>
    operation.errorCodes.includes(value) || Object.hasOwn(operation.refusals.codes, value)
      ? value
      : // So short a code is a gateway's own, such as TOP's 15, even where a captcha has the same digits.
        value.length < 4
        ? visible(value)
        : visible(hidden(value, true))

  // Only what JSON holds: a date, a duration or a `Redacted` stays as it is.
  const data = (value: unknown, levels = 64): unknown => {
    if (typeof value === "string") return visible(hidden(value, true))
    const isList = Array.isArray(value)
    if (levels === 0 || !(isList || isRecord(value))) return value
    const changed = mapped(value, (property) => data(property, levels - 1))
    return changed === undefined ? value : isList ? Object.values(changed) : changed
  }

  // A store keeps the whole answer of a confirmed call. A short secret stays in it: it may be a word of the data.
  const whole = (value: unknown): unknown => {
    if (!Redacted.isRedacted(value)) return value
    const long = [...(secrets ??= secretsOf(call, input))].filter((secret) => secret.length >= 6)
    const text = (value: string): string => long.reduce((rest, secret) => rest.replaceAll(secret, mark), value)
    const without = (value: unknown, levels = 64): unknown => {
      if (typeof value === "string") return text(value)
      if (levels === 0) return value
      if (Array.isArray(value)) return value.map((item) => without(item, levels - 1))
      if (!isRecord(value)) return value
      return Object.fromEntries(
        Object.entries(value).map(([name, property]) => [text(name), without(property, levels - 1)])
      )
    }
    return Redacted.make(without(Redacted.value(value)), { label: value.label })
  }

  // A transport may quote what it could not read. Some clients add the request to their errors.
  const cause = (value: unknown, levels = 8): unknown => {
    // A cause may be its own.
    if (levels === 0) return undefined
    if (Array.isArray(value)) {
      const changed = mapped(value, (item) => cause(item, levels - 1))
      return changed === undefined ? value : Object.values(changed)
    }
    if (Schema.isSchemaError(value)) return value
    if (!(value instanceof Error)) return isShowable(value) ? data(value) : undefined
    const { message, name, stack = "" } = value
    const properties = {
      ...Object.fromEntries(Object.entries(value).filter(([, property]) => isShowable(property))),
      name,
      message,
      ...("errors" in value ? { errors: value.errors } : {}),
      cause: value.cause
    }
    const shown = mapped(properties, (property) =>
      // Some errors of the runtime have several lines.
      typeof property === "string" ? property.split("\n").map(text).join("\n") : cause(property, levels - 1)
    )
    // The lines of a stack are the program's own. Only what stands before them repeats a message.
    const head = stack.slice(0, stack.search(/\n +at /))
    const isWhole =
      Reflect.ownKeys(value).every((key) => isShowable(Reflect.get(value, key))) &&
      (head.endsWith(message) || hidden(head) === head)
    return shown === undefined && isWhole
      ? value
      : Object.assign(new Error(message), properties, shown, { stack: undefined })
  }

  const property = (value: unknown, name: string): unknown => {
    if (ours.has(name)) return value
    if (name === "cause") return cause(value)
    if (name === "response") return whole(value)
    if (typeof value !== "string") return data(value)
    // Programs compare the words of a refusal's own fields, as they do codes.
    return words.has(name) ? text(value) : codes.has(name) ? code(value) : data(value)
  }

  return {
    answer: (answer) => {
      const { requestId } = answer
      if (requestId === undefined || uuid.test(requestId)) return answer
      // A success has to stay cheap, so an id of usual characters is only compared with the secrets as they are.
      if (answer._tag === "Answered" && plain.test(requestId)) {
        if (
          ![...secretsOf(call, input, false)].some((secret) => overlap(secret.toLowerCase(), requestId.toLowerCase()))
        )
          return answer
      }
      const shown = text(requestId)
      return shown === requestId ? answer : { ...answer, requestId: shown }
    },
    error: (error) => {
      // The lines of such a message are a schema's: where the answer does not fit, and what was expected there.
      const message = error._tag === "MalformedResponse" ? error.message.replace(/\n\s*/g, " ") : error.message
      const properties = { ...error, message, cause: error.cause }
      const changes = mapped(properties, property)
      if (changes === undefined && message === error.message) return error
      try {
        return VendorErrors.changed(error, { message, ...changes })
      } catch {
        // A field of a refusal's own may take some words only. Those are no secrets.
        const common = Object.entries({ message, ...changes }).filter(([name]) => name in VendorError.fields)
        return VendorErrors.changed(error, Object.fromEntries(common))
      }
    }
  }
}

const secretsOf = (
  { credential, secrets }: Exchange.Call<unknown>,
  input: unknown,
  mayTakeTime = true
): ReadonlySet<string> => {
  const all = new Set(secrets)
  for (const value of [credential, input]) {
    try {
      collect(value, all, mayTakeTime)
    } catch {
      // A getter may throw, and so does a `Redacted` that was wiped.
    }
  }
  return all
}

// What is no data, such as a request or a socket, may hold anything.
const isShowable = (value: unknown): boolean =>
  value instanceof Error || !Predicate.isObjectOrArray(value) || Array.isArray(value) || isRecord(value)

const isRecord = (value: unknown): value is object =>
  Predicate.isObject(value) && Object.getPrototypeOf(value) === Object.prototype

/** The properties of a value where a function changes one of them. */
const mapped = (
  value: object,
  change: (property: unknown, name: string) => unknown
): Readonly<Record<string, unknown>> | undefined => {
  let changes: Record<string, unknown> | undefined
  for (const [name, property] of Object.entries(value)) {
    const changed = change(property, name)
    if (!Object.is(changed, property)) (changes ??= { ...value })[name] = changed
  }
  return changes
}

// The properties that this library fills in, and those that hold the vendor's words and codes.
const ours = /*#__PURE__*/ new Set(["_tag", "vendor", "operation", "outcome", "origin"])
const words = /*#__PURE__*/ new Set(["message", "requestId", "excerpt"])
const codes = /*#__PURE__*/ new Set(["code", "subCode"])

const overlap = (one: string, other: string): boolean => one.includes(other) || other.includes(one)

// The form of most ids, and never that of a secret.
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/
const plain = /^[\w.:-]{1,64}$/
