import type * as Operation from "@effect-vendors/core/Operation"
import type * as Endpoint from "@effect-vendors/core/vendor/Endpoint"
import * as HttpExchange from "@effect-vendors/core/vendor/HttpExchange"
import * as Settings from "@effect-vendors/core/vendor/Settings"
import * as VendorErrors from "@effect-vendors/core/vendor/VendorErrors"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as UrlParams from "effect/http/UrlParams"
import * as Option from "effect/Option"
import * as Result from "effect/Result"
import { Route } from "../Route.ts"
import * as names from "./headers.ts"
import { none, type Payload, payloadOf } from "./payload.ts"
import type { Credential, Signer } from "./signature.ts"
import { hasBody, type Target, targetOf } from "./target.ts"

/** Builds and signs requests. */
export const requests = (
  vendor: string,
  { header, url }: Endpoint.Destination,
  signer: Signer
): HttpExchange.Protocol<Credential>["request"] => {
  const base = url.href.replace(/\/+$/, "")

  return Effect.fnUntraced(function* ({ credential, operation, request }, now) {
    const unsent = unsentOf(operation, request as Fields)
    if (Result.isFailure(unsent)) {
      return yield* VendorErrors.invalidRequest(vendor, operation, unsent.failure)
    }
    const { method, path, payload, query } = unsent.success
    const unsignable = (message: string) => VendorErrors.unsignable(vendor, operation, message)
    const problem =
      Settings.problem("the key", credential.key) ?? Settings.problem("the secret", credential.secret, true)
    if (problem !== undefined) return yield* unsignable(problem)
    if (!printable.test(credential.key)) return yield* unsignable("the key does not fit into a header")
    const headers = HttpExchange.mutableHeaders()
    if (header !== undefined) headers.host = header
    headers[names.key] = credential.key
    headers[names.timestamp] = String(Math.floor(now / 1000))
    headers[names.signature] = yield* signer
      .requestText({ ...unsent.success, timestamp: headers[names.timestamp]!, body: payload.bytes })
      .pipe(
        Effect.flatMap((text) => signer.sign(text, credential.secret)),
        Effect.mapError((cause) => unsignable(cause.message))
      )
    const to = `${base}${path}${query === "" ? "" : `?${query}`}`
    return HttpClientRequest.makeWith(method, to, UrlParams.empty, Option.none(), headers, bodyOf(payload, headers))
  })
}

type Fields = Readonly<Record<string, unknown>>

interface Unsent extends Target {
  readonly method: Route["method"]
  readonly payload: Payload
}

const unsentOf = (operation: Operation.Any, request: Fields): Result.Result<Unsent, string> =>
  Result.gen(function* () {
    const route = Context.get(operation.annotations, Route)
    if (route === undefined) return yield* Result.fail("the operation has no route")
    const target = yield* targetOf(route, request)
    const payload = hasBody(route.method) ? yield* payloadOf(operation, target.rest) : none
    return { ...target, method: route.method, payload }
  })

const bodyOf = ({ bytes, contentType }: Payload, headers: Record<string, string>): HttpBody.HttpBody => {
  if (contentType === undefined) return HttpBody.empty
  headers["content-type"] = contentType
  headers["content-length"] = String(bytes.length)
  return HttpBody.uint8Array(bytes, contentType)
}

const printable = /^[\x21-\x7e]+$/
