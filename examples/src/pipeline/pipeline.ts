/**
 * Registers a member with Damai, gives a dealer an area with Taobao, creates and cancels a sign code with Tencent, and
 * logs a cinema account off. The layers decide whether the vendors are real.
 */
import { Maizuo } from "@effect-vendors/damai"
import { Lark, Mafia } from "@effect-vendors/taobao"
import { Essbasic } from "@effect-vendors/tencent"
import * as Effect from "effect/Effect"
import { Partner } from "./Partner.ts"
import { step, Steps, summary } from "./steps.ts"

export const pipeline = Effect.gen(function* () {
  const { account, agent, area, authCode, captcha, member, posToken, templateId, tokens } = yield* Partner

  yield* step(
    "Damai",
    Maizuo.userAuthcodeSend,
    Maizuo.userAuthcodeSend({ param0: { ...tokens, user_phone: member.user_phone, code_type: 1 } }),
    () => `code sent to ${masked(member.user_phone)}`
  )
  yield* step(
    "Damai",
    Maizuo.userRegisterByauthcode,
    Maizuo.userRegisterByauthcode({ param0: { ...tokens, ...member, auth_code: yield* authCode, code_type: 1 } }),
    ({ result }) => `registered as member ${result.data.user_id ?? "without an id"}`
  )
  yield* step(
    "Taobao",
    Mafia.accountAreaAuth,
    Mafia.accountAreaAuth({ area_request: { auth_area_dto: [area] } }),
    () => `area ${area.area_code} given to dealer ${area.account_id}`
  )
  const { QrCode } = yield* step(
    "Tencent",
    Essbasic.channelCreateMultiFlowSignQRCode,
    Essbasic.channelCreateMultiFlowSignQRCode({ Agent: agent, TemplateId: templateId, FlowName: "经销商协议" }),
    ({ QrCode }) => `sign code ${QrCode.QrCodeId.slice(0, 8)}… created`
  )
  const cancel = Essbasic.channelCancelMultiFlowSignQRCode({ Agent: agent, QrCodeId: QrCode.QrCodeId })
  yield* step("Tencent", Essbasic.channelCancelMultiFlowSignQRCode, cancel, () => "cancelled")
  yield* step(
    "Tencent",
    Essbasic.channelCancelMultiFlowSignQRCode,
    cancel.pipe(
      Effect.as("cancelled once more?"),
      Effect.catchTag("QrInvalid", () => Effect.succeed("QrInvalid, handled: it was cancelled"))
    ),
    (outcome) => outcome
  )
  yield* step(
    "Taobao",
    Mafia.accountAreaAuth,
    Mafia.accountAreaAuth({ area_request: { un_auth_area_dto: [area] } }),
    () => `area ${area.area_code} taken from dealer ${area.account_id}`
  )
  yield* step(
    "Taobao",
    Lark.logoffByPos,
    Lark.logoffByPos({
      logoff_request: {
        ...account,
        captcha: yield* captcha,
        pos_token: yield* posToken,
        logoff_reason: "合作结束"
      }
    }),
    () => `account ${account.account_id} logged off`
  )
  yield* summary
}).pipe(Effect.provide(Steps.layer))

const masked = (phone: string) => `${phone.slice(0, 3)}****${phone.slice(-4)}`
