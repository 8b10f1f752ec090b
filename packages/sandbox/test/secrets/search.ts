/** Makes a call, and looks for secrets in every text that comes of it. */
import { Retry, type VendorError } from "@effect-vendors/core"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import { identity } from "effect/Function"
import type * as HttpClient from "effect/http/HttpClient"
import type * as Layer from "effect/Layer"
import { briefly } from "../gateways.ts"
import type { Called, Gateways } from "./calls.ts"
import { gateways, type Options, signing } from "./gateways.ts"
import { leaks } from "./leaks.ts"
import type { Secrets } from "./secrets.ts"
import { show } from "./show.ts"
import { formsOf, textsOf } from "./texts.ts"

/** Makes a call over a client, and looks for secrets in all that a program may show of it. */
export const search = Effect.fnUntraced(function* (
  { call, operation }: Called,
  secrets: Secrets,
  client: Layer.Layer<HttpClient.HttpClient>,
  options: Options = {}
) {
  const signatures: Record<string, string> = {}
  const layer = gateways(secrets, signing(client, signatures), options)
  const { context, shown } = yield* Effect.gen(function* () {
    return {
      context: yield* Effect.context<Gateways>(),
      shown: yield* show(call.pipe(Retry.withPolicy(Retry.none), options.isLate ? briefly : identity), operation)
    }
  }).pipe(Effect.provide(layer))
  const { exit, texts } = shown
  const all = { ...secrets, ...signatures }
  // What a program makes of the gateways is the same for all calls.
  const forms = shownGateways.has(secrets) ? [] : formsOf(context)
  shownGateways.add(secrets)
  const built = [...textsOf(context.mapUnsafe), ...forms]
  return { exit, signatures, found: [...leaks(texts, all), ...leaks(built, all)] }
})

const shownGateways = new WeakSet<Secrets>()

/** The tag of a failure, or `Success`. */
export const tagOf = (exit: Exit.Exit<unknown, VendorError.VendorError>): string => {
  if (Exit.isSuccess(exit)) return "Success"
  const [reason] = exit.cause.reasons
  return reason?._tag === "Fail" ? reason.error._tag : `${reason?._tag}`
}
