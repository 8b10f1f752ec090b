import * as Utf8 from "@effect-vendors/core/vendor/Utf8"
import type * as CryptoError from "effect/crypto/CryptoError"
import * as Digest from "effect/crypto/Digest"
import * as Mac from "effect/crypto/Mac"
import * as Effect from "effect/Effect"
import * as Hex from "effect/encoding/Hex"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"

/** A request that a vendor sent to us. */
export interface Message {
  readonly body: Uint8Array
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly query?: Readonly<Record<string, string | ReadonlyArray<string> | undefined>> | undefined
}

/** A token that signs, and its key. */
export interface Token {
  readonly text: string
  readonly key: Mac.Key
}

export const tokensOf = (tokens: ReadonlyArray<Redacted.Redacted>): Effect.Effect<ReadonlyArray<Token>> =>
  Effect.forEach(tokens.map(Redacted.value).filter(isPresent), (text) =>
    // Only an empty text is no key, and there is none among them.
    Effect.orDie(Effect.map(Mac.key(Mac.hmacSha256, Utf8.encode(text)), (key) => ({ text, key })))
  )

const isPresent = (token: string) => token.trim() !== ""

/** Whether a request is signed, and by one of the tokens. */
export type Verdict = "verified" | "missing" | "wrong"

/**
 * Checks the signature of a request: that of the header, which covers the body; where there is none, that of the query,
 * which covers the encrypted text.
 */
export const check = (
  message: Message,
  encrypt: string | undefined,
  tokens: ReadonlyArray<Token>
): Effect.Effect<Verdict, CryptoError.CryptoError, Mac.Mac | Digest.Digest> => {
  const header = headerOf(message.headers, "content-signature")
  if (header !== undefined) return checkHeader(header, message.body, tokens)
  const query = queryOf(message.query)
  return query === undefined || encrypt === undefined ? Effect.succeed("missing") : checkQuery(query, encrypt, tokens)
}

const headerOf = (headers: Message["headers"], name: string): string | undefined => {
  for (const key in headers) if (key.toLowerCase() === name) return headers[key]
  return undefined
}

const checkHeader = Effect.fnUntraced(function* (header: string, body: Uint8Array, tokens: ReadonlyArray<Token>) {
  const tag = bytesOf(/^sha256=([0-9a-f]{64})$/i.exec(header.trim())?.[1])
  if (tag === undefined) return "wrong"
  const mac = yield* Mac.Mac
  for (const { key } of tokens) if (yield* mac.verify(key, tag, body)) return "verified"
  return "wrong"
})

interface Query {
  readonly signature: string
  readonly timestamp: string
  readonly nonce: string
}

// The signature joins the texts without a separator. Their forms keep a sender from moving characters of one to another.
const forms = { signature: /^[0-9a-f]{40}$/i, timestamp: /^\d{1,16}$/, nonce: /^[\w-]{1,128}$/ }

const queryOf = (query: Message["query"]): Query | undefined =>
  typeof query?.["msg_signature"] === "string"
    ? {
        signature: query["msg_signature"],
        timestamp: String(query["timestamp"]),
        nonce: String(query["nonce"])
      }
    : undefined

const checkQuery = Effect.fnUntraced(function* (query: Query, encrypt: string, tokens: ReadonlyArray<Token>) {
  const { nonce, signature, timestamp } = query
  const tag = forms.signature.test(signature) ? bytesOf(signature) : undefined
  if (tag === undefined || !forms.timestamp.test(timestamp) || !forms.nonce.test(nonce)) return "wrong"
  const digest = yield* Digest.Digest
  for (const { text } of tokens) {
    const signed = yield* digest.digest(Digest.sha1, Utf8.encode(stringToSign([text, timestamp, nonce, encrypt])))
    if (Mac.timingSafeEqual(signed, tag)) return "verified"
  }
  return "wrong"
})

/** The text whose SHA-1 is the signature of the query. */
export const stringToSign = (texts: ReadonlyArray<string>): string => texts.toSorted().join("")

const bytesOf = (hex: string | undefined): Uint8Array | undefined =>
  hex === undefined ? undefined : Result.getOrUndefined(Hex.decode(hex))
