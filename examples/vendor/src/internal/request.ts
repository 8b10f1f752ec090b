import type * as Operation from "@effect-vendors/core/Operation"
import * as Endpoint from "@effect-vendors/core/vendor/Endpoint"
import * as HttpExchange from "@effect-vendors/core/vendor/HttpExchange"
import * as VendorErrors from "@effect-vendors/core/vendor/VendorErrors"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as UrlParams from "effect/http/UrlParams"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import { Route } from "../Route.ts"
import * as names from "./headers.ts"
import { none, type Payload, payloadOf } from "./payload.ts"
import type { Credential, Signer } from "./signature.ts"
import { hasBody, type Target, targetOf } from "./target.ts"

/** The options of a gateway that its requests depend on. */
export interface Options {
  readonly endpoint?: string | undefined
  readonly allowInsecure?: boolean | undefined
}

/** Builds and signs requests. */
export const requests = (
  vendor: string,
  options: Options,
  signer: Signer
): HttpExchange.Protocol<Credential>["request"] => {
  const endpoint = (options.endpoint ?? "https://api.parcels.example").replace(/\/+$/, "")
  const problem = Endpoint.problem(endpoint, options.allowInsecure)

  return Effect.fnUntraced(function* ({ credential, operation, request }, now) {
    const unsent = problem === undefined ? unsentOf(operation, request as Fields) : Result.fail(problem)
    if (Result.isFailure(unsent)) {
      return yield* VendorErrors.invalidRequest(vendor, operation, unsent.failure)
    }
    const { method, path, payload, query } = unsent.success
    const unsignable = (message: string) => VendorErrors.unsignable(vendor, operation, message)
    if (!printable.test(credential.key) || Redacted.value(credential.secret) === "") {
      return yield* unsignable("the key or the secret is empty, or the key does not fit into a header")
    }
    const headers = HttpExchange.mutableHeaders()
    headers[names.key] = credential.key
    headers[names.timestamp] = String(Math.floor(now / 1000))
    headers[names.signature] = yield* signer
      .requestText({ ...unsent.success, timestamp: headers[names.timestamp]!, body: payload.bytes })
      .pipe(
        Effect.flatMap((text) => signer.sign(text, credential.secret)),
        Effect.mapError((cause) => unsignable(cause.message))
      )
    const url = `${endpoint}${path}${query === "" ? "" : `?${query}`}`
    return HttpClientRequest.makeWith(method, url, UrlParams.empty, Option.none(), headers, bodyOf(payload, headers))
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
