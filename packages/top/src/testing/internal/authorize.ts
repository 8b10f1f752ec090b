import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import type * as Operation from "@effect-vendors/core/Operation"
import type { Served } from "@effect-vendors/core/testing/SandboxVendor"
import * as SignatureDiagnosis from "@effect-vendors/core/testing/SignatureDiagnosis"
import * as Runtime from "@effect-vendors/core/Runtime"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Mac from "effect/crypto/Mac"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as TopSigner from "../../TopSigner.ts"
import * as TopWire from "../../TopWire.ts"
import { mistakes } from "./mistakes.ts"
import type * as parameters from "./parameters.ts"
import { secretsOf } from "./secrets.ts"

/** The signer of each `sign_method`. */
export type Signers = ReadonlyMap<string, TopSigner.TopSigner["Service"]>

/** A refusal. `explanation` tells why the signature does not match. */
export interface Refusal extends Exchange.Refused {
  readonly explanation?: string
}

export const signers: Effect.Effect<Signers> = Effect.map(
  Effect.forEach(TopSigner.signMethods, (method) =>
    Effect.map(
      Layer.build(TopSigner.layer(method)),
      (context) => [method as string, Context.get(context, TopSigner.TopSigner)] as const
    )
  ),
  (entries) => new Map(entries)
).pipe(Effect.scoped, Effect.provide(Runtime.layerWebCrypto))

const maxSkew = Duration.minutes(10)

/** Refuses a request whose application, time or signature is not right. Gives nothing for a good request. */
export const check = Effect.fnUntraced(function* (
  { body, named }: parameters.Request,
  operation: Operation.Any,
  { checkSkew, secrets }: Pick<Served, "checkSkew" | "secrets">,
  signers: Signers
) {
  const { app_key, sign, sign_method = "md5", timestamp } = named
  if (app_key === undefined) return refuse(28, "Missing App Key")
  if (!Object.hasOwn(secrets, app_key)) return refuse(29, "Invalid App Key")
  if (sign === undefined) return refuse(24, "Missing Signature")
  if (timestamp === undefined) return refuse(30, "Missing Timestamp")
  const millis = TopWire.parseDate(timestamp)
  const now = yield* Clock.currentTimeMillis
  if (millis === undefined || (checkSkew && Math.abs(now - millis) > Duration.toMillis(maxSkew))) {
    return refuse(31, "Invalid Timestamp")
  }
  const signer = signers.get(sign_method)
  if (signer === undefined) return refuse(25, "Invalid Signature")
  const secret = secrets[app_key]!
  const text = TopSigner.stringToSign(named) + body
  const expected = yield* signer.sign(text, secret)
  if (isSame(expected, sign)) return undefined
  // The document drops empty parameters from the signature. Most SDKs sign the names of those that they send.
  if (Object.values(named).includes("") && isSame(yield* signer.sign(textWithEmpty(named) + body, secret), sign)) {
    return undefined
  }

  const mistake =
    expected === sign.toUpperCase()
      ? { what: "the client writes the signature in lower case", text }
      : yield* Effect.findFirst(mistakes(named, body, text), ({ method = sign_method, text }) =>
          Effect.map(signers.get(method)!.sign(text, secret), (made) => made === sign)
        ).pipe(Effect.map(Option.getOrUndefined))
  return {
    ...refuse(25, "Invalid Signature"),
    explanation: SignatureDiagnosis.make(text, mistake, secretsOf(operation, named))
  }
}, Effect.orDie)

const utf8 = new TextEncoder()

const isSame = (expected: string, sign: string) => Mac.timingSafeEqual(utf8.encode(expected), utf8.encode(sign))

const textWithEmpty = (named: parameters.Named): string =>
  Object.entries(named)
    .filter(([name]) => name !== "sign")
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flat()
    .join("")

const refuse = (code: number, message: string): Refusal => ({ _tag: "Refused", code: String(code), message })
