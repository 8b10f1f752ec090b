import type * as Gateway from "@effect-vendors/core/Gateway"
import type * as Operation from "@effect-vendors/core/Operation"
import * as Explanation from "@effect-vendors/core/testing/Explanation"
import * as Web from "@effect-vendors/core/Web"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Mac from "effect/crypto/Mac"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Redacted from "effect/Redacted"
import * as TopSigner from "../../TopSigner.ts"
import * as TopWire from "../../TopWire.ts"
import { mistakes } from "./mistakes.ts"
import type * as parameters from "./parameters.ts"
import { secretsOf } from "./secrets.ts"

/** What is known of who may call, and the operation that is called. */
export interface Options {
  readonly appSecrets: Readonly<Record<string, Redacted.Redacted>>
  readonly checkSkew: boolean
  readonly signers: ReadonlyMap<string, TopSigner.TopSigner["Service"]>
  readonly operation: Operation.Any
}

/** A refusal, with why the signature does not match where that is the reason. */
export interface Refusal extends Gateway.Failure {
  readonly explanation?: string
}

export const signers: Effect.Effect<Options["signers"]> = Effect.map(
  Effect.forEach(["md5", "hmac", "hmac-sha256"] as const, (method) =>
    Effect.map(
      Layer.build(TopSigner.layer(method)),
      (context) => [method as string, Context.get(context, TopSigner.TopSigner)] as const
    )
  ),
  (entries) => new Map(entries)
).pipe(Effect.scoped, Effect.provide(Web.layerCrypto))

const maxSkew = Duration.minutes(10)

/** The refusal of a request that is not signed, not known, out of date or signed otherwise. */
export const check = Effect.fnUntraced(function* (
  { body, named }: parameters.Request,
  { appSecrets, checkSkew, operation, signers }: Options
) {
  const { app_key, sign, sign_method = "md5", timestamp } = named
  if (app_key === undefined) return refuse(28, "Missing App Key")
  if (!Object.hasOwn(appSecrets, app_key)) return refuse(29, "Invalid App Key")
  if (sign === undefined) return refuse(24, "Missing Signature")
  if (timestamp === undefined) return refuse(30, "Missing Timestamp")
  const millis = TopWire.parseDate(timestamp)
  const now = yield* Clock.currentTimeMillis
  if (millis === undefined || (checkSkew && Math.abs(now - millis) > Duration.toMillis(maxSkew))) {
    return refuse(31, "Invalid Timestamp")
  }
  const signer = signers.get(sign_method)
  if (signer === undefined) return refuse(25, "Invalid Signature")
  const secret = appSecrets[app_key]!
  const text = TopSigner.stringToSign(named) + body
  const expected = yield* signer.sign(text, secret)
  if (Mac.timingSafeEqual(utf8.encode(expected), utf8.encode(sign))) return undefined

  let mistake: Explanation.Mistake | undefined
  for (const candidate of mistakes(named, body, text)) {
    const made = yield* signers.get(candidate.method ?? sign_method)!.sign(candidate.text, secret)
    if (mistake === undefined && made === sign) mistake = candidate
  }
  if (expected === sign.toUpperCase()) mistake = { what: "the signature is written in lower case", text }
  return {
    ...refuse(25, "Invalid Signature"),
    explanation: Explanation.make(text, mistake, secretsOf(operation, named))
  }
}, Effect.orDie)

const utf8 = new TextEncoder()

const refuse = (code: number, message: string): Refusal => ({ _tag: "Failure", code: String(code), message })
