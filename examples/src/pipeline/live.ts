/** The pipeline's layers for the real vendors: settings from the environment, codes from the keyboard. */
import { Configs } from "@effect-vendors/core"
import { Damai } from "@effect-vendors/damai"
import { Taobao } from "@effect-vendors/taobao"
import { Tencent } from "@effect-vendors/tencent"
import { NodeCrypto, NodeHttpClient } from "@effect/platform-node"
import * as Prompt from "effect/cli/Prompt"
import * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import { Partner } from "./Partner.ts"

const settings = Configs.allErrors({
  tencent: Tencent.config(),
  taobao: Taobao.config(),
  damai: Damai.config(),
  essbasic: Configs.allErrors({
    appId: Config.NonEmptyString("ESSBASIC_APP_ID"),
    organization: Config.NonEmptyString("ESSBASIC_PROXY_ORGANIZATION_OPEN_ID"),
    operator: Config.NonEmptyString("ESSBASIC_PROXY_OPERATOR_OPEN_ID"),
    templateId: Config.NonEmptyString("ESSBASIC_TEMPLATE_ID")
  }),
  tokens: Configs.allErrors({
    ptnr_token: Config.Redacted("MAIZUO_PTNR_TOKEN"),
    tenant_token: Config.Redacted("MAIZUO_TENANT_TOKEN"),
    channel_token: Config.Redacted("MAIZUO_CHANNEL_TOKEN")
  }),
  member: Configs.allErrors({
    user_phone: Config.NonEmptyString("MAIZUO_USER_PHONE"),
    user_login_password: Config.Redacted("MAIZUO_USER_LOGIN_PASSWORD")
  }),
  area: Configs.allErrors({
    account_id: Config.schema(Schema.BigIntFromString, "MAFIA_ACCOUNT_ID"),
    area_code: Config.Int("MAFIA_AREA_CODE")
  }),
  account: Configs.allErrors({
    account_id: Config.NonEmptyString("LARK_ACCOUNT_ID"),
    cinema_link_id: Config.NonEmptyString("LARK_CINEMA_LINK_ID"),
    lease_code: Config.NonEmptyString("LARK_LEASE_CODE"),
    mobile: Config.NonEmptyString("LARK_MOBILE"),
    channel_code: Config.NonEmptyString("LARK_CHANNEL_CODE")
  }),
  posToken: Config.Redacted("LARK_POS_TOKEN")
})

export const layer = Layer.unwrap(
  Effect.map(settings, ({ account, area, damai, essbasic, member, posToken, taobao, tencent, tokens }) =>
    Layer.merge(
      Layer.mergeAll(Tencent.layer(tencent), Taobao.layer(taobao), Damai.layer(damai)).pipe(
        Layer.provide([NodeHttpClient.layerUndici, NodeCrypto.layer])
      ),
      Layer.effect(
        Partner,
        Effect.gen(function* () {
          const terminal = yield* Effect.context<Prompt.Environment>()
          const ask = (message: string) => Effect.provideContext(Prompt.run(Prompt.Password({ message })), terminal)
          return {
            agent: {
              AppId: essbasic.appId,
              ProxyOrganizationOpenId: essbasic.organization,
              ProxyOperator: { OpenId: essbasic.operator }
            },
            templateId: essbasic.templateId,
            tokens,
            member,
            area,
            account,
            authCode: ask(`The code that Damai sent to ${member.user_phone}`),
            captcha: ask(`The captcha that the cinema sent to ${account.mobile}`),
            posToken: Effect.succeed(posToken)
          }
        })
      )
    )
  )
)
