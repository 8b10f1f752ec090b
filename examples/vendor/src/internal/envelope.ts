import * as BufferedClient from "@effect-vendors/core/vendor/BufferedClient"
import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import * as HttpExchange from "@effect-vendors/core/vendor/HttpExchange"
import * as Json from "@effect-vendors/core/vendor/Json"
import * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"
import * as names from "./headers.ts"
import type { Credential, Signer } from "./signature.ts"

/** Reads answers, and verifies that they are the vendor's. */
export const reader = (signer: Signer): HttpExchange.Protocol<Credential>["read"] =>
  Effect.fnUntraced(function* (response, { credential }) {
    const requestId = BufferedClient.headerOf(response, names.requestId)
    if (requestId === undefined) return yield* unreadable("the answer has no request id")
    const answer = yield* HttpExchange.tryParse(() => answerOf(response, requestId))
    const signature = BufferedClient.headerOf(response, names.signature)
    if (signature === undefined) {
      return isUnsigned(answer) ? answer : yield* unreadable("the answer is not signed")
    }
    const isSigned = yield* signer.answerText({ status: response.status, requestId, body: response.bytes }).pipe(
      Effect.flatMap((text) => signer.verify(text, credential.secret, signature)),
      Effect.mapError((cause) => new HttpExchange.Unreadable({ cause }))
    )
    return isSigned ? answer : yield* unreadable("the signature of the answer is wrong")
  })

const unreadable = (message: string) => Effect.fail(new HttpExchange.Unreadable({ message }))

// A vendor that does not know the caller has no secret to sign with.
const isUnsigned = (answer: Exchange.Answer): boolean =>
  answer._tag === "Refused" && ["UnknownKey", "WrongSignature"].includes(answer.code)

const answerOf = (response: BufferedClient.BufferedResponse, requestId: string): Exchange.Answer => {
  if (response.status === 204) return { _tag: "Answered", body: {}, requestId }
  const text = BufferedClient.textOf(response)
  const body = Json.parse(text)
  if (response.status >= 200 && response.status < 300) {
    return { _tag: "Answered", body, requestId, reparse: () => Json.parseNumerals(text) }
  }
  const { code, message } = Predicate.isObject(body) ? (body as Readonly<Record<string, unknown>>) : {}
  if (typeof code !== "string" || code === "") throw new Error("an error without a code")
  return { _tag: "Refused", code, message: typeof message === "string" ? message : "", requestId }
}
