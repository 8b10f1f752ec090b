import * as Configs from "@effect-vendors/core/Configs"
import type * as VendorError from "@effect-vendors/core/VendorError"
import type * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import type * as Tc3 from "../../Tc3.ts"
import { unreadable } from "./environment.ts"
import { checked, failure } from "./failure.ts"
import * as ini from "./ini.ts"

export interface Options {
  readonly file?: string | undefined
  readonly name?: string | undefined
}

const provider = "profile"

/** The key of a section of the file of profiles. */
export const read = (
  options: Options = {}
): Effect.Effect<Tc3.Credential, VendorError.AuthFailure, FileSystem.FileSystem> =>
  Effect.gen(function* () {
    const name = options.name ?? (yield* Configs.optionalText("TENCENTCLOUD_PROFILE")) ?? "default"
    const { file, text } = yield* found(options.file)
    const read = ini.section(text, name)
    if (Result.isFailure(read)) return yield* failure(provider, "Malformed", `${read.failure} (${file})`)
    const section = read.success
    if (section === undefined) return yield* failure(provider, "Malformed", `${file} has no section [${name}]`)
    const { secret_id, secret_key, token } = section
    const missing = Object.entries({ secret_id, secret_key }).flatMap(([key, value]) => (value ? [] : [key]))
    if (missing.length > 0) {
      const reason = `[${name}] in ${file} has no ${missing.join(" and no ")}`
      return yield* failure(provider, "Malformed", reason)
    }
    const credential = {
      secretId: secret_id!,
      secretKey: Redacted.make(secret_key!),
      token: token ? Redacted.make(token) : undefined
    }
    return yield* checked(provider, credential, { secretId: "secret_id", secretKey: "secret_key", token: "token" })
  }).pipe(unreadable(provider))

interface Found {
  readonly file: string
  readonly text: string
}

// A file that is named has to be there. Of the usual ones the first that is there counts.
const found = Effect.fnUntraced(function* (
  given: string | undefined
): Effect.fn.Return<Found, VendorError.AuthFailure | Config.ConfigError, FileSystem.FileSystem> {
  const named = given ?? (yield* Configs.optionalText("TENCENTCLOUD_CREDENTIALS_FILE"))
  if (named !== undefined) {
    const text = yield* textIn(named)
    return text === undefined
      ? yield* failure(provider, "Unreadable", `there is no file ${named}`)
      : { file: named, text }
  }
  const home = (yield* Configs.optionalText("HOME")) ?? (yield* Configs.optionalText("USERPROFILE"))
  const files = [
    ...(home === undefined ? [] : [`${home.replace(/[/\\]$/, "")}${usual}`]),
    `/etc${usual.replace(".", "")}`
  ]
  for (const file of files) {
    const text = yield* textIn(file)
    if (text !== undefined) return { file, text }
  }
  return yield* failure(provider, "NotConfigured", `there is no file ${files.join(" and no file ")}`)
})

const usual = "/.tencentcloud/credentials"

const textIn = (file: string): Effect.Effect<string | undefined, VendorError.AuthFailure, FileSystem.FileSystem> =>
  Effect.gen(function* () {
    const files = yield* FileSystem.FileSystem
    const bytes = yield* Effect.result(files.readFile(file))
    if (Result.isFailure(bytes)) {
      const { _tag } = bytes.failure.reason
      if (_tag === "NotFound") return undefined
      return yield* failure(provider, "Unreadable", `${file} cannot be read (${_tag})`)
    }
    const text = Result.try(() => new TextDecoder("utf-8", { fatal: true }).decode(bytes.success))
    return Result.isSuccess(text) ? text.success : yield* failure(provider, "Malformed", `${file} is not UTF-8`)
  })
