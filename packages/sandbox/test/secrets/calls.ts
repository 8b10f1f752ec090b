/** Calls with secrets in them. */
import { type Operation, type VendorError, Wire } from "@effect-vendors/core"
import { Damai, Maizuo } from "@effect-vendors/damai"
import type { Sandbox, Vendors } from "@effect-vendors/sandbox"
import { Lark, Mafia, Taobao } from "@effect-vendors/taobao"
import { Essbasic, Tencent } from "@effect-vendors/tencent"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { long, type Secrets } from "./secrets.ts"

/** The gateways of all vendors. */
export type Gateways = Sandbox.GatewaysOf<typeof Vendors.all>

const essbasic = { service: "essbasic", version: "2021-05-26" }

const agent = { AppId: "app", ProxyOrganizationOpenId: "org", ProxyOperator: { OpenId: "n9527" } }

/** A request to create a code. */
export const template = { Agent: agent, TemplateId: "yDSLZUUckpooi1ltUxCsD3RSTG9BEWhT", FlowName: "劳动合同" }

const areas = { area_request: { auth_area_dto: [{ account_id: 9007199254740993n, area_code: 330110 }] } }

/** An account to log off, without its secrets. */
export const account = {
  cinema_link_id: "cinema",
  account_id: "account",
  mobile: "13900004567",
  lease_code: "lease",
  logoff_reason: "搬家",
  channel_code: "pos"
}

/** A call, and the operation whose errors a program stores. */
export interface Called {
  readonly operation: Operation.Any
  readonly call: Effect.Effect<Operation.Detailed<unknown>, VendorError.VendorError, Gateways>
}

/** Makes every operation, and calls without one, with secrets. */
export const callsOf = (secrets: Secrets): Readonly<Record<string, Called>> => {
  const hidden = (name: keyof Secrets) => Redacted.make(secrets[name])
  const tokens = {
    ptnr_token: hidden("partnerToken"),
    tenant_token: hidden("tenantToken"),
    channel_token: hidden("channelToken")
  }
  const logoff = { ...account, captcha: hidden("captcha"), pos_token: hidden("posToken") }
  const inSession = Taobao.withSession(hidden("session"))
  const inDamaiSession = Damai.withSession(hidden("session"))
  const secretsAsText = { captcha: secrets.captcha, password: secrets.password, token: secrets.posToken }
  const untyped = { request: Wire.AnyObject, response: Wire.AnyObject }
  const detailed = <R>(call: Effect.Effect<unknown, VendorError.VendorError, R>) =>
    Effect.map(call, (value) => ({ value, requestId: undefined, raw: undefined, drift: [] }))
  return {
    "cancel": {
      operation: Essbasic.channelCancelMultiFlowSignQRCode,
      call: Essbasic.channelCancelMultiFlowSignQRCode.detailed({ Agent: agent, QrCodeId: template.TemplateId })
    },
    "create": {
      operation: Essbasic.channelCreateMultiFlowSignQRCode,
      call: Essbasic.channelCreateMultiFlowSignQRCode.detailed(template)
    },
    "create with other credentials": {
      operation: Essbasic.channelCreateMultiFlowSignQRCode,
      call: Essbasic.channelCreateMultiFlowSignQRCode
        .detailed(template)
        .pipe(Tencent.withCredentials({ secretId: "other", secretKey: hidden("otherSecretKey") }))
    },
    "logoffByPos": {
      operation: Lark.logoffByPos,
      call: Lark.logoffByPos.detailed({ logoff_request: logoff }).pipe(inSession)
    },
    "accountAreaAuth": {
      operation: Mafia.accountAreaAuth,
      call: Mafia.accountAreaAuth.detailed(areas).pipe(inSession)
    },
    "accountAreaAuth with other credentials": {
      operation: Mafia.accountAreaAuth,
      call: Mafia.accountAreaAuth
        .detailed(areas)
        .pipe(inSession, Taobao.withCredentials({ appKey: "other", appSecret: hidden("otherAppSecret") }))
    },
    "userAuthcodeSend": {
      operation: Maizuo.userAuthcodeSend,
      call: Maizuo.userAuthcodeSend
        .detailed({ param0: { ...tokens, user_phone: "13900004567", code_type: 1 } })
        .pipe(inDamaiSession)
    },
    "userRegisterByauthcode": {
      operation: Maizuo.userRegisterByauthcode,
      call: Maizuo.userRegisterByauthcode
        .detailed({
          param0: {
            ...tokens,
            auth_code: hidden("authCode"),
            user_login_password: hidden("password"),
            user_phone: "13900004567",
            code_type: 1
          }
        })
        .pipe(inDamaiSession, Damai.withCredentials({ appKey: "other", appSecret: hidden("otherAppSecret") }))
    },
    "Tencent.call": {
      operation: Tencent.product(essbasic)("Untyped", untyped),
      call: detailed(Tencent.call("Untyped", secretsAsText, essbasic))
    },
    "Taobao.call": {
      operation: Taobao.operation("taobao.untyped", untyped),
      call: detailed(Taobao.call("taobao.untyped", { ...secretsAsText, list: [secretsAsText] }).pipe(inSession))
    },
    "Damai.call": {
      operation: Damai.operation("alibaba.damai.untyped", untyped),
      call: detailed(Damai.call("alibaba.damai.untyped", { param0: secretsAsText }).pipe(inDamaiSession))
    }
  }
}

/** The names of the calls. */
export const names: ReadonlyArray<string> = Object.keys(callsOf(long))
