import type * as Operation from "@effect-vendors/core/Operation"
import * as SignatureDiagnosis from "@effect-vendors/core/testing/SignatureDiagnosis"
import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Digest from "effect/crypto/Digest"
import * as Mac from "effect/crypto/Mac"
import * as Effect from "effect/Effect"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as Result from "effect/Result"
import { Unsigned as IsUnsigned } from "../../internal/context.ts"
import * as Tc3 from "../../Tc3.ts"
import * as flattened from "./flattened.ts"
import type * as keys from "./keys.ts"
import { mistakes, withHeader } from "./mistakes.ts"

/**
 * The facts that a check needs.
 *
 * - `services`: the services that are served.
 * - `keys`: finds the secret key of an id.
 * - `checkSkew`: whether the time of a request has to be right.
 */
export interface Options {
  readonly services: ReadonlyArray<string>
  readonly keys: keys.Keys
  readonly checkSkew: boolean
  readonly signer: Tc3.Signer["Service"]
  readonly digest: Digest.Digest["Service"]
}

/** A refusal. `explanation` tells why a signature does not match. */
export interface Refusal extends Exchange.Refused {
  readonly explanation?: string
}

/** The parts of a request that its signature covers. */
export interface Unsigned {
  readonly method: "GET" | "POST"
  readonly query: string
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Uint8Array<ArrayBuffer>
}

export const unsigned = (request: HttpServerRequest.HttpServerRequest, body: Uint8Array<ArrayBuffer>): Unsigned => ({
  method: request.method as "GET" | "POST",
  query: /\?([^#]*)/.exec(request.originalUrl)?.[1] ?? "",
  headers: request.headers,
  body
})

/** The id of the key that a request is signed with; empty where it is not signed. */
export const secretIdOf = ({ headers }: Unsigned): string => authorization.exec(headers.authorization ?? "")?.[1] ?? ""

/** How far the time of a request may be off. */
export const maxSkewSeconds = 300

const contentHash = "x-tc-content-sha256"
const unsignedPayload = "UNSIGNED-PAYLOAD"

/** Checks the key, the time and the signature of a request. Gives a refusal where one of them is wrong. */
export const check = Effect.fnUntraced(function* (
  { body, headers, method, query }: Unsigned,
  operation: Operation.Any | undefined,
  { checkSkew, digest, keys, services, signer }: Options
) {
  if (operation !== undefined && Context.get(operation.annotations, IsUnsigned)) {
    // The official SDKs say that they do not sign. A client that signs all the same is checked.
    const given = headers.authorization ?? ""
    if (given === "" || given === "SKIP") return undefined
  }
  const match = authorization.exec(headers.authorization ?? "")
  if (match === null) {
    return refuse("AuthFailure.InvalidAuthorization", "The Authorization header is missing or malformed.")
  }
  const [, secretId, date, service, signedHeaders, signature] = match as unknown as Array<string>
  const secretKey = yield* keys.find(secretId!, headers["x-tc-token"])
  if (Result.isFailure(secretKey)) return secretKey.failure
  const timestamp = Number(headers["x-tc-timestamp"])
  if (!Number.isInteger(timestamp)) {
    return refuse("InvalidParameter", "The X-TC-Timestamp header is not a number of seconds.")
  }
  const now = (yield* Clock.currentTimeMillis) / 1000
  const isLate = checkSkew && Math.abs(now - timestamp) > maxSkewSeconds
  if (isLate || Math.abs(timestamp) > maxTimestamp || date !== Tc3.date(timestamp)) {
    return refuse("AuthFailure.SignatureExpire", "The timestamp of the request is more than five minutes off.")
  }
  const names = signedHeaders!.split(";")
  if (!names.includes("content-type") || !names.includes("host")) {
    return refuse("AuthFailure.InvalidAuthorization", "The headers content-type and host have to be signed.")
  }
  const credentials = { secretId: secretId!, secretKey: secretKey.success }
  const signed: Tc3.Unsigned = {
    service: service!,
    timestamp,
    method,
    query,
    // A client may sign the word in place of the payload, where it says so.
    payload: headers[contentHash]?.toUpperCase() === unsignedPayload ? utf8.encode(unsignedPayload) : body,
    headers: Object.fromEntries(names.map((name) => [name, headers[name] ?? ""]))
  }
  const isSigned = (request: Tc3.Unsigned) =>
    Effect.map(signer.authorization(request, credentials), (expected) =>
      Mac.timingSafeEqual(utf8.encode(expected.slice(expected.lastIndexOf("=") + 1)), utf8.encode(signature))
    )
  const canonical = (request: Tc3.Unsigned) =>
    Effect.map(digest.digestHex(Digest.sha256, request.payload), (hash) => Tc3.canonicalRequest(request, hash))

  if (yield* isSigned(signed)) return undefined
  // The official SDKs sign the host without the port that they connect to.
  const withoutPort = withHeader(signed, "host", (host) => host.replace(/:\d+$/, ""))
  if (yield* isSigned(withoutPort)) return undefined

  let mistake: SignatureDiagnosis.Mistake | undefined
  for (const base of [signed, withoutPort]) {
    for (const [what, request] of mistakes(base, services)) {
      if (mistake === undefined && (yield* isSigned(request))) mistake = { what, text: yield* canonical(request) }
    }
  }
  return {
    ...refuse("AuthFailure.SignatureFailure", "The signature does not match the request."),
    explanation: SignatureDiagnosis.make(yield* canonical(signed), mistake, [
      headers["x-tc-token"]?.toLowerCase() ?? "",
      ...secretsOf(operation, query)
    ])
  }
}, Effect.orDie)

// A signed text holds only a hash of the payload, but it holds the whole query.
const secretsOf = (operation: Operation.Any | undefined, query: string): ReadonlyArray<string> => {
  const known = operation === undefined ? undefined : SignatureDiagnosis.secretsOf(operation, flattened.parse(query))
  return (known ?? [...new URLSearchParams(query).values()]).flatMap((text) => [text, encodeURIComponent(text)])
}

const authorization =
  /^TC3-HMAC-SHA256 Credential=([^/]+)\/([^/]+)\/([^/]+)\/tc3_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/

// A `Date` cannot be later than this, in seconds since 1970.
const maxTimestamp = 8.64e12

const utf8 = new TextEncoder()

const refuse = (code: string, message: string): Refusal => ({ _tag: "Refused", code, message })
