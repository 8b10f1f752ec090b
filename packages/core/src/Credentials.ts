/**
 * Where the secret of a call comes from.
 *
 * A credential is what a vendor's protocol signs with: `{ secretId, secretKey }` and the like. A source of
 * credentials is such a value, or an effect that yields one, so that secrets can rotate. The gateway knows the
 * account of a call before the call waits for its turn, and reads the secret after it, once for each attempt.
 *
 * **Example** (A source of one's own, cached)
 *
 * ```ts
 * import { Credentials } from "@effect-vendors/core"
 * import { Tencent } from "@effect-vendors/tencent"
 * import { Effect, Layer, Redacted } from "effect"
 *
 * // Asks a vault, which issues a secret for half an hour.
 * declare const issued: Effect.Effect<{ id: string; key: string; token: string; until: number }>
 *
 * const source = Effect.map(issued, ({ id, key, token, until }) => ({
 *   account: "partner",
 *   secretId: id,
 *   secretKey: Redacted.make(key),
 *   token: Redacted.make(token),
 *   expiresAt: until
 * }))
 *
 * const tencent = Layer.unwrap(
 *   Effect.map(Credentials.cached(source), (credentials) => Tencent.layerConfig({ credentials }))
 * )
 * ```
 *
 * @since 0.1.0
 */
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import type * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import { hiding } from "./vendor/internal/hide.ts"
import { collect } from "./vendor/internal/secrets.ts"
import * as VendorError from "./VendorError.ts"

/**
 * The facts that every credential may carry, besides the secret that its vendor needs.
 *
 * - `account`: whose calls are signed with it. Rates are counted by account. A vendor takes the key's id where
 *   it is left out; a secret that rotates under changing ids should name its account.
 * - `expiresAt`: when it ends, in milliseconds since 1970. Left out, it does not end.
 *
 * @category models
 * @since 0.1.0
 */
export interface Credential {
  readonly account?: string | undefined
  readonly expiresAt?: number | undefined
}

/**
 * An effect that yields credentials. It fails with an `AuthFailure` that says why it has none.
 *
 * @category models
 * @since 0.1.0
 */
export interface Provider<out C extends Credential> extends Effect.Effect<C, VendorError.AuthFailure> {}

/**
 * A credential that stays the same, or a provider of credentials that change.
 *
 * @category models
 * @since 0.1.0
 */
export type Source<C extends Credential> = C | Provider<C>

/**
 * A provider that keeps what it gives.
 *
 * - `invalidate`: forgets a credential that the vendor no longer takes, so that the next caller gets another one. Tells
 *   whether another one may come: at most once a minute, since a provider may have nothing newer to give. A gateway
 *   calls it where the vendor's error says that the secret is stale, and makes one more attempt.
 *
 * A combinator such as `Effect.map` makes a provider that cannot forget.
 *
 * @category models
 * @since 0.1.0
 */
export interface Cached<out C extends Credential> extends Provider<C> {
  readonly invalidate: (credential: Credential) => Effect.Effect<boolean>
}

/**
 * Makes the failure of a provider that has no credentials to give. Nothing was sent. `code` names the kind of the
 * failure.
 *
 * @category constructors
 * @since 0.1.0
 */
export const unavailable = (message: string, code = ""): VendorError.AuthFailure =>
  new VendorError.AuthFailure({ message, code, outcome: "NotSent" })

/**
 * Tries another provider where the first one fails. Where both fail, the error says why each did.
 *
 * @category combinators
 * @since 0.1.0
 */
export const orElse = <A extends Credential, B extends Credential>(
  self: Provider<A>,
  that: Provider<B>
): Provider<A | B> =>
  Effect.catch(self, (first) =>
    Effect.mapError(that, (second) => unavailable(`${first.message}; ${second.message}`, second.code))
  ) as Provider<A | B>

/**
 * Keeps the credentials of a provider until they are about to expire.
 *
 * - `refreshAhead`: how long before the expiry they are refreshed. Default 5 minutes, or a tenth of their life
 *   where that is shorter.
 * - `timeout`: how long the provider may take. After that, the next caller asks again. Default 30 seconds.
 *
 * One refresh runs at a time. Callers get the old credentials while a refresh runs or fails, as
 * long as they are valid; after that they wait for the refresh. A failure is told to those who wait for it and is
 * not kept: the next caller asks again. Credentials without an expiry are asked for once.
 *
 * A refresh runs in the context in which the cache was made, since it serves other callers than the one that starts it.
 *
 * @category combinators
 * @since 0.1.0
 */
export const cached = <C extends Credential>(
  provider: Provider<C>,
  options?: { readonly refreshAhead?: Duration.Input | undefined; readonly timeout?: Duration.Input | undefined }
): Effect.Effect<Cached<C>> =>
  Effect.contextWith((context: Context.Context<never>) => {
    const longest = Duration.toMillis(Duration.fromInputUnsafe(options?.refreshAhead ?? "5 minutes"))
    const timeout = Duration.toMillis(Duration.fromInputUnsafe(options?.timeout ?? "30 seconds"))
    let kept: Kept<C> | undefined
    let refreshing: Refresh<C> | undefined
    let invalidatedAt = -Infinity

    const ask = Effect.gen(function* () {
      const credential = yield* Effect.mapError(provider, (error) => without(kept?.credential, error))
      const now = yield* Clock.currentTimeMillis
      const { expiresAt = Infinity } = credential
      if (expiresAt <= now)
        return yield* unavailable("the credentials that were issued have expired already", "Expired")
      kept = { credential, expiresAt, refreshAt: expiresAt - Math.min(longest, (expiresAt - now) / 10) }
      return credential
    })

    // Not a child of the caller that starts it: others wait for it too.
    const start = (startedAt: number): Refresh<C> => {
      const refresh = { startedAt, fiber: Effect.runForkWith(context)(ask) }
      refreshing = refresh
      refresh.fiber.addObserver(() => {
        if (refreshing === refresh) refreshing = undefined
      })
      return refresh
    }

    const provide = Effect.withFiber<C, VendorError.AuthFailure>((fiber) => {
      const now = fiber.getRef(Clock.Clock).currentTimeMillisUnsafe()
      if (kept !== undefined && now < kept.refreshAt) return Effect.succeed(kept.credential)
      if (refreshing !== undefined && now - refreshing.startedAt >= timeout) {
        refreshing.fiber.interruptUnsafe()
        refreshing = undefined
      }
      const refresh = refreshing ?? start(now)
      // A provider that answers at once has set it by now.
      return kept !== undefined && now < kept.expiresAt ? Effect.succeed(kept.credential) : answerOf(refresh)
    })

    const invalidate = (credential: Credential) =>
      Effect.map(Clock.currentTimeMillis, (now) => {
        // Another caller may have been here before.
        if (kept?.credential !== credential) return true
        if (now - invalidatedAt < secondChance) return false
        invalidatedAt = now
        kept = undefined
        return true
      })

    return Effect.succeed(Object.assign(provide, { invalidate }))
  })

// A provider whose new credential is refused as well is not asked for every call.
const secondChance = 60_000

// The reason why there is no new secret may repeat the old one.
const without = (credential: unknown, error: VendorError.AuthFailure): VendorError.AuthFailure => {
  const secrets = new Set<string>()
  collect(credential, secrets, true)
  const message = secrets.size === 0 ? error.message : hiding(secrets)(error.message)
  return message === error.message ? error : new VendorError.AuthFailure({ ...error, message })
}

const answerOf = <C>({ fiber }: Refresh<C>): Effect.Effect<C, VendorError.AuthFailure> =>
  Effect.flatMap(Fiber.await(fiber), (exit) =>
    Exit.isFailure(exit) && Cause.hasInterruptsOnly(exit.cause)
      ? Effect.fail(unavailable("the provider of credentials did not answer in time", "Timeout"))
      : exit
  )

interface Refresh<C> {
  readonly startedAt: number
  readonly fiber: Fiber.Fiber<C, VendorError.AuthFailure>
}

interface Kept<C> {
  readonly credential: C
  readonly expiresAt: number
  readonly refreshAt: number
}
