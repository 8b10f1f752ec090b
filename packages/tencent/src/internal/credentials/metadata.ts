import type * as VendorError from "@effect-vendors/core/VendorError"
import * as BufferedClient from "@effect-vendors/core/vendor/BufferedClient"
import * as Json from "@effect-vendors/core/vendor/Json"
import * as Wire from "@effect-vendors/core/Wire"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type * as Tc3 from "../../Tc3.ts"
import { checked, failure } from "./failure.ts"

export interface Options {
  readonly role?: string | undefined
  readonly address?: string | undefined
  readonly timeout?: Duration.Input | undefined
}

const provider = "cvmRole"
const path = "/latest/meta-data/cam/security-credentials/"

const Answer = /*#__PURE__*/ Wire.struct({
  TmpSecretId: Wire.String,
  TmpSecretKey: Wire.Secret,
  Token: Wire.Secret,
  ExpiredTime: Wire.Int
})

/** The key of the role that is bound to this machine, from the server of its metadata. */
export const read = (
  client: HttpClient.HttpClient,
  { address = "http://metadata.tencentyun.com", role, timeout = "2 seconds" }: Options = {}
): Effect.Effect<Tc3.Credential, VendorError.AuthFailure> => {
  const execute = BufferedClient.fromClient(client)
  const get = (name: string) =>
    Effect.matchEffect(execute(HttpClientRequest.get(`${address.replace(/\/$/, "")}${path}${name}`), maxSize), {
      onFailure: ({ reason }) =>
        Effect.fail(failure(provider, "Unreachable", `no answer of the metadata (${reason._tag})`)),
      onSuccess: (response) => {
        const { status } = response
        if (status === 404) {
          const what = name === "" ? "no role is bound to this machine" : "the role is not bound to this machine"
          return Effect.fail(failure(provider, name === "" ? "NotConfigured" : "Refused", what))
        }
        if (status !== 200)
          return Effect.fail(failure(provider, "Refused", `the metadata answered with HTTP ${status}`))
        const text = Result.try(() => BufferedClient.textOf(response))
        return Result.isSuccess(text)
          ? Effect.succeed(text.success)
          : Effect.fail(failure(provider, "Malformed", "the metadata is no text"))
      }
    })

  return Effect.gen(function* () {
    const name = role ?? (yield* get("")).trim()
    // A page of a portal is no name.
    if (!roleName.test(name)) return yield* failure(provider, "Malformed", "the metadata names no role")
    const text = yield* get(encodeURIComponent(name))
    return yield* credentialOf(name, text)
  }).pipe(
    Effect.timeoutOrElse({
      duration: timeout,
      orElse: () => Effect.fail(failure(provider, "Unreachable", "no answer of the metadata in time"))
    })
  )
}

// A role has a few kilobytes at most.
const maxSize = 256 * 1024

const roleName = /^[\w.@+=,-]{1,128}$/

const credentialOf = (role: string, text: string): Effect.Effect<Tc3.Credential, VendorError.AuthFailure> => {
  const json = Result.try(() => Json.parse(text))
  if (Result.isFailure(json)) return Effect.fail(failure(provider, "Malformed", "the role is no JSON"))
  const code = Schema.decodeUnknownResult(Wire.struct({ Code: Wire.String }))(json.success)
  if (Result.isFailure(code)) return Effect.fail(failure(provider, "Malformed", "the role has no Code"))
  const { Code } = code.success
  if (Code !== "Success") {
    return Effect.fail(failure(provider, "Refused", `the metadata says ${/^[\w.]{1,64}$/.test(Code) ? Code : "no"}`))
  }
  const answer = Schema.decodeUnknownResult(Answer)(json.success)
  if (Result.isFailure(answer)) {
    // The message names the place and what was expected there, not what was found.
    const message = answer.failure.message.replace(/\s*\n\s*/g, " ")
    return Effect.fail(failure(provider, "Malformed", `the role does not fit: ${message}`))
  }
  const { ExpiredTime, TmpSecretId: secretId, TmpSecretKey: secretKey, Token: token } = answer.success
  return checked(
    provider,
    { account: `cvmRole/${role}`, secretId, secretKey, token, expiresAt: ExpiredTime * 1000 },
    { secretId: "TmpSecretId", secretKey: "TmpSecretKey", token: "Token" }
  )
}
