import type * as Gateway from "@effect-vendors/core/Gateway"
import * as Json from "@effect-vendors/core/Json"
import type * as Operation from "@effect-vendors/core/Operation"
import * as Faults from "@effect-vendors/core/testing/Faults"
import * as Sandbox from "@effect-vendors/core/testing/Sandbox"
import type * as Simulation from "@effect-vendors/core/testing/Simulation"
import * as Clock from "effect/Clock"
import * as Mac from "effect/crypto/Mac"
import * as Effect from "effect/Effect"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Predicate from "effect/Predicate"
import * as Redacted from "effect/Redacted"
import * as Tc3 from "../Tc3.ts"

/** What the sandbox knows: its simulation, its operations, the secret keys by their ids, and its faults. */
export interface Options {
  readonly simulation: Simulation.Simulation
  readonly operations: ReadonlyArray<Operation.Any>
  readonly secretKeys: Readonly<Record<string, Redacted.Redacted>>
  readonly faults: Faults.Faults | undefined
}

const maxSkewSeconds = 300

const unsignedRequestId = "00000000-0000-4000-a000-000000000000"

/** Tencent Cloud's side of API 3.0: checks the signature, finds the action, writes the envelope. */
export const handler = (
  { faults, operations, secretKeys, simulation }: Options,
  signer: Tc3.Signer["Service"]
): Sandbox.Handler => {
  const byName = new Map(operations.map((operation) => [operation.name, operation]))

  const authorize = Effect.fnUntraced(function* (request: HttpServerRequest.HttpServerRequest, body: string) {
    const match = authorization.exec(request.headers.authorization ?? "")
    if (match === null) return refuse("AuthFailure.InvalidAuthorization", "Authorization is missing or malformed")
    const [, secretId, date, service, signedHeaders, signature] = match as unknown as Array<string>
    if (!Object.hasOwn(secretKeys, secretId!))
      return refuse("AuthFailure.SecretIdNotFound", "the SecretId is not known")
    const timestamp = Number(request.headers["x-tc-timestamp"])
    const now = (yield* Clock.currentTimeMillis) / 1000
    if (!Number.isInteger(timestamp)) return refuse("InvalidParameter", "X-TC-Timestamp is not a number of seconds")
    if (Math.abs(now - timestamp) > maxSkewSeconds || date !== Tc3.date(timestamp)) {
      return refuse("AuthFailure.SignatureExpire", "the timestamp is more than five minutes off")
    }
    const names = signedHeaders!.split(";")
    if (!names.includes("content-type") || !names.includes("host")) {
      return refuse("AuthFailure.InvalidAuthorization", "content-type and host must be signed")
    }
    const expected = yield* Effect.orDie(
      signer.authorization(
        {
          service: service!,
          timestamp,
          payload: new TextEncoder().encode(body),
          headers: Object.fromEntries(names.map((name) => [name, request.headers[name] ?? ""]))
        },
        { secretId: secretId!, secretKey: secretKeys[secretId!]! }
      )
    )
    const known = new TextEncoder().encode(expected.slice(expected.lastIndexOf("=") + 1))
    return Mac.timingSafeEqual(known, new TextEncoder().encode(signature))
      ? undefined
      : refuse("AuthFailure.SignatureFailure", "the signature does not match the request")
  })

  const answer = Effect.fnUntraced(function* (request: HttpServerRequest.HttpServerRequest) {
    const body = yield* Effect.orElseSucceed(request.text, () => "")
    const refusal = yield* authorize(request, body)
    if (refusal !== undefined) return refusal
    const operation = byName.get(request.headers["x-tc-action"] ?? "")
    if (operation === undefined) return refuse("InvalidAction", "the action does not exist")
    if (request.headers["x-tc-version"] !== operation.version)
      return refuse("NoSuchVersion", "the version does not exist")
    const payload = yield* Effect.option(Effect.try(() => Json.parseExact(body)))
    return payload._tag === "Some" && Predicate.isObject(payload.value)
      ? yield* simulation.answer(operation, payload.value)
      : refuse("InvalidParameter", "the payload is not a JSON object")
  })

  return Effect.flatMap(HttpServerRequest.HttpServerRequest, (request) =>
    Faults.answer(faults, {
      operation: request.headers["x-tc-action"] ?? "",
      respond: Sandbox.respond(answer(request), (answer) => Effect.succeed(write(answer))),
      write: (failure) => Effect.succeed(write(failure)),
      codes: { throttled: { code: "RequestLimitExceeded" }, internalError: { code: "InternalError" } }
    })
  )
}

const authorization =
  /^TC3-HMAC-SHA256 Credential=([^/]+)\/([^/]+)\/([^/]+)\/tc3_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/

const refuse = (code: string, message: string): Gateway.Failure => ({
  _tag: "Failure",
  code,
  message,
  requestId: unsignedRequestId
})

const write = (answer: Gateway.Answer): HttpServerResponse.HttpServerResponse =>
  HttpServerResponse.text(
    Json.stringify({
      Response: {
        ...(answer._tag === "Success"
          ? (answer.body as object)
          : { Error: { Code: answer.code, Message: answer.message } }),
        RequestId: answer.requestId
      }
    }),
    { contentType: "application/json" }
  )
