import type * as Operation from "@effect-vendors/core/Operation"
import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import * as HttpExchange from "@effect-vendors/core/vendor/HttpExchange"
import * as VendorErrors from "@effect-vendors/core/vendor/VendorErrors"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Redacted from "effect/Redacted"
import type * as Tc3 from "../Tc3.ts"
import { contentOf } from "./content.ts"
import { CurrentLanguage, CurrentRegion, type Language, Unsigned } from "./context.ts"
import { type Destination, destinationOf } from "./destination.ts"
import { contentType } from "./envelope.ts"
import { isPrintable, unprintable } from "./printable.ts"

/** The options of a gateway that its requests depend on. */
export interface Options {
  readonly endpoint?: string | undefined
  readonly region?: string | undefined
  readonly language?: Language | undefined
  readonly allowInsecure?: boolean | undefined
}

type Requests = HttpExchange.Protocol<Tc3.Credential>["request"]

/** Makes the function that builds and signs requests. */
export const requests = (vendor: string, options: Options, signer: Tc3.Signer["Service"]): Requests => {
  // All calls of an operation have the same destination.
  const destinations = new WeakMap<Operation.Any, Destination>()
  const knownDestination = (operation: Operation.Any): Destination => {
    let destination = destinations.get(operation)
    if (destination === undefined) destinations.set(operation, (destination = destinationOf(options, operation)))
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
    if (!isUnsigned && (credential.secretId === "" || Redacted.value(credential.secretKey) === "")) {
      return Effect.fail(VendorErrors.unsignable(vendor, operation, "the secret id or the secret key is empty"))
    }
    const timestamp = Math.floor(now / 1000)
    const headers = HttpExchange.mutableHeaders()
    const content = contentOf(operation, request)
    const { payload, type } = content
    Object.assign(headers, content.headers)
    headers["content-type"] = type
    headers["x-tc-action"] = operation.name
    headers["x-tc-version"] = operation.version
    headers["x-tc-timestamp"] = String(timestamp)
    const region = Context.get(context, CurrentRegion) ?? options.region
    if (region !== undefined) headers["x-tc-region"] = region
    const language = Context.get(context, CurrentLanguage) ?? options.language
    if (language !== undefined) headers["x-tc-language"] = language
    if (credential.token !== undefined && !isUnsigned) headers["x-tc-token"] = Redacted.value(credential.token)
    if (
      !isPrintable(
        isUnsigned ? undefined : credential.secretId,
        region,
        language,
        headers["x-tc-token"],
        ...Object.values(content.headers)
      )
    ) {
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
