import type * as SignatureDiagnosis from "@effect-vendors/core/testing/SignatureDiagnosis"
import * as TopSigner from "../../TopSigner.ts"
import type { Named } from "./parameters.ts"

/** A text that a client may have signed. `method` is the method of the signature where the client names another. */
export interface Mistake extends SignatureDiagnosis.Mistake {
  readonly method?: TopSigner.SignMethod
}

/** The texts that clients sign by mistake, in place of the parameters that they send. */
export const mistakes = (named: Named, body: string, text: string): ReadonlyArray<Mistake> => {
  // The search makes a signature for each of these texts, which takes too long for a large request.
  if (text.length > 100_000) return []
  const entries = Object.entries(named).filter(([name]) => name !== "sign")
  const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1))
  const joined = (entries: ReadonlyArray<readonly [string, string]>) => entries.flat().join("") + body
  const mapped = (value: (value: string) => string) =>
    TopSigner.stringToSign(Object.fromEntries(entries.map(([name, text]) => [name, value(text)]))) + body
  return [
    ...TopSigner.signMethods.map((method) => ({
      what: `the client signs by ${method}, but sign_method names another method`,
      method,
      text
    })),
    { what: "the client signs the parameters in the order of sending, and does not sort them", text: joined(entries) },
    ...Object.entries(encodings).map(([what, encode]) => ({ what, text: mapped(encode) })),
    {
      what: "the client signs the parameters as a query, with = and &",
      text: sorted.map((entry) => entry.join("=")).join("&")
    },
    {
      what: "objects are signed as [object Object], but they are sent as JSON",
      text: mapped((value) => (/^[{[]/.test(value) ? "[object Object]" : value))
    },
    { what: "the client does not sign the body", text: TopSigner.stringToSign(named) },
    ...entries.slice(0, 50).map(([name]) => ({
      what: `the client sends ${name}, but does not sign it`,
      text: joined(sorted.filter(([other, value]) => other !== name && value !== ""))
    }))
  ]
}

const foreign = /[^\0-\x7f]/g

/** The encodings of values that clients sign by mistake. They send the values without them. */
export const encodings: Readonly<Record<string, (value: string) => string>> = {
  "the client signs percent-encoded values": (value) => encodeURIComponent(value.toWellFormed()),
  "the client signs form-encoded values": (value) => new URLSearchParams({ "": value }).toString().slice(1),
  "the client loses Chinese text before it signs: it does not use UTF-8": (value) => value.replaceAll(foreign, "?"),
  "the client encodes Chinese text as UTF-8 twice before it signs": (value) =>
    Array.from(new TextEncoder().encode(value), (byte) => String.fromCharCode(byte)).join(""),
  "the client signs Chinese text as escapes, but sends it without escapes": (value) =>
    value.replaceAll(foreign, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
}
