/** Calls whose requests do not fit their operations. */
import type { Operation } from "@effect-vendors/core"
import { Damai, Maizuo } from "@effect-vendors/damai"
import { Lark, Mafia, Taobao } from "@effect-vendors/taobao"
import { Essbasic, Tencent } from "@effect-vendors/tencent"
import * as Redacted from "effect/Redacted"
import { account, type Called, template } from "./calls.ts"
import { long } from "./secrets.ts"

const detailedOf = (operation: Operation.Any, input: unknown): Called => ({
  operation,
  call: (operation.detailed(input) as Called["call"]).pipe(
    Taobao.withSession(Redacted.make(long.session)),
    Damai.withSession(Redacted.make(long.session))
  )
})

const tokens = {
  ptnr_token: Redacted.make(long.partnerToken),
  tenant_token: Redacted.make(long.tenantToken),
  channel_token: Redacted.make(long.channelToken)
}

const registration = {
  ...tokens,
  auth_code: Redacted.make(long.authCode),
  user_login_password: Redacted.make(long.password),
  user_phone: "13900004567",
  code_type: 1
}

const logoff = {
  ...account,
  captcha: Redacted.make(long.captcha),
  pos_token: Redacted.make(long.posToken)
}

/** Calls that the gateway refuses before it sends anything. */
export const unfit: Readonly<Record<string, Called>> = {
  "a captcha with a control character": detailedOf(Lark.logoffByPos, {
    logoff_request: { ...logoff, captcha: Redacted.make(`${long.captcha}\u0000`) }
  }),
  "a captcha and a token that are not wrapped": detailedOf(Lark.logoffByPos, {
    logoff_request: { ...logoff, captcha: long.captcha, pos_token: long.posToken }
  }),
  "a captcha that is a number": detailedOf(Lark.logoffByPos, {
    logoff_request: { ...logoff, captcha: Redacted.make(Number(long.captcha)) }
  }),
  "a reason that is too long, and holds a secret": detailedOf(Lark.logoffByPos, {
    logoff_request: { ...logoff, logoff_reason: long.posToken.repeat(10) }
  }),
  "a whole request that is text": detailedOf(Lark.logoffByPos, { logoff_request: JSON.stringify(long) }),
  "a password with half a character": detailedOf(Maizuo.userRegisterByauthcode, {
    param0: { ...registration, user_login_password: Redacted.make(`${long.password}\ud800`) }
  }),
  "a password that is not wrapped": detailedOf(Maizuo.userRegisterByauthcode, {
    param0: { ...registration, user_login_password: long.password, auth_code: long.authCode }
  }),
  "a code of the wrong type beside secrets": detailedOf(Maizuo.userRegisterByauthcode, {
    param0: { ...registration, code_type: long.authCode }
  }),
  "a missing phone beside secrets": detailedOf(Maizuo.userAuthcodeSend, { param0: { ...tokens, code_type: 1 } }),
  "an area whose number is a secret": detailedOf(Mafia.accountAreaAuth, {
    area_request: { auth_area_dto: [{ account_id: long.session }] }
  }),
  "a name that is too long, and holds a secret": detailedOf(Essbasic.channelCreateMultiFlowSignQRCode, {
    ...template,
    FlowName: long.secretKey.repeat(10)
  }),
  "credentials whose token does not fit into a header": {
    operation: Essbasic.channelCreateMultiFlowSignQRCode,
    call: Essbasic.channelCreateMultiFlowSignQRCode.detailed(template).pipe(
      Tencent.withCredentials({
        secretId: "id",
        secretKey: Redacted.make(long.otherSecretKey),
        token: Redacted.make(`${long.token}\r\n`)
      })
    )
  }
}
