import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import * as Json from "@effect-vendors/core/vendor/Json"
import type * as Operation from "@effect-vendors/core/Operation"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Xml from "effect/encoding/Xml"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Predicate from "effect/Predicate"
import * as Stream from "effect/Stream"
import * as TopFormat from "../../TopFormat.ts"
import { responseShape, type Shape } from "../../internal/shape.ts"
import type { Named } from "./parameters.ts"

/** The format that a request asks for. Without one the platform answers in XML. */
export const formatOf = (parameters: Named): string => parameters.format || "xml"

/** Writes an answer in that format. */
export const write = (
  answer: Exchange.Answer,
  operation: Operation.Any | undefined,
  parameters: Named
): Effect.Effect<HttpServerResponse.HttpServerResponse> => {
  const [name, body, shape] =
    answer._tag === "Refused" || operation === undefined
      ? ["error_response", errorOf(answer as Exchange.Refused), undefined]
      : [
          TopFormat.responseKey(operation.name),
          { ...(answer.body as object), request_id: answer.requestId },
          responseShape(operation)
        ]
  if (formatOf(parameters) === "json") {
    const value =
      parameters.simplify !== "true"
        ? { [name]: wrapped(body, shape) }
        : answer._tag === "Refused"
          ? { [name]: body }
          : body
    return Effect.succeed(HttpServerResponse.text(Json.stringify(value), { contentType: "application/json" }))
  }
  return Stream.fromIterable<Xml.Event>([
    { _tag: "Declaration", version: "1.0", encoding: "utf-8" },
    ...events(name, wrapped(body, shape))
  ]).pipe(
    Stream.pipeThroughChannel(Xml.encodeString()),
    Stream.mkString,
    Effect.orDie,
    Effect.map((text) => HttpServerResponse.text(text, { contentType: "text/xml;charset=UTF-8" }))
  )
}

const errorOf = ({ code, message, requestId, retryAfter, subCode }: Exchange.Refused) => ({
  // The platform's codes are numbers, but a test may script any text.
  code: /^[1-9]\d{0,8}$/.test(code) ? Number(code) : code,
  ...(subCode === undefined
    ? { msg: message }
    : {
        msg: code === "7" ? "App Call Limited" : "Remote service error",
        sub_code: subCode,
        sub_msg:
          code !== "7" || retryAfter === undefined
            ? message
            : `This ban will last for ${Math.ceil(Duration.toSeconds(retryAfter))} more seconds`
      }),
  request_id: requestId
})

// The platform wraps a list in an object of one property.
const wrapped = (value: unknown, shape: Shape | undefined): unknown => {
  if (shape?._tag === "List" && Array.isArray(value)) {
    return { [shape.key]: value.map((item) => wrapped(item, shape.item())) }
  }
  if (!Predicate.isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, property]) => [
      name,
      wrapped(property, shape?._tag === "Struct" ? shape.fields.get(name)?.() : undefined)
    ])
  )
}

const events = (name: string, value: unknown): Array<Xml.Event> => {
  if (value === undefined || value === null) return []
  if (Array.isArray(value)) return value.flatMap((item) => events(name, item))
  const inner: Array<Xml.Event> = Predicate.isObject(value)
    ? Object.entries(value).flatMap(([name, property]) => events(name, property))
    : [{ _tag: "Text", text: String(value) }]
  return [{ _tag: "StartElement", name, attributes: {} }, ...inner, { _tag: "EndElement", name }]
}
