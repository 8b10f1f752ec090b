/** A sender of callbacks by nothing but Node's own cryptography, so that no test compares the library with itself. */
import { createCipheriv, createHash, createHmac } from "node:crypto"

export const encrypt = (text: string, key: string): string => {
  const cipher = createCipheriv("aes-256-cbc", key, key.slice(0, 16))
  return cipher.update(text, "utf8", "base64") + cipher.final("base64")
}

export const contentSignature = (body: string | Uint8Array, token: string): string =>
  `sha256=${createHmac("sha256", token).update(body).digest("hex")}`

export const querySignature = (texts: ReadonlyArray<string>): string =>
  createHash("sha1")
    .update([...texts].sort().join(""))
    .digest("hex")

export interface Sent {
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
}

export const signed = (body: string, token: string): Sent => ({
  body,
  headers: { "content-type": "application/json", "content-signature": contentSignature(body, token) },
  query: {}
})

export const encrypted = (message: unknown, key: string, token: string): Sent =>
  signed(JSON.stringify({ encrypt: encrypt(JSON.stringify(message), key) }), token)

export const request = ({ body, headers, query }: Sent, path = "/callbacks"): Request =>
  new Request(`http://localhost${path}?${new URLSearchParams(query)}`, { method: "POST", headers, body })

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
