import * as BufferedClient from "@effect-vendors/core/vendor/BufferedClient"
import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import * as HttpExchange from "@effect-vendors/core/vendor/HttpExchange"
import * as Json from "@effect-vendors/core/vendor/Json"
import type * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"

export const contentType = "application/json; charset=utf-8"

/** Reads the envelope of an answer. A success needs a request id, since any JSON could be a success without one. */
export const read = (
  response: BufferedClient.BufferedResponse
): Effect.Effect<Exchange.Answer, HttpExchange.Unreadable> =>
  HttpExchange.tryParse(() => {
    const text = BufferedClient.textOf(response)
    return answer(text, Json.parse(text))
  })

/** Reads the data of an event: a part of a response, with an envelope or without, or an error in its envelope. */
export const readEvent = (text: string): Exchange.Answer => {
  const data = Json.parse(text)
  const envelope = property(data, "Response")
  if ((property(envelope, "Error") ?? undefined) !== undefined) return answer(text, data)
  const reparse = () => {
    const data = Json.parseNumerals(text)
    return property(data, "Response") ?? data
  }
  return { _tag: "Answered", body: envelope ?? data, requestId: textIn(envelope, "RequestId", reparse), reparse }
}

const answer = (text: string, envelope: unknown): Exchange.Answer => {
  const response = property(envelope, "Response")
  const reparse = () => property(Json.parseNumerals(text), "Response")
  const requestId = textIn(response, "RequestId", reparse)
  const error = property(response, "Error") ?? undefined
  if (error !== undefined) {
    const exact = () => property(reparse(), "Error")
    const code = textIn(error, "Code", exact)
    if (code === undefined) throw new Error("the answer has an Error without a Code")
    return { _tag: "Refused", code, message: textIn(error, "Message", exact) ?? "", requestId }
  }
  if (requestId === undefined) throw new Error("the answer has no Response with a RequestId")
  return { _tag: "Answered", body: response, requestId, reparse }
}

const property = (value: unknown, name: string): unknown =>
  Predicate.isObject(value) && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined

// A number counts as its text. `exact` gives the object with numerals.
const textIn = (value: unknown, name: string, exact: () => unknown): string | undefined => {
  const text = property(value, name)
  return typeof text === "string" && text !== ""
    ? text
    : typeof text === "number"
      ? String(property(exact(), name))
      : undefined
}
