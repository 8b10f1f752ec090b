import * as Configs from "@effect-vendors/core/Configs"
import type * as Credentials from "@effect-vendors/core/Credentials"
import * as Settings from "@effect-vendors/core/vendor/Settings"
import type * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import type * as TopGateway from "../TopGateway.ts"

/** Reads the parts of the credentials that are not given. */
export const credentialsOf = (
  variables: string,
  given: Credentials.Source<TopGateway.Credential> | Partial<TopGateway.Credential> | undefined
): Effect.Effect<Credentials.Source<TopGateway.Credential>, Config.ConfigError> => {
  if (Effect.isEffect(given)) return Effect.succeed(given)
  const appKey = Settings.present(given?.appKey)
  const appSecret = Settings.present(given?.appSecret)
  return Effect.map(
    Configs.allErrors({
      appKey: appKey === undefined ? Configs.text(`${variables}_APP_KEY`) : Effect.succeed(appKey),
      appSecret: appSecret === undefined ? Configs.secret(`${variables}_APP_SECRET`) : Effect.succeed(appSecret)
    }),
    (read) => ({ ...given, ...read })
  )
}
