/**
 * Parcels' side of the wire: checks signatures, finds operations, writes and signs answers.
 *
 * @since 0.1.0
 */
import * as Runtime from "@effect-vendors/core/Runtime"
import type { Codes } from "@effect-vendors/core/testing/Codes"
import * as Faults from "@effect-vendors/core/testing/Faults"
import type { Platform, Served } from "@effect-vendors/core/testing/SandboxVendor"
import * as SignatureDiagnosis from "@effect-vendors/core/testing/SignatureDiagnosis"
import * as WireServer from "@effect-vendors/core/testing/WireServer"
import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import * as Json from "@effect-vendors/core/vendor/Json"
import * as Utf8 from "@effect-vendors/core/vendor/Utf8"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Redacted from "effect/Redacted"
import * as ErrorCodes from "../ErrorCodes.ts"
import * as names from "../internal/headers.ts"
import * as signature from "../internal/signature.ts"
import * as authorize from "./internal/authorize.ts"
import { fieldsOf } from "./internal/fields.ts"
import * as routes from "./internal/routes.ts"

/**
 * The codes that a simulation sends for errors that a simulator made without a code.
 *
 * @category simulations
 * @since 0.1.0
 */
export const codes: Codes = {
  vendor: "Parcels",
  tags: {
    AuthFailure: { code: "WrongSignature" },
    PermissionDenied: { code: "Forbidden" },
    InvalidParameter: { code: "InvalidRequest" },
    ResourceNotFound: { code: "NotFound" },
    LimitExceeded: { code: "QuotaExceeded" },
    RateLimited: { code: "TooManyRequests" },
    ServiceFailure: { code: "Internal" },
    OperationRefused: { code: "Refused" },
    UnexpectedError: { code: "Unexpected" }
  },
  refusal: (code) => ({ code }),
  unfit: ({ kind, path }) => ({ code: "InvalidRequest", message: `${path.join(".")}: wrong ${kind}` })
}

/**
 * Makes the handler of all paths of the platform.
 *
 * @category constructors
 * @since 0.1.0
 */
export const handler = (vendors: ReadonlyArray<Served>): Effect.Effect<WireServer.Handler> =>
  Effect.gen(function* () {
    const faults = yield* Faults.CurrentFaults
    const signer = yield* signature.make
    const find = routes.make(vendors)
    const options: authorize.Options = {
      signer,
      secrets: Object.assign({}, ...vendors.map(({ secrets }) => secrets)) as Served["secrets"],
      checkSkew: vendors.every(({ checkSkew }) => checkSkew)
    }
    // An answer has an id even where its request reached no operation.
    const anyId = vendors[0]?.simulation.requestId ?? Effect.succeed("")

    const answer = Effect.fnUntraced(function* (
      request: authorize.Request,
      tooLarge: boolean,
      { refused }: authorize.Caller,
      found: routes.Found | undefined
    ) {
      if (tooLarge) return refuse("TooLarge", "the request is larger than 10 MB")
      if (refused !== undefined) return refused
      if (found === undefined) return refuse("UnknownRoute", `there is no ${request.method} ${request.path}`)
      const fields = yield* fieldsOf(found.operation, request, found.parameters)
      if (fields === undefined) return refuse("InvalidRequest", "the body cannot be read")
      return yield* found.simulation.answer({ operation: found.operation, request: fields, credential: undefined })
    })

    const write =
      ({ explanation, secret }: authorize.Caller) =>
      (answer: Exchange.Answer): Effect.Effect<HttpServerResponse.HttpServerResponse> =>
        Effect.gen(function* () {
          const requestId = answer.requestId ?? (yield* anyId)
          const { body, headers, status } = written(answer)
          headers[names.requestId] = requestId
          if (secret !== undefined) {
            const text = yield* signer.answerText({ status, requestId, body })
            headers[names.signature] = yield* signer.sign(text, secret)
          }
          if (explanation !== undefined) headers[SignatureDiagnosis.header] = SignatureDiagnosis.encode(explanation)
          return status === 204
            ? HttpServerResponse.empty({ status, headers })
            : HttpServerResponse.uint8Array(body, { status, headers, contentType: "application/json" })
        }).pipe(Effect.orDie)

    const respond: WireServer.Handler = Effect.gen(function* () {
      const server = yield* HttpServerRequest.HttpServerRequest
      // The body is read once, since a fault may deliver a request twice.
      const { bytes, tooLarge } = yield* WireServer.readBody(server)
      const request = requestOf(server, bytes)
      const found = find(request.method, request.path)
      // Each answer asks for itself, because a fault may have set the clock.
      const caller = Effect.orDie(authorize.callerOf(request, options))
      return yield* Faults.answer(faults, {
        operation: found?.operation.id ?? "",
        name: found?.operation.name ?? "",
        respond: Effect.flatMap(caller, (caller) =>
          WireServer.respond(answer(request, tooLarge, caller, found), write(caller))
        ),
        write: (refused) => Effect.flatMap(caller, (caller) => write(caller)(refused)),
        codes: { throttled: { code: "TooManyRequests" }, internalError: { code: "Internal" } }
      })
    })
    return respond
  }).pipe(Effect.provide(Runtime.layerWebCrypto))

/**
 * The platform, as a sandbox serves it.
 *
 * @category sandbox
 * @since 0.1.0
 */
export const platform: Platform = {
  name: "Parcels",
  path: "/v1/*",
  key: {
    id: { flag: "parcels-key", value: "sandbox-parcels" },
    secret: { flag: "parcels-secret", value: Redacted.make("sandbox-parcels-secret") }
  },
  handler
}

const refuse = (code: string, message: string): Exchange.Refused => ({ _tag: "Refused", code, message })

const requestOf = (
  { headers, method, originalUrl }: HttpServerRequest.HttpServerRequest,
  body: Uint8Array<ArrayBuffer>
): authorize.Request => {
  const [path = "", query = ""] = originalUrl.replace(/^https?:\/\/[^/]*/, "").split("?", 2)
  return {
    method,
    path,
    query,
    key: headers[names.key] ?? "",
    timestamp: headers[names.timestamp] ?? "",
    signature: headers[names.signature] ?? "",
    contentType: headers["content-type"] ?? "",
    body
  }
}

interface Written {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: Uint8Array
}

const written = (answer: Exchange.Answer): Written => {
  if (answer._tag === "Answered") {
    // A response without fields says nothing but that it is done.
    return Object.keys(answer.body as object).length === 0
      ? { status: 204, headers: {}, body: new Uint8Array() }
      : { status: 200, headers: {}, body: Utf8.encode(Json.stringify(answer.body)) }
  }
  const { code, message, retryAfter } = answer
  return {
    status: ErrorCodes.statusOf(code),
    headers: retryAfter === undefined ? {} : { "retry-after": String(Math.ceil(Duration.toSeconds(retryAfter))) },
    body: Utf8.encode(Json.stringify({ code, message }))
  }
}
