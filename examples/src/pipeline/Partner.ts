/** The company that runs the pipeline: its accounts with the vendors, and the codes that people read to it. */
import type { Mafia } from "@effect-vendors/taobao"
import type { Essbasic } from "@effect-vendors/tencent"
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import type * as Terminal from "effect/Terminal"

export class Partner extends Context.Service<
  Partner,
  {
    readonly agent: Essbasic.OperatorAgent
    readonly templateId: string
    readonly tokens: {
      readonly ptnr_token: Redacted.Redacted
      readonly tenant_token: Redacted.Redacted
      readonly channel_token: Redacted.Redacted
    }
    readonly member: { readonly user_phone: string; readonly user_login_password: Redacted.Redacted }
    readonly area: Mafia.TxpAccountAreaDTO
    readonly account: {
      readonly account_id: string
      readonly cinema_link_id: string
      readonly lease_code: string
      readonly mobile: string
      readonly channel_code: string
    }
    /** The code that Damai sent to the member's phone. */
    readonly authCode: Effect.Effect<Redacted.Redacted, Terminal.QuitError>
    /** The captcha that the cinema sent to the account's mobile. */
    readonly captcha: Effect.Effect<Redacted.Redacted, Terminal.QuitError>
    /** The token of the cinema's point of sale. */
    readonly posToken: Effect.Effect<Redacted.Redacted, Terminal.QuitError>
  }
>()("@effect-vendors/examples/Partner") {}
