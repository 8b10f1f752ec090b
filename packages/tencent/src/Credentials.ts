/**
 * Where the keys of Tencent Cloud come from: variables, a file of profiles, the role of a machine or of a pod, a role of
 * sts.
 *
 * Each of them is an effect that makes a provider, for the option `credentials` of the gateway and for
 * `Tencent.withCredentials`. A provider keeps its key until shortly before its end, asks for the next one once for all
 * callers, and gives the old one meanwhile, as long as it is valid. It fails with an `AuthFailure` whose `code` names the
 * kind of the failure, and whose message never repeats what was read. It asks anew where the vendor says that the key is
 * stale.
 *
 * **Example** (A service that finds its key by itself)
 *
 * ```ts
 * import { NodeServices } from "@effect/platform-node"
 * import { NodeVendors } from "@effect-vendors/node"
 * import { Credentials } from "@effect-vendors/tencent"
 * import { Layer } from "effect"
 *
 * const live = Credentials.layer(Credentials.standard(), { region: "ap-guangzhou" }).pipe(
 *   Layer.provide([NodeVendors.layer, NodeServices.layer])
 * )
 * ```
 *
 * @since 0.1.0
 */
import * as Configs from "@effect-vendors/core/Configs"
import * as Credentials from "@effect-vendors/core/Credentials"
import type { EndpointError } from "@effect-vendors/core/Endpoint"
import type * as VendorError from "@effect-vendors/core/VendorError"
import type * as Config from "effect/Config"
import type * as Digest from "effect/crypto/Digest"
import type * as Mac from "effect/crypto/Mac"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import type * as Redacted from "effect/Redacted"
import * as variables from "./internal/credentials/environment.ts"
import { orNext } from "./internal/credentials/failure.ts"
import * as metadata from "./internal/credentials/metadata.ts"
import * as profiles from "./internal/credentials/profile.ts"
import * as roles from "./internal/credentials/roles.ts"
import * as tke from "./internal/credentials/tke.ts"
import type { Tag } from "./products/sts/structs/Tag.ts"
import * as Tc3 from "./Tc3.ts"
import * as Tencent from "./Tencent.ts"

/**
 * A provider of keys. `expiresAt` of a key tells when it ends, in milliseconds since 1970.
 *
 * @category models
 * @since 0.1.0
 */
export interface Provider extends Credentials.Cached<Tc3.Credential> {}

/**
 * The key of `TENCENTCLOUD_SECRET_ID` and `TENCENTCLOUD_SECRET_KEY`. The token is that of `TENCENTCLOUD_TOKEN`, or else of
 * `TENCENTCLOUD_SESSION_TOKEN`.
 *
 * @category providers
 * @since 0.1.0
 */
export const environment: Effect.Effect<Provider> = /*#__PURE__*/ Effect.suspend(() =>
  Credentials.cached(variables.read)
)

/**
 * - `file`: default that of `TENCENTCLOUD_CREDENTIALS_FILE`, or else `~/.tencentcloud/credentials`, or else
 *   `/etc/tencentcloud/credentials`.
 * - `name`: the section of the file. Default that of `TENCENTCLOUD_PROFILE`, or else `default`.
 *
 * @category models
 * @since 0.1.0
 */
export interface ProfileOptions {
  readonly file?: string | undefined
  readonly name?: string | undefined
}

/**
 * The key of a section of an INI file: `secret_id`, `secret_key`, and `token` where it has one. The file is read again
 * where the vendor says that its key is stale.
 *
 * @category providers
 * @since 0.1.0
 */
export const profile = (options?: ProfileOptions): Effect.Effect<Provider, never, FileSystem.FileSystem> =>
  Effect.flatMap(FileSystem.FileSystem, (files) =>
    Credentials.cached(Effect.provideService(profiles.read(options), FileSystem.FileSystem, files))
  )

/**
 * - `role`: the name of the role. Default: the metadata names it.
 * - `address`: where the metadata is. Default `http://metadata.tencentyun.com`.
 * - `timeout`: how long the metadata may take. Default 2 seconds.
 * - `client`: the client that asks, where that of the context would take a proxy.
 *
 * @category models
 * @since 0.1.0
 */
export interface CvmRoleOptions {
  readonly role?: string | undefined
  readonly address?: string | undefined
  readonly timeout?: Duration.Input | undefined
  readonly client?: HttpClient.HttpClient | undefined
}

/**
 * The key of the role that is bound to this machine (CVM), from its metadata.
 *
 * The metadata must not be reached through a proxy: a proxy would tell of its own machine. `NodeVendors` and
 * `UndiciHttpClient` never take one for it. Give another `client` where yours takes one for every address.
 *
 * @category providers
 * @since 0.1.0
 */
export const cvmRole = (options?: CvmRoleOptions): Effect.Effect<Provider, never, HttpClient.HttpClient> =>
  Effect.flatMap(HttpClient.HttpClient, (client) =>
    Credentials.cached(metadata.read(options?.client ?? client, options))
  )

/**
 * How a role is assumed.
 *
 * - `sessionName`: names the session in the vendor's audit. Default `effect-vendors`.
 * - `duration`: how long the key lives. Default the vendor's, 2 hours. The vendor allows 12 hours.
 * - `endpoint` and `allowInsecure`: as in the options of the gateway, for sts.
 *
 * @category models
 * @since 0.1.0
 */
export interface RoleOptions {
  readonly sessionName?: string | undefined
  readonly duration?: Duration.Input | undefined
  readonly endpoint?: Tencent.Options["endpoint"]
  readonly allowInsecure?: boolean | undefined
}

/**
 * The key of a pod of TKE, by `TKE_REGION`, `TKE_PROVIDER_ID`, `TKE_WEB_IDENTITY_TOKEN_FILE` and `TKE_ROLE_ARN`. The file
 * is read for each key.
 *
 * @category providers
 * @since 0.1.0
 */
export const tkeOidc = (
  options: RoleOptions = {}
): Effect.Effect<Provider, EndpointError, FileSystem.FileSystem | HttpClient.HttpClient> =>
  Effect.flatMap(tke.make(options), (provider) => Credentials.cached(provider))

/**
 * - `token`: the token of the identity provider; it is asked for each key.
 * - `region`: where sts is called. Default `ap-guangzhou`.
 *
 * @category models
 * @since 0.1.0
 */
export interface WebIdentityOptions extends RoleOptions {
  readonly roleArn: string
  readonly providerId: string
  readonly token: Effect.Effect<Redacted.Redacted, VendorError.AuthFailure>
  readonly region?: string | undefined
}

/**
 * The key of a role for whoever holds a token of an identity provider (OIDC).
 *
 * @category providers
 * @since 0.1.0
 */
export const webIdentity = (
  options: WebIdentityOptions
): Effect.Effect<Provider, EndpointError, HttpClient.HttpClient> =>
  Effect.flatMap(roles.identifying("webIdentity", options), (identify) =>
    Credentials.cached(Effect.flatMap(options.token, (token) => identify({ ...options, token })))
  )

/**
 * - `source`: the key that assumes the role. It may be a provider, such as that of another role.
 * - `policy`: what the new key may do at most, as JSON.
 * - `externalId`: what the owner of the role has agreed on with the caller.
 * - `region`: where sts is called. Default `ap-guangzhou`.
 *
 * @category models
 * @since 0.1.0
 */
export interface AssumeRoleOptions extends RoleOptions {
  readonly source: Credentials.Source<Tc3.Credential>
  readonly roleArn: string
  readonly policy?: string | undefined
  readonly externalId?: string | undefined
  readonly sourceIdentity?: string | undefined
  readonly tags?: ReadonlyArray<Tag> | undefined
  readonly region?: string | undefined
}

/**
 * The key of a role that another key assumes.
 *
 * **Example** (A role of another account)
 *
 * ```ts
 * import { Credentials } from "@effect-vendors/tencent"
 * import { Effect } from "effect"
 *
 * const auditor = Effect.flatMap(Credentials.standard(), (source) =>
 *   Credentials.assumeRole({ source, roleArn: "qcs::cam::uin/100000000001:roleName/auditor", duration: "1 hour" })
 * )
 * ```
 *
 * @category providers
 * @since 0.1.0
 */
export const assumeRole = (
  options: AssumeRoleOptions
): Effect.Effect<Provider, EndpointError, HttpClient.HttpClient | Mac.Mac | Digest.Digest> =>
  Effect.provide(roles.assuming("assumeRole", options, options.source), Tc3.layerSigner).pipe(
    Effect.flatMap((assume) => {
      const { externalId, policy, sourceIdentity, tags } = options
      return Credentials.cached(
        assume(options, {
          // sts takes it as a part of a form.
          Policy: policy === undefined ? undefined : encodeURIComponent(policy),
          ExternalId: externalId,
          SourceIdentity: sourceIdentity,
          Tags: tags
        })
      )
    })
  )

/**
 * The options of the providers in the chain.
 *
 * @category models
 * @since 0.1.0
 */
export interface StandardOptions extends RoleOptions {
  readonly profile?: ProfileOptions | undefined
  readonly cvmRole?: CvmRoleOptions | undefined
}

/**
 * The first of these that is configured: `environment`, `profile`, `tkeOidc`, `cvmRole`. Where `TENCENTCLOUD_ROLE_ARN` is
 * set, its key assumes that role, as `TENCENTCLOUD_ROLE_SESSION_NAME`.
 *
 * What is configured and does not work ends the chain: another identity must not take its place. The failure tells the
 * reason of each provider that was asked. A pod's own role goes before the role of its machine.
 *
 * @category providers
 * @since 0.1.0
 */
export const standard = (
  options: StandardOptions = {}
): Effect.Effect<
  Provider,
  EndpointError | Config.ConfigError,
  FileSystem.FileSystem | HttpClient.HttpClient | Mac.Mac | Digest.Digest
> =>
  Effect.gen(function* () {
    const files = yield* FileSystem.FileSystem
    const client = yield* HttpClient.HttpClient
    const chain = [
      Effect.provideService(profiles.read(options.profile), FileSystem.FileSystem, files),
      yield* tke.make(options),
      metadata.read(options.cvmRole?.client ?? client, options.cvmRole)
    ].reduce((first, next) => orNext(first, next), variables.read)
    const source = yield* Credentials.cached(chain)
    const roleArn = yield* Configs.optionalText("TENCENTCLOUD_ROLE_ARN")
    if (roleArn === undefined) return source
    const sessionName = options.sessionName ?? (yield* Configs.optionalText("TENCENTCLOUD_ROLE_SESSION_NAME"))
    return yield* assumeRole({ ...options, source, roleArn, sessionName })
  })

/**
 * Provides the live gateway with the keys of a provider, and its other options as `Tencent.layerConfig` reads them.
 *
 * @category layers
 * @since 0.1.0
 */
export const layer = <E, R>(
  provider: Effect.Effect<Credentials.Source<Tc3.Credential>, E, R>,
  given?: Omit<Tencent.Given, "credentials">
): Layer.Layer<
  Tencent.Tencent,
  E | Config.ConfigError | EndpointError,
  R | HttpClient.HttpClient | Mac.Mac | Digest.Digest
> => Layer.unwrap(Effect.map(provider, (credentials) => Tencent.layerConfig({ ...given, credentials })))
