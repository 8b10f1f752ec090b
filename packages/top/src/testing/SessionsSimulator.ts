/**
 * Simulates the sessions that users grant to applications: codes, tokens, their ends, and users who take a grant back.
 *
 * The sandbox takes any session until the step `check` tells it to know its sessions. They end on the simulators' clock.
 *
 * @since 0.1.0
 */
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Simulator from "@effect-vendors/core/testing/Simulator"
import * as Table from "@effect-vendors/core/testing/Table"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { operations } from "../internal/sessions/operations.ts"
import type * as TopVendor from "../TopVendor.ts"

/**
 * Somebody who may grant: a user, or a sub account of one.
 *
 * @category models
 * @since 0.1.0
 */
export const Account = Schema.Struct({
  userId: Schema.String,
  nick: Schema.String,
  subUserId: Schema.optionalKey(Schema.String),
  subNick: Schema.optionalKey(Schema.String)
})

/**
 * @category models
 * @since 0.1.0
 */
export type Account = typeof Account.Type

/**
 * How long what is granted lives, in seconds. Without `refresh` the application may not refresh.
 *
 * @category models
 * @since 0.1.0
 */
export const Lives = Schema.Struct({
  session: Schema.Int,
  refresh: Schema.optionalKey(Schema.Int),
  r1: Schema.Int,
  r2: Schema.Int,
  w1: Schema.Int,
  w2: Schema.Int
})

/**
 * What an account granted to an application, as a code, a session or a token for the next session. It ends, and it is of
 * one generation: a user who takes the grant back begins the next one.
 *
 * @category models
 * @since 0.1.0
 */
export const Granted = Schema.Struct({
  appKey: Schema.String,
  account: Account,
  generation: Schema.Int,
  expiresAt: Schema.Finite
})

/**
 * @category models
 * @since 0.1.0
 */
export type Granted = typeof Granted.Type

/**
 * The state of the simulator.
 *
 * - `isChecked`: whether the platform refuses sessions that it does not know.
 * - `accounts`: those who may grant, by the id of the sub account or else of the user.
 * - `generations`: how often each account has taken its grants back.
 *
 * @category models
 * @since 0.1.0
 */
export const State = Schema.Struct({
  isChecked: Schema.Boolean,
  lives: Lives,
  accounts: Schema.Record(Schema.String, Account),
  generations: Schema.Record(Schema.String, Schema.Int),
  codes: Schema.Record(Schema.String, Granted),
  sessions: Schema.Record(Schema.String, Granted),
  refreshTokens: Schema.Record(Schema.String, Granted)
})

/**
 * @category models
 * @since 0.1.0
 */
export type State = typeof State.Type

/**
 * The id by which an account is known: that of the sub account, or else of the user.
 *
 * @category queries
 * @since 0.1.0
 */
export const idOf = ({ subUserId, userId }: Account): string => subUserId ?? userId

/**
 * Checks whether the platform takes a session of an application. `now` is in milliseconds since 1970.
 *
 * @category queries
 * @since 0.1.0
 */
export const isAccepted = (state: State, session: string, appKey: string, now: number): boolean =>
  !state.isChecked || find(state, state.sessions, session, appKey, now) !== undefined

/**
 * Makes the step of an account that grants to an application. Its value is the code, or nothing where there is no such
 * account.
 *
 * @category steps
 * @since 0.1.0
 */
export const grant =
  (id: string, appKey: string): Simulator.Step<State, string | undefined> =>
  (state, { id: draw, now }) => {
    const account = Table.get(state.accounts, id)
    if (account === undefined) return [state, undefined]
    const code = draw("code")
    const granted: Granted = { appKey, account, generation: generationOf(state, account), expiresAt: now + codeLife }
    return [{ ...state, codes: Table.set(state.codes, code, granted) }, code]
  }

/**
 * Makes the step of an account that takes back all that it has granted.
 *
 * @category steps
 * @since 0.1.0
 */
export const revoke =
  (id: string): Simulator.Step<State, void> =>
  (state) => [
    { ...state, generations: Table.set(state.generations, id, (Table.get(state.generations, id) ?? 0) + 1) },
    undefined
  ]

/**
 * Makes the step of an application that exchanges a code. Its value is the token as JSON, or nothing where the code is not
 * valid. A code is valid once.
 *
 * @category steps
 * @since 0.1.0
 */
export const exchange =
  (code: string, appKey: string): Simulator.Step<State, string | undefined> =>
  (state, moment) => {
    const granted = find(state, state.codes, code, appKey, moment.now)
    return granted === undefined
      ? [state, undefined]
      : issue({ ...state, codes: Table.remove(state.codes, code) }, granted, moment)
  }

/**
 * Makes the step of an application that refreshes a session. Its value is the token as JSON, or nothing where the token for
 * it is not valid. Such a token is valid once.
 *
 * @category steps
 * @since 0.1.0
 */
export const refresh =
  (refreshToken: string, appKey: string): Simulator.Step<State, string | undefined> =>
  (state, moment) => {
    const granted = find(state, state.refreshTokens, refreshToken, appKey, moment.now)
    return granted === undefined
      ? [state, undefined]
      : issue({ ...state, refreshTokens: Table.remove(state.refreshTokens, refreshToken) }, granted, moment)
  }

/**
 * Makes the simulator for a vendor on the platform. Its steps are `check`, `grant`, `revoke`, `setLives` and `openAccount`;
 * see `docs/sandbox.md`.
 *
 * @category simulators
 * @since 0.1.0
 */
export const make = <Self>(vendor: TopVendor.TopVendor<Self>): Simulator.Simulator<State> => {
  const methods = operations(vendor)
  return Simulator.make({
    name: "sessions",
    state: State,
    initial: {
      isChecked: false,
      lives: { session: day, refresh: 30 * day, r1: day, r2: day, w1: day, w2: day },
      accounts: Object.fromEntries(accounts.map((account) => [idOf(account), account])),
      generations: {},
      codes: {},
      sessions: {},
      refreshTokens: {}
    },
    transitions: (on) => [
      on(methods.create, (state, { code }, moment) => {
        const [next, token] = exchange(Redacted.value(code), moment.account)(state, moment)
        return [next, result(token, "code")]
      }),
      on(methods.refresh, (state, { refresh_token }, moment) => {
        const [next, token] = refresh(Redacted.value(refresh_token), moment.account)(state, moment)
        return [next, result(token, "refresh_token")]
      })
    ],
    steps: (named) => ({
      check: named(Schema.Struct({ isChecked: Schema.Boolean }), ({ isChecked }) => (state) => [
        { ...state, isChecked },
        undefined
      ]),
      grant: named(Schema.Struct({ account: Schema.String, appKey: Schema.String }), ({ account, appKey }) =>
        grant(account, appKey)
      ),
      revoke: named(Schema.Struct({ account: Schema.String }), ({ account }) => revoke(account)),
      setLives: named(Lives, (lives) => (state) => [{ ...state, lives }, undefined]),
      openAccount: named(Account, (account) => (state) => [
        { ...state, accounts: Table.set(state.accounts, idOf(account), account) },
        undefined
      ])
    })
  })
}

const day = 86_400

// The documents do not tell how long a code lives.
const codeLife = 600_000

const accounts: ReadonlyArray<Account> = [
  { userId: "2088001", nick: "商家" },
  { userId: "2088001", nick: "商家", subUserId: "3088001", subNick: "商家:客服" },
  { userId: "2088002", nick: "另一商家" }
]

const generationOf = ({ generations }: State, account: Account): number => Table.get(generations, idOf(account)) ?? 0

const find = (
  state: State,
  table: Table.Table<Granted>,
  key: string,
  appKey: string,
  now: number
): Granted | undefined => {
  const granted = Table.get(table, key)
  return granted !== undefined &&
    // A fake has no wire, so it does not know the application.
    (appKey === "" || granted.appKey === appKey) &&
    granted.generation === generationOf(state, granted.account) &&
    now < granted.expiresAt
    ? granted
    : undefined
}

const issue = (
  state: State,
  { account, appKey, generation }: Granted,
  { id: draw, now }: Simulator.Moment
): Simulator.Next<State, string> => {
  const { lives } = state
  const until = (seconds: number): Granted => ({ appKey, account, generation, expiresAt: now + seconds * 1000 })
  const session = `6100${draw("session", 52)}`
  const refreshToken = `6200${draw("refresh token", 52)}`
  return [
    {
      ...state,
      sessions: Table.set(state.sessions, session, until(lives.session)),
      refreshTokens:
        lives.refresh === undefined
          ? state.refreshTokens
          : Table.set(state.refreshTokens, refreshToken, until(lives.refresh))
    },
    JSON.stringify({
      access_token: session,
      token_type: "Bearer",
      expires_in: lives.session,
      ...(lives.refresh === undefined ? {} : { refresh_token: refreshToken, re_expires_in: lives.refresh }),
      r1_expires_in: lives.r1,
      r2_expires_in: lives.r2,
      w1_expires_in: lives.w1,
      w2_expires_in: lives.w2,
      taobao_user_id: account.userId,
      taobao_user_nick: encodeURIComponent(account.nick),
      ...(account.subUserId === undefined
        ? {}
        : {
            sub_taobao_user_id: account.subUserId,
            sub_taobao_user_nick: encodeURIComponent(account.subNick ?? account.nick)
          })
    })
  ]
}

const result = (token: string | undefined, parameter: string) =>
  token === undefined
    ? Result.fail(
        new VendorError.InvalidParameter({
          code: "50",
          subCode: `isv.invalid-parameter:${parameter}`,
          message: `the ${parameter} is not valid`
        })
      )
    : Result.succeed({ token_result: Redacted.make(token) })
