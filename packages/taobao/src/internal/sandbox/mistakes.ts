import type * as Explanation from "@effect-vendors/core/testing/Explanation"
import * as TopSigner from "../../TopSigner.ts"
import type { Named } from "./parameters.ts"

/** A text that a client may have signed, by another method than it says where `method` is given. */
export interface Mistake extends Explanation.Mistake {
  readonly method?: TopSigner.SignMethod
}

/** What clients sign by mistake, in place of the parameters that they send. */
export const mistakes = (named: Named, body: string, text: string): ReadonlyArray<Mistake> => {
  // To look for what is wrong must not take longer than to be right.
  if (text.length > 100_000) return []
  const entries = Object.entries(named).filter(([name]) => name !== "sign")
  const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1))
  const joined = (entries: ReadonlyArray<readonly [string, string]>) => entries.flat().join("") + body
  const mapped = (value: (value: string) => string) =>
    TopSigner.stringToSign(Object.fromEntries(entries.map(([name, text]) => [name, value(text)]))) + body
  return [
    ...methods.map((method) => ({
      what: `the signature is made by ${method}, but sign_method says another`,
      method,
      text
    })),
    { what: "parameters that are empty are signed", text: joined(sorted) },
    { what: "the parameters are signed in the order in which they are sent, not sorted", text: joined(entries) },
    ...Object.entries(encodings).map(([what, encode]) => ({ what, text: mapped(encode) })),
    {
      what: "the parameters are signed as a query, with = and &",
      text: sorted.map((entry) => entry.join("=")).join("&")
    },
    {
      what: "objects are signed as [object Object], not as the JSON that is sent",
      text: mapped((value) => (/^[{[]/.test(value) ? "[object Object]" : value))
    },
    { what: "the body is not signed", text: TopSigner.stringToSign(named) },
    ...entries.slice(0, 50).map(([name]) => ({
      what: `${name} is sent, but not signed`,
      text: joined(sorted.filter(([other, value]) => other !== name && value !== ""))
    }))
  ]
}

const methods = ["md5", "hmac", "hmac-sha256"] as const

const foreign = /[^\0-\x7f]/g

/** What clients do to a value before they sign it, where they send it as it is. */
export const encodings: Readonly<Record<string, (value: string) => string>> = {
  "the values are signed percent-encoded": (value) => encodeURIComponent(value.toWellFormed()),
  "the values are signed encoded as a form": (value) => new URLSearchParams({ "": value }).toString().slice(1),
  "Chinese text is lost before it is signed: it is not encoded as UTF-8": (value) => value.replaceAll(foreign, "?"),
  "Chinese text is encoded as UTF-8 twice before it is signed": (value) =>
    Array.from(new TextEncoder().encode(value), (byte) => String.fromCharCode(byte)).join(""),
  "Chinese text is signed as escapes, and sent without": (value) =>
    value.replaceAll(foreign, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
}
