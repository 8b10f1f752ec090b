/**
 * The proxies between a program and the vendors.
 *
 * @since 0.1.0
 */
import * as Configs from "@effect-vendors/core/Configs"
import { present } from "@effect-vendors/core/vendor/Settings"
import * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { noProxyOf } from "./internal/noProxy.ts"
import { type Address as Target, type Proxies, proxyOf } from "./internal/proxies.ts"

/**
 * A proxy that cannot be used. The layer fails with it when it is built. The message shows no address, since an address
 * may have a password.
 *
 * @category errors
 * @since 0.1.0
 */
export class ProxyError extends Schema.TaggedError<ProxyError>()("ProxyError", { message: Schema.String }) {}

/**
 * The address of a proxy: `http://user:password@proxy.example:3128`, `https` too. Without a scheme it is `http`. `none`
 * stands for no proxy.
 *
 * @category models
 * @since 0.1.0
 */
export type Address = string | Redacted.Redacted

/**
 * Which proxies are used.
 *
 * - `"environment"`: those of `HTTPS_PROXY` for `https`, of `HTTP_PROXY` for `http`, and none for the hosts of
 *   `NO_PROXY`. Names in lower case go before those in upper case. `Config` reads them when the layer is built.
 * - `"none"`: no proxy.
 * - an address: that proxy, for all hosts.
 * - `https`, `http`, `noProxy`: the same three settings, given.
 *
 * This machine and its metadata are never reached through a proxy.
 *
 * @category models
 * @since 0.1.0
 */
export type Setting =
  | "environment"
  | "none"
  | Address
  | {
      readonly https?: Address | undefined
      readonly http?: Address | undefined
      readonly noProxy?: string | undefined
    }

/**
 * Reads a setting, and finds the proxy for each address. Without any proxy it gives none.
 *
 * @category reading
 * @since 0.1.0
 */
export const read = (setting?: Setting): Effect.Effect<Proxies | undefined, ProxyError | Config.ConfigError> => {
  const chosen = present(setting) ?? "environment"
  return Effect.flatMap(
    chosen === "environment" ? environment : Effect.succeed(given(chosen)),
    Effect.fnUntraced(function* ({ http, https, noProxy = "" }: Settings) {
      const proxies = { "https:": yield* parsed(https), "http:": yield* parsed(http) }
      if (proxies["https:"] === undefined && proxies["http:"] === undefined) return undefined
      if (typeof noProxy !== "string") return yield* new ProxyError({ message: "noProxy is no text" })
      const isExcluded = noProxyOf(noProxy)
      return (to: Target) => {
        const proxy = proxies[to.protocol as keyof typeof proxies]
        return proxy === undefined || isExcluded(to) ? undefined : proxy
      }
    })
  )
}

interface Settings {
  readonly https: Address | undefined
  readonly http: Address | undefined
  readonly noProxy: string | undefined
}

const none: Settings = { https: undefined, http: undefined, noProxy: undefined }

const given = (setting: Exclude<Setting, "environment">): Settings => {
  if (setting === "none") return none
  if (typeof setting === "string" || Redacted.isRedacted(setting)) return { ...none, https: setting, http: setting }
  // Callers without types may give anything; as an address it is then refused.
  return Predicate.isObject(setting) ? { ...none, ...setting } : { ...none, https: setting }
}

// The name in lower case goes first, as in curl.
const variable = (name: string): Config.Config<string | undefined> =>
  Config.flatMap(Configs.optionalText(name.toLowerCase()), (value) =>
    value === undefined ? Configs.optionalText(name) : Config.succeed(value)
  )

const environment: Effect.Effect<Settings, Config.ConfigError> = /*#__PURE__*/ Effect.suspend(() =>
  Configs.allErrors({
    https: variable("HTTPS_PROXY"),
    http: variable("HTTP_PROXY"),
    noProxy: variable("NO_PROXY")
  })
)

const parsed = (address: Address | undefined) => {
  const proxy = proxyOf(address)
  return typeof proxy === "string" ? Effect.fail(new ProxyError({ message: proxy })) : Effect.succeed(proxy)
}
