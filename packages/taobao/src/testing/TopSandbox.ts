/**
 * The Taobao Open Platform's side of the wire: checks signatures, finds methods, writes envelopes in the
 * format that was asked for.
 *
 * @since 0.1.0
 */
import type * as Gateway from "@effect-vendors/core/Gateway"
import * as Json from "@effect-vendors/core/Json"
import type * as Operation from "@effect-vendors/core/Operation"
import * as Faults from "@effect-vendors/core/testing/Faults"
import * as Sandbox from "@effect-vendors/core/testing/Sandbox"
import type * as Simulation from "@effect-vendors/core/testing/Simulation"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Digest from "effect/crypto/Digest"
import * as Mac from "effect/crypto/Mac"
import * as SecureRandom from "effect/crypto/SecureRandom"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Xml from "effect/encoding/Xml"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Layer from "effect/Layer"
import * as Predicate from "effect/Predicate"
import type * as Redacted from "effect/Redacted"
import * as Stream from "effect/Stream"
import { requestShape, responseShape, type Shape } from "../internal/shape.ts"
import * as TopFormat from "../TopFormat.ts"
import * as TopSigner from "../TopSigner.ts"
import * as TopWire from "../TopWire.ts"

/**
 * The codes that a simulation of a vendor on the platform sends for errors that have none.
 *
 * @category simulations
 * @since 0.1.0
 */
export const vendor = (name: string): Simulation.Vendor => ({
  name,
  codes: {
    AuthFailure: { code: "25" },
    PermissionDenied: { code: "11" },
    InvalidParameter: { code: "50", subCode: "isv.invalid-parameter" },
    // The platform has no code for these two that its clients could tell.
    ResourceNotFound: { code: "50", subCode: "isv.not-exist" },
    LimitExceeded: { code: "50", subCode: "isv.limit-exceeded" },
    RateLimited: { code: "7", subCode: "accesscontrol.limited-by-api-access-count" },
    ServiceFailure: { code: "50", subCode: "isp.unknown-error" },
    OperationRefused: { code: "50", subCode: "isv.refused" },
    UnexpectedError: { code: "999" }
  },
  refusal: (subCode) => ({ code: "50", subCode })
})

/**
 * What a sandbox knows of a vendor on the platform.
 *
 * - `operations`: the vendor's methods.
 * - `appSecrets`: the secrets of its applications, by app key.
 *
 * @category models
 * @since 0.1.0
 */
export interface Vendor {
  readonly simulation: Simulation.Simulation
  readonly operations: ReadonlyArray<Operation.Any>
  readonly appSecrets: Readonly<Record<string, Redacted.Redacted>>
}

type Parameters = Readonly<Record<string, string>>

const signers = Effect.map(
  Effect.forEach(["md5", "hmac", "hmac-sha256"] as const, (method) =>
    Effect.map(
      Layer.build(TopSigner.layer(method)),
      (context) => [method as string, Context.get(context, TopSigner.TopSigner)] as const
    )
  ),
  (entries) => new Map(entries)
).pipe(
  Effect.scoped,
  Effect.provide([Digest.layerWebCrypto, Mac.layerWebCrypto.pipe(Layer.provide(SecureRandom.layerWebCrypto))])
)

const maxSkew = Duration.minutes(10)

/**
 * Makes the handler of `/router/rest`, for all vendors behind it.
 *
 * @category constructors
 * @since 0.1.0
 */
export const handler = (vendors: ReadonlyArray<Vendor>): Effect.Effect<Sandbox.Handler> =>
  Effect.zipWith(signers, Faults.CurrentFaults, (signers, faults) => {
    const appSecrets = Object.assign({}, ...vendors.map((vendor) => vendor.appSecrets)) as Vendor["appSecrets"]
    const methods = new Map(
      vendors.flatMap(({ operations, simulation }) =>
        operations.map((operation) => [operation.name, { operation, simulation }] as const)
      )
    )

    const authorize = Effect.fnUntraced(function* (parameters: Parameters) {
      const { app_key, sign, sign_method, timestamp } = parameters
      if (app_key === undefined) return refuse(28, "Missing App Key")
      if (!Object.hasOwn(appSecrets, app_key)) return refuse(29, "Invalid App Key")
      if (sign === undefined) return refuse(24, "Missing Signature")
      if (timestamp === undefined) return refuse(30, "Missing Timestamp")
      const millis = TopWire.parseDate(timestamp)
      if (millis === undefined || Math.abs((yield* Clock.currentTimeMillis) - millis) > Duration.toMillis(maxSkew)) {
        return refuse(31, "Invalid Timestamp")
      }
      const signer = signers.get(sign_method ?? "md5")
      if (signer === undefined) return refuse(25, "Invalid Signature")
      const expected = yield* Effect.orDie(signer.sign(TopSigner.stringToSign(parameters), appSecrets[app_key]!))
      return Mac.timingSafeEqual(utf8.encode(expected), utf8.encode(sign)) ? undefined : refuse(25, "Invalid Signature")
    })

    const answer = Effect.fnUntraced(function* (parameters: Parameters) {
      if (parameters.method === undefined) return refuse(21, "Missing Method")
      const method = methods.get(parameters.method)
      if (method === undefined) return refuse(22, "Invalid Method")
      if (parameters.v === undefined) return refuse(32, "Missing Version")
      if (parameters.v !== "2.0") return refuse(33, "Invalid Version")
      if (!formats.has(formatOf(parameters))) return refuse(23, "Invalid Format")
      const refusal = yield* authorize(parameters)
      if (refusal !== undefined) return refusal
      const request = yield* Effect.option(Effect.try(() => requestOf(method.operation, parameters)))
      return request._tag === "Some"
        ? yield* method.simulation.answer(method.operation, request.value)
        : refuse(41, "Invalid Arguments")
    })

    return Effect.flatMap(HttpServerRequest.HttpServerRequest, (request) =>
      Effect.flatMap(parametersOf(request), (parameters) => {
        const operation = methods.get(parameters.method ?? "")?.operation
        return Faults.answer(faults, {
          operation: parameters.method ?? "",
          respond: Sandbox.respond(answer(parameters), (answer) => write(answer, operation, parameters)),
          write: (failure) => write(failure, operation, parameters),
          codes: {
            throttled: { code: "7", subCode: "accesscontrol.limited-by-api-access-count" },
            internalError: { code: "15", subCode: "isp.unknown-error" }
          }
        })
      })
    )
  })

const utf8 = new TextEncoder()

const formats = new Set(["json", "xml"])

// The platform's default is XML, whatever its clients' is.
const formatOf = (parameters: Parameters): string => parameters.format ?? "xml"

const refuse = (code: number, message: string): Gateway.Failure => ({
  _tag: "Failure",
  code: String(code),
  message,
  requestId: "000000000000"
})

const parametersOf = Effect.fnUntraced(function* (request: HttpServerRequest.HttpServerRequest) {
  const { searchParams } = new URL(request.originalUrl, "http://sandbox.localhost")
  const form = new URLSearchParams(yield* Effect.orElseSucceed(request.text, () => ""))
  return Object.fromEntries([...searchParams, ...form])
})

const publicParameters = new Set([
  "method",
  "app_key",
  "session",
  "timestamp",
  "v",
  "sign",
  "sign_method",
  "format",
  "simplify",
  "partner_id",
  "target_app_key"
])

// The inverse of how a client writes parameters: objects and their lists are JSON, other lists are
// joined by commas.
const requestOf = (operation: Operation.Any, parameters: Parameters): Record<string, unknown> => {
  const shape = requestShape(operation)
  const fields = shape._tag === "Struct" ? shape.fields : new Map<string, () => Shape>()
  const request: Record<string, unknown> = {}
  for (const [name, text] of Object.entries(parameters)) {
    if (publicParameters.has(name)) continue
    const field = fields.get(name)?.()._tag
    request[name] =
      field === "Struct" || (field === "List" && text.startsWith("["))
        ? Json.parseExact(text)
        : field === "List"
          ? text.split(",")
          : text
  }
  return request
}

const write = (
  answer: Gateway.Answer,
  operation: Operation.Any | undefined,
  parameters: Parameters
): Effect.Effect<HttpServerResponse.HttpServerResponse> => {
  const [name, body, shape] =
    answer._tag === "Failure" || operation === undefined
      ? ["error_response", errorOf(answer as Gateway.Failure), undefined]
      : [
          TopFormat.responseKey(operation.name),
          { ...(answer.body as object), request_id: answer.requestId },
          responseShape(operation)
        ]
  if (formatOf(parameters) === "json") {
    const value =
      parameters.simplify !== "true"
        ? { [name]: wrapped(body, shape) }
        : answer._tag === "Failure"
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

const errorOf = ({ code, message, requestId, retryAfter, subCode }: Gateway.Failure) => ({
  // A number, unless a test made up a code that is none.
  code: /^[1-9]\d{0,8}$/.test(code) ? Number(code) : code,
  ...(subCode === undefined
    ? { msg: message }
    : {
        msg: code === "7" ? "App Call Limited" : "Remote service error",
        sub_code: subCode,
        sub_msg:
          retryAfter === undefined
            ? message
            : `This ban will last for ${Math.ceil(Duration.toSeconds(retryAfter))} more seconds`
      }),
  request_id: requestId
})

// Lists go inside an object of one property.
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
