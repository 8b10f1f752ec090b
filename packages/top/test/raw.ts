/** Requests of a client that is not ours. */
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as independent from "./independent.ts"

export type Parameters = Readonly<Record<string, string | undefined>>

/** The parameters that have a value. */
export const defined = (parameters: Parameters): Record<string, string> =>
  Object.fromEntries(Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined))

/** The parameters with the signature that `sign_method` asks for, or else an md5. */
export const signed = (parameters: Parameters, secret = "sandbox-secret"): Record<string, string> => {
  const sent = defined(parameters)
  const method = independent.signMethods.find((method) => method === sent.sign_method) ?? "md5"
  return { ...sent, sign: independent.sign(method, sent, secret) }
}

export const post = (form: Record<string, string>, query = ""): HttpClientRequest.HttpClientRequest =>
  HttpClientRequest.post(`http://sandbox.localhost/router/rest${query}`, {
    body: HttpBody.text(new URLSearchParams(form).toString(), "application/x-www-form-urlencoded")
  })
