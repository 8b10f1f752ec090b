import * as Configs from "@effect-vendors/core/Configs"
import type { EndpointError } from "@effect-vendors/core/Endpoint"
import type * as VendorError from "@effect-vendors/core/VendorError"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import type * as HttpClient from "effect/http/HttpClient"
import * as Redacted from "effect/Redacted"
import { unreadable } from "./environment.ts"
import { failure } from "./failure.ts"
import * as roles from "./roles.ts"

/** What a pod may add to its variables. */
export interface Options extends roles.Place, Omit<roles.Wanted, "roleArn" | "region"> {}

const provider = "tkeOidc"
const variables = ["TKE_REGION", "TKE_PROVIDER_ID", "TKE_WEB_IDENTITY_TOKEN_FILE", "TKE_ROLE_ARN"] as const

/** The key of a pod's role. The file of its token is read for each key, since Kubernetes renews it. */
export const make = (
  options: Options
): Effect.Effect<roles.Provider, EndpointError, FileSystem.FileSystem | HttpClient.HttpClient> =>
  Effect.gen(function* () {
    const files = yield* FileSystem.FileSystem
    const identify = yield* roles.identifying(provider, options)
    return Effect.gen(function* () {
      const values = yield* Effect.forEach(variables, Configs.optionalText)
      const missing = variables.filter((_, index) => values[index] === undefined)
      if (missing.length > 0) {
        const kind = missing.length === variables.length ? "NotConfigured" : "Malformed"
        return yield* failure(provider, kind, `not set: ${missing.join(", ")}`)
      }
      const [region, providerId, file, roleArn] = values as unknown as readonly [string, string, string, string]
      const { duration, sessionName } = options
      const token = yield* tokenIn(files, file)
      return yield* identify({ region, providerId, roleArn, token, duration, sessionName })
    }).pipe(unreadable(provider))
  })

const tokenIn = (
  files: FileSystem.FileSystem,
  file: string
): Effect.Effect<Redacted.Redacted, VendorError.AuthFailure> =>
  Effect.matchEffect(files.readFileString(file), {
    onFailure: ({ reason: { _tag } }) =>
      Effect.fail(failure(provider, "Unreadable", `${file} cannot be read (${_tag})`)),
    onSuccess: (text) => {
      const token = text.replace(/^\uFEFF/, "").trim()
      return token === ""
        ? Effect.fail(failure(provider, "Malformed", `${file} is empty`))
        : Effect.succeed(Redacted.make(token))
    }
  })
