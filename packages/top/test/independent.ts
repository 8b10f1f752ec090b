/** The platform's algorithms, written from its documents on node:crypto alone. */
import * as crypto from "node:crypto"

export const signMethods = ["md5", "hmac", "hmac-sha256"] as const

export type SignMethod = (typeof signMethods)[number]

export const sign = (method: SignMethod, parameters: Readonly<Record<string, string>>, secret: string): string => {
  const text = Object.entries(parameters)
    .filter(([name, value]) => name !== "sign" && value !== "")
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flat()
    .join("")
  const mac =
    method === "md5"
      ? crypto.createHash("md5").update(`${secret}${text}${secret}`, "utf8")
      : crypto.createHmac(method === "hmac" ? "md5" : "sha256", Buffer.from(secret, "utf8")).update(text, "utf8")
  return mac.digest("hex").toUpperCase()
}

/** A time of the platform's clock, which is eight hours ahead of UTC all year. */
export const timestamp = (millis: number): string => {
  const time = new Date(millis + 8 * 3_600_000)
  const two = (value: number) => String(value).padStart(2, "0")
  const date = [String(time.getUTCFullYear()).padStart(4, "0"), two(time.getUTCMonth() + 1), two(time.getUTCDate())]
  return `${date.join("-")} ${[time.getUTCHours(), time.getUTCMinutes(), time.getUTCSeconds()].map(two).join(":")}`
}
