import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import * as Clock from "effect/Clock"
import * as Mac from "effect/crypto/Mac"
import * as Effect from "effect/Effect"
import * as Base64 from "effect/encoding/Base64"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import { maxSkewSeconds, type Options } from "./authorize.ts"

/**
 * A request that is signed as before API 3.0's TC3: with HMAC over its parameters, of which one is the action. The
 * official SDKs send it where they are told to sign by `HmacSHA1` or `HmacSHA256`.
 */
export interface Signed {
  readonly method: string
  readonly host: string
  readonly named: Readonly<Record<string, string>>
  /** The action and its version, as the headers of other requests tell them. */
  readonly headers: Readonly<Record<string, string | undefined>>
  /** The parameters of the action itself. */
  readonly query: string
}

/** Reads such a request; `undefined` where it is none. */
export const read = (
  { headers, method, originalUrl }: HttpServerRequest.HttpServerRequest,
  body: Uint8Array
): Signed | undefined => {
  if (headers["x-tc-action"] !== undefined) return undefined
  const isForm = /^application\/x-www-form-urlencoded/i.test(headers["content-type"] ?? "")
  const text = method === "GET" ? (/\?([^#]*)/.exec(originalUrl)?.[1] ?? "") : isForm ? utf8.decode(body) : ""
  const all = new URLSearchParams(text)
  const named = Object.fromEntries(all)
  if (named.Action === undefined) return undefined
  const own = new URLSearchParams([...all].filter(([name]) => !publicParameters.has(name)))
  return {
    method,
    host: headers.host ?? "",
    named,
    headers: { "x-tc-action": named.Action, "x-tc-version": named.Version },
    query: own.toString()
  }
}

/** Checks the key, the time and the signature of such a request. Gives a refusal where one of them is wrong. */
export const check = Effect.fnUntraced(function* (
  { host, method, named }: Signed,
  { checkSkew, keys }: Pick<Options, "checkSkew" | "keys">
) {
  const { SecretId = "", Signature = "", SignatureMethod = "HmacSHA1", Timestamp } = named
  const secretKey = yield* keys.find(SecretId, named.Token)
  if (Result.isFailure(secretKey)) return secretKey.failure
  const now = (yield* Clock.currentTimeMillis) / 1000
  // What is no number is never within the time.
  if (checkSkew && !(Math.abs(now - Number(Timestamp)) <= maxSkewSeconds)) {
    return refuse("SignatureExpire", "The timestamp of the request is more than five minutes off.")
  }
  const algorithm = SignatureMethod === "HmacSHA256" ? Mac.hmacSha256 : Mac.hmacSha1
  const mac = yield* Mac.Mac
  const key = yield* Mac.key(algorithm, encoder.encode(Redacted.value(secretKey.success)))
  const parameters = Object.entries(named)
    .filter(([name]) => name !== "Signature")
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map((entry) => entry.join("="))
    .join("&")
  // Some clients sign the host without its port.
  for (const signedHost of new Set([host, host.replace(/:\d+$/, "")])) {
    const expected = yield* mac.sign(key, encoder.encode(`${method}${signedHost}/?${parameters}`))
    if (Mac.timingSafeEqual(encoder.encode(Base64.encode(expected)), encoder.encode(Signature))) return undefined
  }
  return refuse("SignatureFailure", "The signature does not match the request.")
}, Effect.orDie)

const publicParameters = new Set([
  "Action",
  "Language",
  "Nonce",
  "Region",
  "RequestClient",
  "SecretId",
  "Signature",
  "SignatureMethod",
  "Timestamp",
  "Token",
  "Version"
])

const refuse = (code: string, message: string): Exchange.Refused => ({
  _tag: "Refused",
  code: `AuthFailure.${code}`,
  message
})

const utf8 = new TextDecoder()
const encoder = new TextEncoder()
