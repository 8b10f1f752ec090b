/** Requests that fit their operations, and Damai's answers to successful requests. */
import type * as Maizuo from "@effect-vendors/damai/Maizuo"
import * as Redacted from "effect/Redacted"

export const tokens = {
  ptnr_token: Redacted.make("St5dnxCv1KtwpNaDzuE459yus3m6F7FEG+2"),
  tenant_token: Redacted.make("A9UJj/8SWB5xLq54Tn623qFzG+2u39r5xP5icq"),
  channel_token: Redacted.make("XYJ72Idfk1231+mCzqSXZLWtCnikX/Vn")
}

export const send = {
  param0: { ...tokens, user_phone: "13900004567", code_type: 1 }
} satisfies (typeof Maizuo.userAuthcodeSend.request)["Type"]

export const register = {
  param0: {
    ...tokens,
    auth_code: Redacted.make("726311"),
    user_login_password: Redacted.make("QWA1q2w3e4r"),
    user_phone: "13900004567",
    code_type: 1
  }
} satisfies (typeof Maizuo.userRegisterByauthcode.request)["Type"]

export const sent = { result: { success: true, result_code: 200, result_msg: "成功" } }

export const registered = {
  result: {
    success: true,
    result_code: 200,
    result_msg: "成功",
    data: { user_token: "J72Idfk1231+mCzqSXZLWt", user_phone: "13900004567", user_name: "赢x", user_id: "2313112" }
  }
}

export const sendKey = "alibaba_damai_maizuo_openapi_user_authcode_send_response"

export const registerKey = "alibaba_damai_maizuo_openapi_user_register_byauthcode_response"
