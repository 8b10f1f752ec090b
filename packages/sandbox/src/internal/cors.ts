import * as SignatureDiagnosis from "@effect-vendors/core/testing/SignatureDiagnosis"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"

/** Whether a browser asks if a page may send a request. */
export const isPreflight = ({ headers, method }: HttpServerRequest.HttpServerRequest): boolean =>
  method === "OPTIONS" && headers.origin !== undefined && headers["access-control-request-method"] !== undefined

/**
 * Allows any page to send any request. The vendors' endpoints tell nothing to a page without a key, and a page with a
 * key may call.
 */
export const preflight = ({ headers }: HttpServerRequest.HttpServerRequest): HttpServerResponse.HttpServerResponse =>
  HttpServerResponse.empty({
    status: 204,
    headers: {
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "GET, POST, OPTIONS",
      // A star does not stand for `authorization`, so the headers are named as they were asked for.
      "access-control-allow-headers": headers["access-control-request-headers"] ?? "*",
      "access-control-max-age": "600",
      ...(headers["access-control-request-private-network"] === "true"
        ? { "access-control-allow-private-network": "true" }
        : {}),
      "vary": "access-control-request-headers, access-control-request-private-network"
    }
  })

/** Lets a page read an answer. */
export const readable = HttpServerResponse.setHeaders({
  "access-control-allow-origin": "*",
  "access-control-expose-headers": `date, retry-after, ${SignatureDiagnosis.header}`
})
