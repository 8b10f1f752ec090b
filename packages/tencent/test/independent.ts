import type * as Tc3 from "@effect-vendors/tencent/Tc3"
import * as crypto from "node:crypto"

/** Writes the `Authorization` header of TC3-HMAC-SHA256 from its document, on node:crypto alone. */
export const independent = (request: Tc3.Unsigned, secretId: string, secretKey: string): string => {
  const sha256 = (data: string | Uint8Array) => crypto.createHash("sha256").update(data).digest("hex")
  const hmac = (key: string | Uint8Array, data: string) => crypto.createHmac("sha256", key).update(data).digest()
  const headers = Object.keys(request.headers)
    .map((name) => name.toLowerCase())
    .sort()
  const valueOf = new Map(
    Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value.trim().toLowerCase()])
  )
  const canonical = [
    "POST",
    "/",
    "",
    ...headers.map((name) => `${name}:${valueOf.get(name)}`),
    "",
    headers.join(";"),
    sha256(request.payload)
  ].join("\n")
  const day = new Date(request.timestamp * 1000).toISOString().split("T")[0]!
  const scope = [day, request.service, "tc3_request"].join("/")
  const text = ["TC3-HMAC-SHA256", request.timestamp, scope, sha256(canonical)].join("\n")
  const key = hmac(hmac(hmac(`TC3${secretKey}`, day), request.service), "tc3_request")
  return `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=${headers.join(";")}, Signature=${hmac(key, text).toString("hex")}`
}
