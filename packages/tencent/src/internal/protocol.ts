import type * as Gateway from "@effect-vendors/core/Gateway"
import * as Http from "@effect-vendors/core/Http"
import * as Json from "@effect-vendors/core/Json"
import type * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"

export const contentType = "application/json; charset=utf-8"

/** Reads Tencent Cloud's envelope. A success has a request id: without one, anything could be a success. */
export const parse = (text: string): Effect.Effect<Gateway.Answer, Http.Unreadable> =>
  Http.reading(() => answer(text, Json.parse(text)))

const answer = (text: string, envelope: unknown): Gateway.Answer => {
  const response = property(envelope, "Response")
  const requestId = nonEmpty(property(response, "RequestId"))
  const error = property(response, "Error") ?? undefined
  if (error !== undefined) {
    const code = nonEmpty(property(error, "Code"))
    if (code === undefined) throw new Error("an Error without Code")
    return { _tag: "Failure", code, message: nonEmpty(property(error, "Message")) ?? "", requestId }
  }
  if (requestId === undefined) throw new Error("no Response with a RequestId")
  return {
    _tag: "Success",
    body: response,
    requestId,
    exactly: () => (Json.mayRound(text) ? property(Json.parseExact(text), "Response") : response)
  }
}

const property = (value: unknown, name: string): unknown =>
  Predicate.isObject(value) && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined

const nonEmpty = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined)
