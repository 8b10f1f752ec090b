/**
 * The simulated business of a cinema's accounts.
 *
 * No document says how a cinema gets a captcha or the token of a point of sale. Here both are steps.
 *
 * @since 0.1.0
 */
import * as Simulator from "@effect-vendors/core/testing/Simulator"
import * as Table from "@effect-vendors/core/testing/Table"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Lark from "../Lark.ts"

/**
 * A customer's account with a cinema.
 *
 * @category models
 * @since 0.1.0
 */
export const Account = Schema.Struct({
  cinema_link_id: Schema.String,
  lease_code: Schema.String,
  mobile: Schema.String,
  loggedOff: Schema.Boolean,
  logoff_reason: Schema.optionalKey(Schema.String)
})

/**
 * @category models
 * @since 0.1.0
 */
export type Account = typeof Account.Type

/**
 * A captcha or a token. It is good until `expiresAt`, in milliseconds since 1970.
 *
 * @category models
 * @since 0.1.0
 */
export const Issued = Schema.Struct({ value: Schema.String, expiresAt: Schema.Int })

/**
 * The accounts by id, the captchas by mobile, and the tokens of the points of sale by cinema.
 *
 * @category models
 * @since 0.1.0
 */
export const State = Schema.Struct({
  accounts: Schema.Record(Schema.String, Account),
  captchas: Schema.Record(Schema.String, Issued),
  posTokens: Schema.Record(Schema.String, Issued)
})

/**
 * @category models
 * @since 0.1.0
 */
export type State = typeof State.Type

const captchaLifetime = 5 * 60 * 1000
const tokenLifetime = 24 * 60 * 60 * 1000

/**
 * Opens an account. It replaces an account of the same id.
 *
 * @category steps
 * @since 0.1.0
 */
export const openAccount =
  (accountId: string, account: Omit<Account, "loggedOff" | "logoff_reason">): Simulator.Step<State, void> =>
  (state) => [withAccount(state, accountId, { ...account, loggedOff: false }), undefined]

/**
 * Sends a captcha to a mobile, and gives it. The captcha is good for five minutes and for one use.
 *
 * @category steps
 * @since 0.1.0
 */
export const sendCaptcha =
  (mobile: string): Simulator.Step<State, string> =>
  (state, { digits, now }) => {
    const value = digits(`captcha ${mobile}`, 6)
    return [
      { ...state, captchas: Table.set(state.captchas, mobile, { value, expiresAt: now + captchaLifetime }) },
      value,
      [{ kind: "captcha", recipient: mobile, value }]
    ]
  }

/**
 * Signs in a cinema's point of sale for a day, and gives its token.
 *
 * @category steps
 * @since 0.1.0
 */
export const signInPos =
  (cinemaLinkId: string): Simulator.Step<State, string> =>
  (state, { id, now }) => {
    const value = id(`pos token ${cinemaLinkId}`)
    return [
      { ...state, posTokens: Table.set(state.posTokens, cinemaLinkId, { value, expiresAt: now + tokenLifetime }) },
      value,
      [{ kind: "pos token", recipient: cinemaLinkId, value }]
    ]
  }

/**
 * Logs accounts off as the document says. A request needs the captcha of the account's mobile, and the token of the
 * cinema's point of sale. An account that is logged off stays so.
 *
 * @category simulators
 * @since 0.1.0
 */
export const simulator: Simulator.Simulator<State> = Simulator.make({
  name: "lark",
  state: State,
  initial: { accounts: {}, captchas: {}, posTokens: {} },
  transitions: (on) => [
    on(Lark.logoffByPos, (state, { logoff_request: request }, { now }) => {
      if (request === undefined) return [state, missing]
      if (!isGood(Table.get(state.posTokens, request.cinema_link_id), request.pos_token, now)) {
        return [state, refused("POS_TOKEN_INVALID", "the point of sale is not signed in")]
      }
      if (!isGood(Table.get(state.captchas, request.mobile), request.captcha, now)) {
        return [state, refused("CAPTCHA_INVALID", "the captcha is wrong or has expired")]
      }
      const account = Table.get(state.accounts, request.account_id)
      if (
        account === undefined ||
        account.mobile !== request.mobile ||
        account.cinema_link_id !== request.cinema_link_id ||
        account.lease_code !== request.lease_code
      ) {
        return [state, refused("ACCOUNT_NOT_FOUND", "there is no such account")]
      }
      const captchas = Table.remove(state.captchas, request.mobile)
      // A right captcha is used up, even where the account is logged off already.
      if (account.loggedOff) {
        return [
          { ...state, captchas },
          Result.fail(
            new Lark.LogoffRefused({ ...answered, status: false, comments: "the account is logged off already" })
          )
        ]
      }
      return [
        withAccount({ ...state, captchas }, request.account_id, {
          ...account,
          loggedOff: true,
          logoff_reason: request.logoff_reason
        }),
        Result.succeed({ data: { ...answered, data: { status: true, comments: "the account is logged off" } } })
      ]
    })
  ],
  steps: (named) => ({
    openAccount: named(
      Schema.Struct({
        account_id: Schema.String,
        cinema_link_id: Schema.String,
        lease_code: Schema.String,
        mobile: Schema.String
      }),
      ({ account_id, ...account }) => openAccount(account_id, account)
    ),
    sendCaptcha: named(Schema.Struct({ mobile: Schema.String }), ({ mobile }) => sendCaptcha(mobile)),
    signInPos: named(Schema.Struct({ cinema_link_id: Schema.String }), ({ cinema_link_id }) =>
      signInPos(cinema_link_id)
    )
  })
})

const answered = {
  success: true,
  result_code: "SUCCESS",
  result_msg: "done",
  inner_code: "LARK-F222-001-0-B001"
} as const

const isGood = (issued: typeof Issued.Type | undefined, value: Redacted.Redacted, now: number): boolean =>
  issued !== undefined && issued.value === Redacted.value(value) && now < issued.expiresAt

const withAccount = (state: State, accountId: string, account: Account): State => ({
  ...state,
  accounts: Table.set(state.accounts, accountId, account)
})

const refused = (result_code: string, result_msg: string) =>
  Result.fail(
    new Lark.LogoffRefused({ code: result_code, message: result_msg, success: false, result_code, result_msg })
  )

const missing = Result.fail(
  new VendorError.InvalidParameter({
    code: "50",
    subCode: "isv.missing-parameter:logoff_request",
    message: "logoff_request is missing"
  })
)
