import * as Configs from "@effect-vendors/core/Configs"
import type * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"

interface Secrets {
  readonly token?: Redacted.Redacted | ReadonlyArray<Redacted.Redacted> | undefined
  readonly key?: Redacted.Redacted | ReadonlyArray<Redacted.Redacted> | undefined
}

/** The secrets that are given, and from the environment what they lack. Who takes callbacks of anybody has no token. */
export const secretsOf = (given: Secrets, unverified: boolean): Effect.Effect<Secrets, Config.ConfigError> =>
  Effect.map(
    Configs.allErrors({
      token:
        given.token !== undefined || unverified
          ? Effect.succeed(given.token)
          : both(Configs.secret("TENCENTCLOUD_CALLBACK_TOKEN"), "TENCENTCLOUD_CALLBACK_TOKEN_PREVIOUS"),
      key:
        given.key !== undefined
          ? Effect.succeed(given.key)
          : both(Configs.optionalSecret("TENCENTCLOUD_CALLBACK_KEY"), "TENCENTCLOUD_CALLBACK_KEY_PREVIOUS")
    }),
    (read): Secrets => read
  )

const both = (current: Config.Config<Redacted.Redacted | undefined>, previous: string) =>
  Effect.map(Effect.all([current, Configs.optionalSecret(previous)]), (secrets) =>
    secrets.filter((secret) => secret !== undefined)
  )
