/**
 * The formats in which the Taobao Open Platform answers. JSON is here; XML is `TopXml`, an import of its
 * own that costs only those who need it.
 *
 * @since 0.1.0
 */
import type * as Gateway from "@effect-vendors/core/Gateway"
import * as Http from "@effect-vendors/core/Http"
import * as Json from "@effect-vendors/core/Json"
import type * as Operation from "@effect-vendors/core/Operation"
import * as Duration from "effect/Duration"
import type * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"
import * as Result from "effect/Result"

/**
 * A format: the parameters that ask for it, and how its answers are read.
 *
 * @category models
 * @since 0.1.0
 */
export interface TopFormat {
  readonly parameters: Readonly<Record<string, string>>
  readonly parse: (text: string, operation: Operation.Any) => Effect.Effect<Gateway.Answer, Http.Unreadable>
}

/**
 * The name that wraps an operation's response: the method without a leading `taobao.`, underscores for
 * dots, and `_response`.
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
 * The answer that an `error_response` is.
 *
 * @category envelopes
 * @since 0.1.0
 */
export const failure = (error: unknown): Gateway.Answer => {
  const code = text(error, "code")
  if (code === undefined) throw new Error("an error_response without code")
  const message = text(error, "sub_msg") ?? text(error, "msg") ?? ""
  const ban = code === "7" ? /last for (\d{1,9}) more second/.exec(message) : null
  return {
    _tag: "Failure",
    code,
    subCode: text(error, "sub_code"),
    message,
    requestId: text(error, "request_id"),
    retryAfter: ban === null ? undefined : Duration.seconds(Number(ban[1]))
  }
}

/**
 * The answer that a response is.
 *
 * @category envelopes
 * @since 0.1.0
 */
export const success = (body: unknown, exactly?: () => unknown): Gateway.Answer => {
  if (!Predicate.isObject(body)) throw new Error("the response is no object")
  return { _tag: "Success", body, requestId: text(body, "request_id"), exactly }
}

/**
 * JSON as it is by default, wrapped by the response's name.
 *
 * @category formats
 * @since 0.1.0
 */
export const json: TopFormat = {
  parameters: { format: "json" },
  parse: (text, operation) =>
    Http.reading(() => {
      const key = keyOf(operation)
      const root = Json.parse(text)
      const error = property(root, "error_response")
      if (error !== undefined) return failure(error)
      const body = property(root, key)
      if (body === undefined) throw new Error(`neither error_response nor ${key}`)
      return success(body, () => (Json.mayRound(text) ? property(Json.parseExact(text), key) : body))
    })
}

/**
 * JSON without wrappers (`simplify=true`).
 *
 * Nothing but its fields marks a response then. For an operation that asks for no field at all, a
 * request id has to be there.
 *
 * @category formats
 * @since 0.1.0
 */
export const simplified: TopFormat = {
  parameters: { format: "json", simplify: "true" },
  parse: (text, operation) =>
    Http.reading(() => {
      const body = Json.parse(text)
      const error = property(body, "error_response")
      if (error !== undefined) return failure(error)
      const answer = success(body, () => (Json.mayRound(text) ? Json.parseExact(text) : body))
      if (answer.requestId === undefined && Result.isSuccess(operation.decode({}))) {
        throw new Error("nothing shows that this is a response")
      }
      return answer
    })
}

const property = (value: unknown, name: string): unknown =>
  Predicate.isObject(value) && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined

const text = (value: unknown, name: string): string | undefined => {
  const text = property(value, name)
  return typeof text === "string" && text !== "" ? text : Number.isSafeInteger(text) ? String(text) : undefined
}
