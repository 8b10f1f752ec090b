/**
 * TC3-HMAC-SHA256, the signature of Tencent Cloud API 3.0.
 *
 * This module follows https://cloud.tencent.com/document/api/213/30654. Each text of the document has a function here.
 * Use them to compare a refused signature with the document, step by step.
 *
 * @since 0.1.0
 */
import type * as Credentials from "@effect-vendors/core/Credentials"
import * as Utf8 from "@effect-vendors/core/vendor/Utf8"
import * as Context from "effect/Context"
import type * as CryptoError from "effect/crypto/CryptoError"
import * as Digest from "effect/crypto/Digest"
import * as Mac from "effect/crypto/Mac"
import * as Effect from "effect/Effect"
import * as Hex from "effect/encoding/Hex"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"

/**
 * The key that signs a request.
 *
 * - `token`: the token of temporary credentials.
 * - `account`: the gateway counts rates by it. Default: the secret id.
 *
 * @category models
 * @since 0.1.0
 */
export interface Credential extends Credentials.Credential {
  readonly secretId: string
  readonly secretKey: Redacted.Redacted
  readonly token?: Redacted.Redacted | undefined
}

/**
 * A request before it is signed.
 *
 * - `service`: the service of its product, which the credential scope names: `essbasic`.
 * - `headers`: the headers to sign. `content-type` and `host` are required. Names may be in any case.
 * - `payload`: the bytes of the body.
 * - `timestamp`: its time, in seconds since 1970.
 * - `query`: the query string of a GET, encoded and sorted, without `?`.
 *
 * @category models
 * @since 0.1.0
 */
export interface Unsigned {
  readonly service: string
  readonly method?: "GET" | "POST" | undefined
  readonly query?: string | undefined
  readonly headers: Readonly<Record<string, string>>
  readonly payload: Uint8Array
  readonly timestamp: number
}

const algorithm = "TC3-HMAC-SHA256"

interface Headers {
  readonly lines: string
  readonly names: string
}

const headersOf = (request: Unsigned): Headers => {
  const values = new Map<string, string>()
  for (const name in request.headers) values.set(name.toLowerCase(), request.headers[name]!.trim().toLowerCase())
  const names = [...values.keys()].sort()
  let lines = ""
  for (const name of names) lines += `${name}:${values.get(name)}\n`
  return { lines, names: names.join(";") }
}

// The requests of an operation sign the same headers, so their text is kept.
const known = new WeakMap<Unsigned["headers"], Headers>()

const knownHeadersOf = (request: Unsigned): Headers => {
  let headers = known.get(request.headers)
  if (headers === undefined) {
    headers = headersOf(request)
    // Headers that can still change are not kept.
    if (Object.isFrozen(request.headers)) known.set(request.headers, headers)
  }
  return headers
}

const canonical = (request: Unsigned, { lines, names }: Headers, hashedPayload: string): string =>
  `${request.method ?? "POST"}\n/\n${request.query ?? ""}\n${lines}\n${names}\n${hashedPayload}`

/**
 * Writes the canonical request. `hashedPayload` is the SHA-256 of the payload in lower-case hex.
 *
 * @category signing
 * @since 0.1.0
 */
export const canonicalRequest = (request: Unsigned, hashedPayload: string): string =>
  canonical(request, headersOf(request), hashedPayload)

/**
 * Writes the names of the signed headers, joined by semicolons.
 *
 * @category signing
 * @since 0.1.0
 */
export const signedHeaders = (request: Unsigned): string => headersOf(request).names

/**
 * Writes the day in UTC that the credential scope names. `timestamp` is in seconds since 1970.
 *
 * @category signing
 * @since 0.1.0
 */
export const date = (timestamp: number): string => {
  // Formatting a day costs as much as a hash, so the latest one is kept.
  const day = Math.floor(timestamp / 86_400)
  if (day !== latest.day) latest = { day, date: new Date(day * 86_400_000).toISOString().slice(0, 10) }
  return latest.date
}

let latest = { day: 0, date: "1970-01-01" }

/**
 * Writes the text that is signed. `hashedCanonicalRequest` is the SHA-256 of the canonical request in lower-case hex.
 *
 * @category signing
 * @since 0.1.0
 */
export const stringToSign = (request: Unsigned, hashedCanonicalRequest: string): string =>
  `${algorithm}\n${request.timestamp}\n${date(request.timestamp)}/${request.service}/tc3_request\n${hashedCanonicalRequest}`

/**
 * Signs requests. A signature is the value of the `Authorization` header.
 *
 * @category services
 * @since 0.1.0
 */
export class Signer extends Context.Service<
  Signer,
  {
    readonly authorization: (
      request: Unsigned,
      credentials: Credential
    ) => Effect.Effect<string, CryptoError.CryptoError>
  }
>()("@effect-vendors/tencent/Tc3/Signer") {}

/**
 * Provides a signer on the `Mac` and `Digest` of `effect/crypto`. It derives a key once for each day, service and
 * secret, not for each request.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerSigner: Layer.Layer<Signer, never, Mac.Mac | Digest.Digest> = Layer.effect(
  Signer,
  Effect.gen(function* () {
    const mac = yield* Mac.Mac
    const digest = yield* Digest.Digest
    const sign = (key: Mac.Key, text: string) => mac.sign(key, Utf8.encode(text))
    const hash = (text: string) => digest.digestHex(Digest.sha256, Utf8.encode(text))

    const deriveKey = Effect.fnUntraced(function* (secretKey: string, date: string, service: string) {
      const secret = yield* Mac.key(Mac.hmacSha256, Utf8.encode(`TC3${secretKey}`))
      const dateKey = yield* Mac.key(Mac.hmacSha256, yield* sign(secret, date))
      const serviceKey = yield* Mac.key(Mac.hmacSha256, yield* sign(dateKey, service))
      return yield* Mac.key(Mac.hmacSha256, yield* sign(serviceKey, "tc3_request"))
    })
    // The secret is a part of the name, since one secret id may get another secret.
    const keys = new Map<string, Mac.Key>()
    // Most requests need the latest key again, so it is kept apart and found without a name.
    let latest: { readonly of: readonly [string, string, string]; readonly key: Mac.Key } | undefined
    const signingKey = (
      credentials: Credential,
      date: string,
      service: string
    ): Effect.Effect<Mac.Key, CryptoError.CryptoError> => {
      const secretKey = Redacted.value(credentials.secretKey)
      if (latest?.of[0] === date && latest.of[1] === service && latest.of[2] === secretKey) {
        return Effect.succeed(latest.key)
      }
      const scope = `${date}/${service}/${secretKey}`
      const known = keys.get(scope)
      return Effect.map(known === undefined ? deriveKey(secretKey, date, service) : Effect.succeed(known), (key) => {
        if (keys.size === maxKeys) keys.clear()
        keys.set(scope, key)
        latest = { of: [date, service, secretKey], key }
        return key
      })
    }

    return {
      authorization: Effect.fnUntraced(function* (request: Unsigned, credentials: Credential) {
        const day = date(request.timestamp)
        const headers = knownHeadersOf(request)
        const key = yield* signingKey(credentials, day, request.service)
        const hashedPayload = yield* digest.digestHex(Digest.sha256, request.payload)
        const hashedRequest = yield* hash(canonical(request, headers, hashedPayload))
        const signature = yield* sign(key, stringToSign(request, hashedRequest))
        return (
          `${algorithm} Credential=${credentials.secretId}/${day}/${request.service}/tc3_request, ` +
          `SignedHeaders=${headers.names}, Signature=${Hex.encode(signature)}`
        )
      })
    }
  })
)

// This is enough for hundreds of accounts. A server with more of them derives some keys again.
const maxKeys = 1024
