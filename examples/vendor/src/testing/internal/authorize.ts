import * as SignatureDiagnosis from "@effect-vendors/core/testing/SignatureDiagnosis"
import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import * as Clock from "effect/Clock"
import type * as CryptoError from "effect/crypto/CryptoError"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import type { Signer } from "../../internal/signature.ts"

/** A request as the vendor sees it. */
export interface Request {
  readonly method: string
  readonly path: string
  readonly query: string
  readonly key: string
  readonly timestamp: string
  readonly signature: string
  readonly contentType: string
  readonly body: Uint8Array<ArrayBuffer>
}

/** Those who may call, and whether the time of a request has to be right. */
export interface Options {
  readonly secrets: Readonly<Record<string, Redacted.Redacted>>
  readonly checkSkew: boolean
  readonly signer: Signer
}

/**
 * The caller of a request, and the refusal of the call where there is one. `secret` signs the answer: only a caller who has proved to know it gets
 * an answer that is signed.
 */
export interface Caller {
  readonly secret?: Redacted.Redacted
  readonly refused?: Exchange.Refused
  readonly explanation?: string
}

/** Finds out who calls: somebody whom the vendor knows, who signs as the documents say, at a time that is right. */
export const callerOf = (
  request: Request,
  { checkSkew, secrets, signer }: Options
): Effect.Effect<Caller, CryptoError.CryptoError> =>
  Effect.gen(function* () {
    const secret = Object.hasOwn(secrets, request.key) ? secrets[request.key] : undefined
    if (secret === undefined) return { refused: refuse("UnknownKey", "nobody has this key") }
    const text = yield* signer.requestText(request)
    if (!(yield* signer.verify(text, secret, request.signature))) {
      const refused = refuse("WrongSignature", "the signature does not match the request")
      return { refused, explanation: SignatureDiagnosis.make(text, undefined, [request.query]) }
    }
    const now = yield* Clock.currentTimeMillis
    const skew = Math.abs(now / 1000 - Number(request.timestamp))
    return checkSkew && !(skew <= maxSkewSeconds)
      ? { secret, refused: refuse("ExpiredTimestamp", "the timestamp is more than five minutes off") }
      : { secret }
  })

const maxSkewSeconds = 300

const refuse = (code: string, message: string): Exchange.Refused => ({ _tag: "Refused", code, message })
