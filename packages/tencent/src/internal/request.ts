import type { EndpointError } from "@effect-vendors/core/Endpoint"
import type * as Operation from "@effect-vendors/core/Operation"
import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import * as HttpExchange from "@effect-vendors/core/vendor/HttpExchange"
import * as Settings from "@effect-vendors/core/vendor/Settings"
import * as VendorErrors from "@effect-vendors/core/vendor/VendorErrors"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import type * as Tc3 from "../Tc3.ts"
import { contentOf } from "./content.ts"
import { CurrentLanguage, CurrentRegion, type Language, Unsigned } from "./context.ts"
import * as destinations from "./destination.ts"
import { contentType } from "./envelope.ts"
import { isPrintable, unprintable } from "./printable.ts"

/** The options of a gateway that its requests depend on. */
export interface Options extends destinations.Options {
  readonly region?: string | undefined
  readonly language?: Language | undefined
}

type Requests = HttpExchange.Protocol<Tc3.Credential>["request"]

/** Makes the function that builds and signs requests. */
export const requests = (
  vendor: string,
  options: Options,
  signer: Tc3.Signer["Service"]
): Effect.Effect<Requests, EndpointError> =>
  Effect.map(destinations.make(vendor, options), (destinationOf) => build(vendor, options, signer, destinationOf))

const build = (
  vendor: string,
  options: Options,
  signer: Tc3.Signer["Service"],
  destinationOf: (operation: Operation.Any) => destinations.Destination
): Requests => {
  // All calls of an operation have the same destination.
  const known = new WeakMap<Operation.Any, destinations.Destination>()
  const knownDestination = (operation: Operation.Any): destinations.Destination => {
    let destination = known.get(operation)
    if (destination === undefined) known.set(operation, (destination = destinationOf(operation)))
    return destination
  }

  const signed = (
    { credential, operation, request, secrets }: Exchange.Call<Tc3.Credential>,
    now: number,
    context: Context.Context<never>
  ): ReturnType<Requests> => {
    const destination = knownDestination(operation)
    if (destination._tag === "Problem") {
      return Effect.fail(VendorErrors.invalidRequest(vendor, operation, destination.problem))
    }
    const isUnsigned = Context.get(operation.annotations, Unsigned)
    const flaw = isUnsigned ? undefined : flawOf(credential)
    if (flaw !== undefined) return Effect.fail(VendorErrors.unsignable(vendor, operation, flaw))
    const timestamp = Math.floor(now / 1000)
    const headers = HttpExchange.mutableHeaders()
    const content = contentOf(operation, request)
    const { payload, type } = content
    Object.assign(headers, content.headers)
    headers["content-type"] = type
    headers["x-tc-action"] = operation.name
    headers["x-tc-version"] = operation.version
    headers["x-tc-timestamp"] = String(timestamp)
    const region = Settings.present(Context.get(context, CurrentRegion)) ?? Settings.present(options.region)
    if (region !== undefined) headers["x-tc-region"] = region
    const language = Settings.present(Context.get(context, CurrentLanguage)) ?? Settings.present(options.language)
    if (language !== undefined) headers["x-tc-language"] = language
    const token = isUnsigned ? undefined : Settings.present(credential.token)
    if (token !== undefined) headers["x-tc-token"] = Settings.reveal(token)!
    if (destination.host !== undefined) headers.host = destination.host
    if (!isPrintable(region, language, ...Object.values(content.headers))) {
      return Effect.fail(VendorErrors.invalidRequest(vendor, operation, unprintable))
    }
    const signed = type === contentType ? destination.signed : { ...destination.signed, "content-type": type }
    const authorization = isUnsigned
      ? Effect.succeed("SKIP")
      : signer.authorization({ service: operation.product, payload, timestamp, headers: signed }, credential)
    return Effect.matchEffect(authorization, {
      onFailure: (cause) => Effect.fail(VendorErrors.unsignable(vendor, operation, cause.message)),
      onSuccess: (authorization) => {
        headers.authorization = authorization
        // The signature is its last part.
        if (!isUnsigned) secrets?.add(authorization.slice(authorization.lastIndexOf("=") + 1))
        headers["content-length"] = String(payload.length)
        const { hash, url, urlParams } = destination.request
        const body = HttpBody.uint8Array(payload, type)
        return Effect.succeed(HttpClientRequest.makeWith("POST", url, urlParams, hash, headers, body))
      }
    })
  }

  return (call, now) => Effect.contextWith((context: Context.Context<never>) => signed(call, now, context))
}

const flawOf = (credential: Tc3.Credential): string | undefined => {
  const { secretId, secretKey } = credential
  const token = Settings.present(credential.token)
  return (
    Settings.problem("the secret id", secretId) ??
    Settings.problem("the secret key", secretKey, true) ??
    (token === undefined ? undefined : Settings.problem("the token", token, true)) ??
    (isPrintable(secretId, Settings.reveal(token))
      ? undefined
      : "the secret id or the token has a character outside printable ASCII")
  )
}
