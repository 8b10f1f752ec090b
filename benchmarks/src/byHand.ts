/**
 * The floor: a call with a signature by cached keys and node:crypto's one-call hashes, and its body. It has no schema, no
 * errors and no limits.
 */
import * as crypto from "node:crypto"
import * as answers from "./answers.ts"
import type { Target } from "./variant.ts"

const contentType = "application/json; charset=utf-8"

const hmac = (key: crypto.BinaryLike | crypto.KeyObject, text: string) =>
  crypto.createHmac("sha256", key).update(text).digest()

let day = ""
let dayKey: crypto.KeyObject

const keyOf = (date: string): crypto.KeyObject => {
  if (date !== day) {
    day = date
    dayKey = crypto.createSecretKey(hmac(hmac(hmac("TC3secret", date), "essbasic"), "tc3_request"))
  }
  return dayKey
}

export const signTc3 = (host: string, action: string, body: string, millis: number): Record<string, string> => {
  const timestamp = String(Math.floor(millis / 1000))
  const date = new Date(millis).toISOString().slice(0, 10)
  const canonical = `POST\n/\n\ncontent-type:${contentType}\nhost:${host}\nx-tc-action:${action.toLowerCase()}\n\ncontent-type;host;x-tc-action\n${crypto.hash("sha256", body, "hex")}`
  const text = `TC3-HMAC-SHA256\n${timestamp}\n${date}/essbasic/tc3_request\n${crypto.hash("sha256", canonical, "hex")}`
  const signature = crypto.createHmac("sha256", keyOf(date)).update(text).digest("hex")
  return {
    "content-type": contentType,
    "x-tc-action": action,
    "x-tc-version": "2021-05-26",
    "x-tc-timestamp": timestamp,
    "authorization": `TC3-HMAC-SHA256 Credential=id/${date}/essbasic/tc3_request, SignedHeaders=content-type;host;x-tc-action, Signature=${signature}`
  }
}

const two = (value: number) => String(value).padStart(2, "0")

export const topDate = (millis: number): string => {
  const date = new Date(millis + 8 * 3_600_000)
  return `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`
}

export const signTop = (method: string, request: Readonly<Record<string, string>>, millis: number): string => {
  const parameters: Record<string, string> = {
    ...request,
    method,
    app_key: "12345678",
    timestamp: topDate(millis),
    v: "2.0",
    sign_method: "md5",
    format: "json"
  }
  let text = "secret"
  for (const name of Object.keys(parameters).sort()) text += name + parameters[name]
  parameters.sign = crypto.hash("md5", `${text}secret`, "hex").toUpperCase()
  return new URLSearchParams(parameters).toString()
}

const formType = "application/x-www-form-urlencoded;charset=utf-8"

/** The next request of a target. */
export const request = ({ host, size, vendor }: Target) => {
  if (vendor === "tencent") {
    const action = answers.tencentAction(size)
    const input = size === "small" ? answers.tencentSmall : answers.tencentLarge
    return () => {
      const body = JSON.stringify(input)
      return { path: "/", headers: signTc3(host, action, body, Date.now()), body }
    }
  }
  const method = answers.topMethod(size)
  const { area_request } = answers.topSmall
  return () => ({
    path: "/router/rest",
    headers: { "content-type": formType },
    body: signTop(
      method,
      size === "small" ? { area_request: JSON.stringify(area_request) } : answers.topLarge,
      Date.now()
    )
  })
}

/** The content of an answer's envelope. */
export const read = ({ size, vendor }: Target) => {
  const name = `${answers.topMethod(size).replace("taobao.", "").replaceAll(".", "_")}_response`
  const key = vendor === "tencent" ? "Response" : name
  return (text: string): unknown => {
    const body = JSON.parse(text)[key]
    if (body === undefined) throw new Error(text.slice(0, 200))
    return body
  }
}
