/**
 * The pipeline: a dealer becomes a member at Damai, gets an area at Taobao and a sign code at Tencent, and agrees. Where it
 * is cancelled, the code and the area are taken back.
 */
import { Wire } from "@effect-vendors/core"
import { Maizuo } from "@effect-vendors/damai"
import { Mafia } from "@effect-vendors/taobao"
import { Essbasic } from "@effect-vendors/tencent"
import { Durable } from "@effect-vendors/workflow"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import * as Schedule from "effect/Schedule"
import * as Schema from "effect/Schema"

/** A step failed, and the pipeline with it. */
export class Failed extends Schema.TaggedError<Failed>()("Failed", { reason: Schema.String }) {}

export const Onboard = Durable.workflow("Onboard", {
  payload: { dealer: Schema.String, phone: Schema.String, account: Wire.Int64, template: Schema.String },
  key: ({ dealer }) => dealer,
  success: Schema.Struct({ code: Schema.String }),
  error: [Failed]
})

/** The code that Damai sent to the dealer's phone, and the password that the dealer chose. */
export const Typed = Durable.signal("typed", Schema.Struct({ code: Wire.Secret, password: Wire.Secret }))

/** The dealer agreed. */
export const Agreed = Durable.signal("agreed", Schema.Void)

export const layer = Onboard.toLayer(({ account, phone, template }) =>
  Effect.gen(function* () {
    // A second code takes the place of the first.
    yield* Durable.call(
      "send a code",
      Maizuo.userAuthcodeSend,
      { param0: { ...tokens, user_phone: phone, code_type: 1 } },
      { retry, unknown: Durable.again() }
    )
    const { code, password } = yield* Typed.await({ within: "1 day" })

    // A code is good for one registration: where it was sent before, a refusal tells that it was used.
    yield* Durable.call(
      "register",
      Maizuo.userRegisterByauthcode,
      { param0: { ...tokens, user_phone: phone, code_type: 1, auth_code: code, user_login_password: password } },
      {
        retry,
        unknown: Durable.again({
          did: {
            RegistrationRefused: ({ data = {} }, { repeated }: { readonly repeated: boolean }) =>
              repeated ? Option.some({ result: { success: true as const, data } }) : Option.none()
          }
        })
      }
    )

    // An area that is given again is given.
    const area = [{ account_id: account, province_code: 330000, city_code: 330100, area_code: 330110 }]
    yield* Durable.call(
      "give an area",
      Mafia.accountAreaAuth,
      { area_request: { auth_area_dto: area } },
      {
        retry,
        unknown: Durable.again(),
        undo: () =>
          Durable.call(
            "take the area",
            Mafia.accountAreaAuth,
            { area_request: { un_auth_area_dto: area } },
            { retry, unknown: Durable.again({ did: { AreaAuthRefused: () => ({ succ: true as const }) } }) }
          )
      }
    )

    // Each request makes another code, and no operation lists them: a person looks at the vendor's console.
    const { QrCode } = yield* Durable.call(
      "create a code",
      Essbasic.channelCreateMultiFlowSignQRCode,
      { Agent: agent, TemplateId: template, FlowName: "经销商协议", MaxFlowNum: 1 },
      {
        retry,
        unknown: Durable.person,
        undo: Option.match({
          onNone: () => Durable.leftover("a code may be left"),
          onSome: ({ QrCode }) =>
            Durable.call(
              "cancel the code",
              Essbasic.channelCancelMultiFlowSignQRCode,
              { Agent: agent, QrCodeId: QrCode.QrCodeId },
              { retry, unknown: Durable.again({ did: { QrInvalid: () => ({}) } }) }
            )
        })
      }
    )

    yield* Agreed.await({ within: "7 days" })
    yield* Durable.sleep("cooling off", "1 second")
    return { code: QrCode.QrCodeId }
  }).pipe(Effect.mapError(({ _tag }) => new Failed({ reason: _tag })))
)

// A vendor that is away for a while undoes nothing.
const retry = Schedule.upTo(Schedule.exponential("200 millis"), { times: 10 })

const tokens = {
  ptnr_token: Redacted.make("partner"),
  tenant_token: Redacted.make("tenant"),
  channel_token: Redacted.make("channel")
}

const agent = {
  AppId: "yDwhxUUckp3gl8j5UuFX33LSNozpRsbi",
  ProxyOrganizationOpenId: "org_dianziqian",
  ProxyOperator: { OpenId: "n9527" }
}
