/**
 * The sessions that users grant to an application: the address where they grant, the exchange of the code that comes
 * back, a store, and calls on behalf of an account.
 *
 * A grant is kept sealed, in a store of `effect/persistence`: memory, Redis, SQL. It is refreshed shortly before its end
 * where the platform gave a token for that.
 *
 * **Example** (Calls for a seller who has granted)
 *
 * ```ts
 * import { Mafia, Taobao } from "@effect-vendors/taobao"
 * import { TopSessions } from "@effect-vendors/top"
 * import { Config, Effect } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const sessions = yield* TopSessions.make(Taobao.vendor, {
 *     appKey: "12345678",
 *     redirectUri: "https://shop.example/taobao/granted",
 *     sealing: { current: "2026", keys: { 2026: Config.Redacted("SESSIONS_KEY") } }
 *   })
 *   return yield* Mafia.accountAreaAuth({}).pipe(sessions.withSession("2088001"))
 * })
 * ```
 *
 * @since 0.1.0
 */
import * as Credentials from "@effect-vendors/core/Credentials"
import type * as Operation from "@effect-vendors/core/Operation"
import * as Sealing from "@effect-vendors/core/Sealing"
import * as VendorErrors from "@effect-vendors/core/vendor/VendorErrors"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Cache from "effect/Cache"
import * as Clock from "effect/Clock"
import type * as Config from "effect/Config"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Persistence from "effect/persistence/Persistence"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import type * as Scope from "effect/Scope"
import type * as grants from "./internal/sessions/grant.ts"
import { read } from "./internal/sessions/grant.ts"
import { operations } from "./internal/sessions/operations.ts"
import * as stores from "./internal/sessions/store.ts"
import type * as TopVendor from "./TopVendor.ts"

/**
 * What a user granted.
 *
 * - `account`: whose session it is: the id of the sub account that granted, or else of the user.
 * - `expiresAt`: when the session ends, in milliseconds since 1970, as all ends here.
 * - `refreshToken`, `refreshExpiresAt`: where the platform lets the application refresh.
 * - `levels`: when each level of methods and fields ends. A session may be alive while one of them has ended.
 * - `isRevoked`: whether the platform has refused the session since.
 *
 * @category models
 * @since 0.1.0
 */
export interface Grant extends grants.Grant {}

/**
 * A level of methods and fields: reading (`r1`, `r2`) and writing (`w1`, `w2`).
 *
 * @category models
 * @since 0.1.0
 */
export type Level = "r1" | "r2" | "w1" | "w2"

/**
 * - `appKey`: the application that users grant to.
 * - `redirectUri`: where the platform sends them back.
 * - `sealing`: the keys that seal what is stored.
 * - `authorize`: the platform's page. Default `https://oauth.taobao.com/authorize`.
 * - `refreshAhead`: how long before its end a session is refreshed. Default 5 minutes.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options {
  readonly appKey: string
  readonly redirectUri: string
  readonly sealing: Sealing.Options
  readonly authorize?: string | undefined
  readonly refreshAhead?: Duration.Input | undefined
}

/**
 * The sessions of an application. What they need of the vendor is its gateway.
 *
 * @category models
 * @since 0.1.0
 */
export interface TopSessions<Self> {
  readonly options: Options
  readonly vendor: TopVendor.TopVendor<Self>
  readonly sealing: Sealing.Sealing
  /** The address where a user grants. `state` comes back with the code. */
  readonly authorizeUrl: (state: string) => string
  /** Exchanges the code that came back, and keeps the grant. */
  readonly grant: (code: Redacted.Redacted) => Effect.Effect<Grant, VendorError.GatewayError, Self>
  /** The grant of an account, refreshed where it is about to end. It fails where there is none that is valid. */
  readonly find: (account: string, level?: Level) => Effect.Effect<Grant, VendorError.AuthFailure, Self>
  /** Removes the grant of an account. */
  readonly forget: (account: string) => Effect.Effect<void, VendorError.AuthFailure>
  /**
   * Makes the calls of an effect on behalf of an account. Where the platform refuses the session (27), its grant is marked
   * as revoked, and the error tells where the user grants again. Give the `level` of the calls to learn of its end before
   * they are sent.
   */
  readonly withSession: (
    account: string,
    level?: Level
  ) => <A, E, R>(self: Effect.Effect<A, E, R>) => Effect.Effect<A, E | VendorError.AuthFailure, R | Self>
}

/**
 * Makes the sessions of an application, in the store of the context.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = <Self>(
  vendor: TopVendor.TopVendor<Self>,
  options: Options
): Effect.Effect<
  TopSessions<Self>,
  Sealing.SealingError | Config.ConfigError,
  Persistence.BackingPersistence | Scope.Scope
> =>
  Effect.gen(function* () {
    const {
      appKey,
      authorize = "https://oauth.taobao.com/authorize",
      redirectUri,
      refreshAhead = "5 minutes"
    } = options
    const ahead = Duration.toMillis(Duration.fromInputUnsafe(refreshAhead))
    const sealing = yield* Sealing.make(options.sealing)
    const place = `effect-vendors/sessions/${vendor.name}/${appKey}`
    const store = stores.make(yield* (yield* Persistence.BackingPersistence).make(place), sealing, place)
    const { create, refresh } = operations(vendor)

    const authorizeUrl = (state: string): string => {
      const url = new URL(authorize)
      url.search = new URLSearchParams({
        response_type: "code",
        client_id: appKey,
        redirect_uri: redirectUri,
        state,
        view: "web"
      }).toString()
      return url.toString()
    }

    const again = (problem: string, code: string) =>
      Credentials.unavailable(`${problem}: its user has to grant again at ${authorizeUrl("")}`, code)

    const keep = Effect.fnUntraced(function* (tokenResult: Redacted.Redacted, operation: Operation.Any) {
      const grant = read(Redacted.value(tokenResult), yield* Clock.currentTimeMillis)
      if (Result.isFailure(grant)) {
        return yield* VendorErrors.make(VendorError.MalformedResponse, vendor.name, operation, {
          message: grant.failure,
          outcome: "Done"
        })
      }
      yield* store.set(grant.success)
      return grant.success
    })

    // Callers of one account wait for the same refresh. What another process has refreshed is taken as it is.
    const refreshing = yield* Cache.makeWith(
      Effect.fnUntraced(
        function* (account: string) {
          const grant = yield* store.get(account)
          if (grant?.refreshToken === undefined || !isDue(grant, yield* Clock.currentTimeMillis, ahead)) return grant
          const { token_result } = yield* refresh({ refresh_token: grant.refreshToken })
          return yield* keep(token_result, refresh)
        },
        Effect.provideService(vendor.CurrentSession, undefined)
      ),
      { capacity: 10_000, timeToLive: () => Duration.zero, requireServicesAt: "lookup" }
    )

    const find = Effect.fnUntraced(function* (account: string, level?: Level) {
      let grant = yield* store.get(account)
      if (grant === undefined) return yield* again(`account ${account} has granted no session`, "NotGranted")
      if (grant.isRevoked) return yield* again(`the session of account ${account} was revoked`, "Revoked")
      const now = yield* Clock.currentTimeMillis
      if (isDue(grant, now, ahead, level) && mayRefresh(grant, now)) {
        const refreshed = yield* Effect.result(Cache.get(refreshing, account))
        if (Result.isSuccess(refreshed)) grant = refreshed.success ?? grant
        // The old session is used as long as it is valid.
        else if (endOf(grant, level) <= now) {
          const { code, message } = refreshed.failure
          return yield* again(`the session of account ${account} has ended and cannot be refreshed (${message})`, code)
        }
      }
      if (grant.expiresAt <= now) return yield* again(`the session of account ${account} has ended`, "Expired")
      if (endOf(grant, level) <= now) {
        return yield* again(`level ${level} of the session of account ${account} has ended`, "Expired")
      }
      return grant
    })

    // Calls on behalf of one account may hold calls on behalf of another.
    const told = new WeakSet<object>()

    const revoked = Effect.fnUntraced(function* (grant: Grant, error: VendorError.AuthFailure) {
      const kept = yield* store.get(grant.account)
      // The user may have granted again in the meantime.
      if (kept !== undefined && Redacted.value(kept.session) === Redacted.value(grant.session)) {
        yield* store.set({ ...kept, isRevoked: true })
      }
      const { message } = again(`${error.message}; the session of account ${grant.account} is not valid`, "")
      const failure = new VendorError.AuthFailure({ ...error, message })
      told.add(failure)
      return yield* failure
    })

    return {
      options,
      vendor,
      sealing,
      authorizeUrl,
      grant: (code) =>
        create({ code }).pipe(
          Effect.flatMap(({ token_result }) => keep(token_result, create)),
          Effect.provideService(vendor.CurrentSession, undefined)
        ),
      find,
      forget: store.remove,
      withSession:
        (account, level) =>
        <A, E, R>(self: Effect.Effect<A, E, R>) =>
          Effect.flatMap(find(account, level), (grant) =>
            Effect.catch(
              vendor.withSession(grant.session)(self),
              (error): Effect.Effect<never, E | VendorError.AuthFailure> =>
                isRefusal(vendor.name, error) && !told.has(error) ? revoked(grant, error) : Effect.fail(error)
            )
          )
    }
  })

const endOf = (grant: Grant, level: Level | undefined): number =>
  Math.min(grant.expiresAt, (level === undefined ? undefined : grant.levels[level]) ?? Infinity)

const isDue = (grant: Grant, now: number, ahead: number, level?: Level): boolean =>
  !grant.isRevoked && endOf(grant, level) - ahead <= now

const mayRefresh = ({ refreshExpiresAt = Infinity, refreshToken }: Grant, now: number): boolean =>
  refreshToken !== undefined && refreshExpiresAt > now

const isRefusal = (vendor: string, error: unknown): error is VendorError.AuthFailure =>
  error instanceof VendorError.AuthFailure && error.vendor === vendor && error.code === "27"
