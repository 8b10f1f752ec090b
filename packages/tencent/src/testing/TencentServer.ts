/**
 * The server's side of API 3.0. It checks signatures, finds actions and writes envelopes.
 *
 * @since 0.1.0
 */
import * as Runtime from "@effect-vendors/core/Runtime"
import type { Codes } from "@effect-vendors/core/testing/Codes"
import * as Faults from "@effect-vendors/core/testing/Faults"
import type { Platform, Served } from "@effect-vendors/core/testing/SandboxVendor"
import * as SignatureDiagnosis from "@effect-vendors/core/testing/SignatureDiagnosis"
import * as WireServer from "@effect-vendors/core/testing/WireServer"
import * as EventStream from "@effect-vendors/core/vendor/EventStream"
import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import * as Json from "@effect-vendors/core/vendor/Json"
import * as Digest from "effect/crypto/Digest"
import * as Mac from "effect/crypto/Mac"
import * as Effect from "effect/Effect"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Layer from "effect/Layer"
import * as Predicate from "effect/Predicate"
import * as Redacted from "effect/Redacted"
import * as Tc3 from "../Tc3.ts"
import * as actions from "./internal/actions.ts"
import * as authorize from "./internal/authorize.ts"
import * as limits from "./internal/limits.ts"
import * as hmac from "./internal/hmac.ts"
import * as keys from "./internal/keys.ts"
import * as metadata from "./internal/metadata.ts"
import { read as readPayload, readQuery } from "./internal/payload.ts"

/**
 * The codes that a simulation sends for errors that a simulator makes without a code.
 *
 * @category simulations
 * @since 0.1.0
 */
export const codes: Codes = {
  vendor: "Tencent",
  tags: {
    AuthFailure: { code: "AuthFailure.SignatureFailure" },
    PermissionDenied: { code: "UnauthorizedOperation" },
    InvalidParameter: { code: "InvalidParameter" },
    ResourceNotFound: { code: "ResourceNotFound" },
    LimitExceeded: { code: "LimitExceeded" },
    RateLimited: { code: "RequestLimitExceeded" },
    ServiceFailure: { code: "InternalError" },
    OperationRefused: { code: "OperationDenied" },
    UnexpectedError: { code: "Unexpected" }
  },
  refusal: (code) => ({ code }),
  unknown: (path) => ({
    code: "UnknownParameter",
    message: `The parameter \`${path.join(".")}\` is not recognized.`
  }),
  unfit: ({ kind, path }) => {
    const name = `\`${path.join(".")}\``
    switch (kind) {
      case "missing":
        return { code: "MissingParameter", message: `The parameter ${name} is required and missing.` }
      case "type":
        return { code: "InvalidParameter", message: `The parameter ${name} is of the wrong type.` }
      case "value":
        return { code: "InvalidParameterValue", message: `The parameter ${name} has a value that is not allowed.` }
    }
  }
}

/**
 * Makes the handler that answers requests to the actions of vendors.
 *
 * @category constructors
 * @since 0.1.0
 */
export const handler = (vendors: ReadonlyArray<Served>): Effect.Effect<WireServer.Handler> =>
  Effect.gen(function* () {
    const faults = yield* Faults.CurrentFaults
    const signer = yield* Tc3.Signer
    const digest = yield* Digest.Digest
    const mac = yield* Mac.Mac
    const known = actions.make(vendors)
    const options = {
      keys: keys.make(vendors),
      checkSkew: vendors.every(({ checkSkew }) => checkSkew),
      services: known.services,
      signer,
      digest
    }

    const answer = Effect.fnUntraced(function* (
      request: HttpServerRequest.HttpServerRequest,
      { bytes: body, tooLarge }: WireServer.Body,
      found: actions.Found,
      signed: hmac.Signed | undefined
    ) {
      if (request.method !== "POST" && request.method !== "GET") {
        return refuse("UnsupportedProtocol", `The method ${request.method} is not supported. Use POST or GET.`)
      }
      if (tooLarge) {
        const size = limits.maxMegabytes(found.action?.operation)
        return refuse("RequestSizeLimitExceeded", `The request is larger than ${size} MB.`)
      }
      const unsigned = authorize.unsigned(request, body)
      const refusal =
        signed === undefined
          ? yield* authorize.check(unsigned, found.action?.operation, options)
          : yield* Effect.provideService(hmac.check(signed, options), Mac.Mac, mac)
      if (refusal !== undefined) return refusal
      if (found.action === undefined) return refuse(found.code, found.message)
      const payload =
        signed === undefined
          ? readPayload(unsigned, found.action.operation)
          : readQuery(signed.query, found.action.operation)
      if (!Predicate.isObject(payload)) return refuse("InvalidParameter", "The payload is not a JSON object.")
      const { operation, simulation } = found.action
      const credential = { account: signed?.named.SecretId ?? authorize.secretIdOf(unsigned) }
      return yield* simulation.answer({ operation, request: payload, credential })
    })

    const write = (answer: Exchange.Answer | authorize.Refusal) =>
      Effect.map(
        // Tencent Cloud gives every answer an id, also where the request reached no operation.
        answer.requestId === undefined ? known.requestId : Effect.succeed(answer.requestId),
        (requestId) => {
          const response = WireServer.withRetryAfter(answer, writeAnswer(answer, requestId))
          return "explanation" in answer && answer.explanation !== undefined
            ? HttpServerResponse.setHeader(
                response,
                SignatureDiagnosis.header,
                SignatureDiagnosis.encode(answer.explanation)
              )
            : response
        }
      )

    return Effect.flatMap(HttpServerRequest.HttpServerRequest, (request) => {
      const role = metadata.roleOf(request)
      if (role !== undefined) return metadata.answer(role, vendors, faults)
      const byHeaders = known.find(request.headers)
      const maxSize = limits.maxMegabytes(byHeaders.action?.operation) * limits.megabyte
      // The body is read once, since a fault may deliver a request twice.
      return Effect.flatMap(WireServer.readBody(request, maxSize), (body) => {
        const signed = hmac.read(request, body.bytes)
        const found = signed === undefined ? byHeaders : known.find(signed.headers)
        return Faults.answer(faults, {
          operation: found.action?.operation.id ?? "",
          name: (signed ?? request).headers["x-tc-action"] ?? "",
          respond: WireServer.respond(answer(request, body, found, signed), write),
          write,
          codes: { throttled: { code: "RequestLimitExceeded" }, internalError: { code: "InternalError" } }
        })
      })
    })
  }).pipe(Effect.provide(Tc3.layerSigner.pipe(Layer.provideMerge(Runtime.layerWebCrypto))))

/**
 * Tencent Cloud as a platform, for sandboxes that serve it.
 *
 * @category sandbox
 * @since 0.1.0
 */
export const platform: Platform = {
  name: "Tencent Cloud",
  path: "/",
  otherPaths: [`${metadata.path}*`],
  key: {
    id: { flag: "secret-id", value: "sandbox-id" },
    secret: { flag: "secret-key", value: Redacted.make("sandbox-key") }
  },
  handler
}

const refuse = (code: string, message: string): Exchange.Refused => ({ _tag: "Refused", code, message })

const writeAnswer = (answer: Exchange.Answer, requestId: string): HttpServerResponse.HttpServerResponse =>
  answer._tag === "Answered" && answer.body instanceof EventStream.Events
    ? HttpServerResponse.text(
        [...answer.body.events.map((event) => Json.stringify(event)), "[DONE]"]
          .map((data) => `data: ${data}\n\n`)
          .join(""),
        { contentType: "text/event-stream" }
      )
    : writeWhole(answer, requestId)

const writeWhole = (answer: Exchange.Answer, requestId: string): HttpServerResponse.HttpServerResponse =>
  HttpServerResponse.text(
    Json.stringify({
      Response: {
        ...(answer._tag === "Answered"
          ? (answer.body as object)
          : { Error: { Code: answer.code, Message: answer.message } }),
        RequestId: requestId
      }
    }),
    { contentType: "application/json" }
  )
