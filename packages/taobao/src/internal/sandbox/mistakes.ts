import type * as Explanation from "@effect-vendors/core/testing/Explanation"
import * as TopSigner from "../../TopSigner.ts"
import type { Named } from "./parameters.ts"

/** A text that a client may have signed, by another method than it says where `method` is given. */
export interface Mistake extends Explanation.Mistake {
  readonly method?: TopSigner.SignMethod
}

/** What clients sign by mistake, in place of the parameters that they send. */
export const mistakes = (named: Named, body: string, text: string): ReadonlyArray<Mistake> => {
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
    { what: "the values are signed percent-encoded", text: mapped(encodeURIComponent) },
    {
      what: "the values are signed encoded as a form",
      text: mapped((value) => new URLSearchParams({ "": value }).toString().slice(1))
    },
    {
      what: "the parameters are signed as a query, with = and &",
      text: sorted.map((entry) => entry.join("=")).join("&")
    },
    {
      what: "Chinese text is lost before it is signed: it is not encoded as UTF-8",
      text: text.replaceAll(foreign, "?")
    },
    { what: "Chinese text is encoded as UTF-8 twice before it is signed", text: twice(text) },
    { what: "Chinese text is signed as escapes, and sent without", text: text.replaceAll(foreign, escape) },
    {
      what: "objects are signed as [object Object], not as the JSON that is sent",
      text: mapped((value) => (/^[{[]/.test(value) ? "[object Object]" : value))
    },
    { what: "the body is not signed", text: TopSigner.stringToSign(named) },
    ...entries.map(([name]) => ({
      what: `${name} is sent, but not signed`,
      text: joined(sorted.filter(([other, value]) => other !== name && value !== ""))
    }))
  ]
}

const methods = ["md5", "hmac", "hmac-sha256"] as const

const foreign = /[^\0-\x7f]/g

const escape = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`

const twice = (text: string) => [...new TextEncoder().encode(text)].map((byte) => String.fromCharCode(byte)).join("")
