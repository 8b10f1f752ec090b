import * as Configs from "@effect-vendors/core/Configs"
import type * as VendorError from "@effect-vendors/core/VendorError"
import type * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import type * as Tc3 from "../../Tc3.ts"
import { sessionToken } from "../variables.ts"
import { checked, failure } from "./failure.ts"

const provider = "environment"
const names = {
  secretId: "TENCENTCLOUD_SECRET_ID",
  secretKey: "TENCENTCLOUD_SECRET_KEY",
  token: "the token"
}

/** The key of the variables. */
export const read: Effect.Effect<Tc3.Credential, VendorError.AuthFailure> = /*#__PURE__*/ Effect.suspend(() =>
  Effect.gen(function* () {
    const secretId = yield* Configs.optionalText(names.secretId)
    const secretKey = yield* Configs.optionalSecret(names.secretKey)
    const token = yield* sessionToken
    if (secretId === undefined && secretKey === undefined) {
      return yield* failure(provider, "NotConfigured", `${names.secretId} and ${names.secretKey} are not set`)
    }
    if (secretId === undefined) return yield* failure(provider, "Malformed", `${names.secretId} is not set`)
    if (secretKey === undefined) return yield* failure(provider, "Malformed", `${names.secretKey} is not set`)
    return yield* checked(provider, { secretId, secretKey, token }, names)
  }).pipe(unreadable(provider))
)

/** Tells of a configuration that cannot be read, without what it says. */
export const unreadable =
  (provider: string) =>
  <A, R>(
    effect: Effect.Effect<A, VendorError.AuthFailure | Config.ConfigError, R>
  ): Effect.Effect<A, VendorError.AuthFailure, R> =>
    Effect.mapError(effect, (error) =>
      error._tag === "ConfigError" ? failure(provider, "Unreadable", "the configuration cannot be read") : error
    )
