import * as Configs from "@effect-vendors/core/Configs"
import type * as Credentials from "@effect-vendors/core/Credentials"
import * as Settings from "@effect-vendors/core/vendor/Settings"
import type * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import type * as Tc3 from "../Tc3.ts"

/** The credentials that are given, and from the environment what they lack. */
export const credentialsOf = (
  given: Credentials.Source<Tc3.Credential> | Partial<Tc3.Credential> | undefined
): Effect.Effect<Credentials.Source<Tc3.Credential>, Config.ConfigError> => {
  if (Effect.isEffect(given)) return Effect.succeed(given)
  const secretId = Settings.present(given?.secretId)
  const secretKey = Settings.present(given?.secretKey)
  const token = Settings.present(given?.token)
  return Effect.map(
    Configs.allErrors({
      secretId: secretId === undefined ? Configs.text("TENCENTCLOUD_SECRET_ID") : Effect.succeed(secretId),
      secretKey: secretKey === undefined ? Configs.secret("TENCENTCLOUD_SECRET_KEY") : Effect.succeed(secretKey),
      // A token belongs to the secret id that it was issued with.
      token: secretId === undefined && token === undefined ? sessionToken : Effect.succeed(token)
    }),
    (read) => ({ ...given, ...read })
  )
}

/** The token of temporary credentials. The vendor's programs know two names of its variable. */
export const sessionToken = /*#__PURE__*/ Effect.suspend(() =>
  Effect.flatMap(Configs.optionalSecret("TENCENTCLOUD_TOKEN"), (token) =>
    token === undefined ? Configs.optionalSecret("TENCENTCLOUD_SESSION_TOKEN") : Effect.succeed(token)
  )
)

/** A setting that is given, or that of a variable. */
export const settled = <A>(
  given: A | undefined,
  variable: string
): Effect.Effect<A | string | undefined, Config.ConfigError> =>
  Settings.present(given) === undefined ? Configs.optionalText(variable) : Effect.succeed(given)
