/**
 * The formats of the Taobao Open Platform's answers. JSON is here. XML is in `TopXml`, so that only programs that use
 * XML load its parser.
 *
 * @since 0.1.0
 */
import type * as Operation from "@effect-vendors/core/Operation"
import * as BufferedClient from "@effect-vendors/core/vendor/BufferedClient"
import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import * as HttpExchange from "@effect-vendors/core/vendor/HttpExchange"
import * as Json from "@effect-vendors/core/vendor/Json"
import * as Duration from "effect/Duration"
import type * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"
import * as Result from "effect/Result"

/**
 * A format of answers.
 *
 * - `parameters`: the parameters by which a request asks for the format.
 * - `read`: reads a whole answer. It fails with `Unreadable` where the answer is not in the format.
 *
 * @category models
 * @since 0.1.0
 */
export interface TopFormat {
  readonly parameters: Readonly<Record<string, string>>
  readonly read: (
    response: BufferedClient.BufferedResponse,
    operation: Operation.Any
  ) => Effect.Effect<Exchange.Answer, HttpExchange.Unreadable>
}

/**
 * The name that wraps a method's response: the method with underscores for dots, and `_response` after it. A leading
 * `taobao.` is left out.
 *
 * @category envelopes
 * @since 0.1.0
 */
export const responseKey = (method: string): string =>
  `${method.replace(/^taobao\./, "").replaceAll(".", "_")}_response`

const keys = new WeakMap<Operation.Any, string>()

const keyOf = (operation: Operation.Any): string => {
  let key = keys.get(operation)
  if (key === undefined) keys.set(operation, (key = responseKey(operation.name)))
  return key
}

/**
 * Reads an `error_response`. Throws where it has neither a code nor a sub_code. `reparse` gives it with numerals; see
 * `Exchange.Answered`.
 *
 * @category envelopes
 * @since 0.1.0
 */
export const refused = (error: unknown, reparse?: () => unknown): Exchange.Answer => {
  const subCode = text(error, "sub_code", reparse)
  const code = text(error, "code", reparse) ?? (subCode === undefined ? undefined : "")
  if (code === undefined) throw new Error("the error_response has no code")
  const message = text(error, "sub_msg", reparse) ?? text(error, "msg", reparse) ?? ""
  const ban = code === "7" ? /last for (\d{1,9}) more second/.exec(message) : null
  return {
    _tag: "Refused",
    code,
    subCode,
    message,
    requestId: text(error, "request_id", reparse),
    retryAfter: ban === null ? undefined : Duration.seconds(Number(ban[1]))
  }
}

/**
 * Reads a response without its wrapper. Throws where it is no object. `reparse` is that of `Exchange.Answered`.
 *
 * @category envelopes
 * @since 0.1.0
 */
export const answered = (body: unknown, reparse?: () => unknown): Exchange.Answered => {
  if (!Predicate.isObject(body)) throw new Error("the response is no object")
  return { _tag: "Answered", body, requestId: text(body, "request_id", reparse), reparse }
}

/**
 * JSON whose response is wrapped by its name. This is the default.
 *
 * @category formats
 * @since 0.1.0
 */
export const json: TopFormat = {
  parameters: { format: "json" },
  read: (response, operation) =>
    HttpExchange.tryParse(() => {
      const text = BufferedClient.textOf(response)
      const key = keyOf(operation)
      const root = Json.parse(text)
      const within = (name: string) => () => property(Json.parseNumerals(text), name)
      const error = property(root, "error_response")
      if (error !== undefined) return refused(error, within("error_response"))
      const body = property(root, key)
      if (body === undefined) throw new Error(`the answer has neither error_response nor ${key}`)
      return answered(body, within(key))
    })
}

/**
 * JSON without wrappers (`simplify=true`).
 *
 * Only the fields show that an answer is a response of the operation. Where an operation requires no field, the response
 * must have a request id. An answer of a gateway that does not know `simplify` is read, too.
 *
 * @category formats
 * @since 0.1.0
 */
export const simplified: TopFormat = {
  parameters: { format: "json", simplify: "true" },
  read: (response, operation) =>
    HttpExchange.tryParse(() => {
      const text = BufferedClient.textOf(response)
      const body = Json.parse(text)
      const within = (name: string) => () => property(Json.parseNumerals(text), name)
      const error = property(body, "error_response")
      if (error !== undefined) return refused(error, within("error_response"))
      const key = keyOf(operation)
      const wrapped = property(body, key)
      if (Predicate.isObject(wrapped)) return answered(wrapped, within(key))
      const answer = answered(body, () => Json.parseNumerals(text))
      if (answer.requestId !== undefined) return answer
      if (Result.isSuccess(operation.decode({}))) throw new Error("nothing shows that this is a response")
      return { ...answer, isConfirmed: false }
    })
}

// A null counts as absent.
const property = (value: unknown, name: string): unknown =>
  Predicate.isObject(value) && Object.hasOwn(value, name)
    ? ((value as Record<string, unknown>)[name] ?? undefined)
    : undefined

const text = (value: unknown, name: string, exact = () => value): string | undefined => {
  const text = property(value, name)
  return typeof text === "string"
    ? text.trim() || undefined
    : typeof text === "number"
      ? String(property(exact(), name))
      : undefined
}
