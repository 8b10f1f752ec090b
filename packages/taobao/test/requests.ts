/** Requests that fit their operations. */
import type * as Lark from "@effect-vendors/taobao/Lark"
import type * as Mafia from "@effect-vendors/taobao/Mafia"
import * as Redacted from "effect/Redacted"

export const logoff = {
  logoff_request: {
    cinema_link_id: "7777",
    account_id: "account-1",
    captcha: Redacted.make("123456"),
    mobile: "13900004567",
    lease_code: "ykse",
    pos_token: Redacted.make("token"),
    logoff_reason: "顾客要求",
    channel_code: "sms"
  }
} satisfies (typeof Lark.logoffByPos.request)["Type"]

export const area = {
  area_request: { auth_area_dto: [{ account_id: 1234n, area_code: 330110, area_name: "余杭区" }] }
} satisfies (typeof Mafia.accountAreaAuth.request)["Type"]

/** The platform's answers to successful requests. */
export const logoffDone = {
  data: { data: { status: true, comments: "注销成功" }, success: true, result_code: "SUCCESS", inner_code: "X" }
}

export const areaDone = { succ: true, area_code: "xxx", area_msg: "xxx", data: "1234" }

export const logoffKey = "lark_pos_cifprod_logoffByPos_response"

export const areaKey = "tmall_mafia_account_area_auth_response"
