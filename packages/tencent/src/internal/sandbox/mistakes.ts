import type * as Tc3 from "../../Tc3.ts"

/** A request with another value for one of its headers. */
export const withHeader = (request: Tc3.Unsigned, name: string, change: (value: string) => string): Tc3.Unsigned => ({
  ...request,
  headers: Object.fromEntries(
    Object.entries(request.headers).map(([key, value]) => [key, key === name ? change(value) : value])
  )
})

/** What clients sign by mistake, in place of the request that they send. */
export const mistakes = (request: Tc3.Unsigned): ReadonlyArray<readonly [what: string, request: Tc3.Unsigned]> => {
  // To look for what is wrong must not take longer than to be right.
  if (request.payload.length > 100_000) return []
  const text = new TextDecoder().decode(request.payload)
  const payload = (text: string): Tc3.Unsigned => ({ ...request, payload: new TextEncoder().encode(text) })
  const type = (value: string) => withHeader(request, "content-type", () => value)
  const json = parsed(text)
  return [
    ["the payload is signed as if it were empty", payload("")],
    ["the payload is signed without its last line break", payload(text.replace(/\r?\n$/, ""))],
    ["the payload is signed with Chinese text as escapes, and sent without", payload(escaped(text))],
    ["the payload is signed with other escapes or spaces than it is sent with", payload(JSON.stringify(json))],
    ["the payload is signed with spaces that it is not sent with", payload(spaced(json))],
    ["the content-type is signed with a charset, and sent without", type("application/json; charset=utf-8")],
    ["the content-type is signed without the charset that is sent", type("application/json")],
    ["the content-type that is signed is a form's", type("application/x-www-form-urlencoded")],
    ["the host that is signed is the vendor's", withHeader(request, "host", () => vendorHost(request.service))],
    ["the query is not signed", { ...request, query: "" }],
    ["the query is signed decoded", { ...request, query: decoded(request.query ?? "") }],
    ["the query is signed sorted otherwise", { ...request, query: sorted(request.query ?? "") }],
    ["the method that is signed is another", { ...request, method: request.method === "GET" ? "POST" : "GET" }],
    ["the service that is signed is another than in the credential scope", { ...request, service: "essbasic" }]
  ]
}

const vendorHost = (service: string) => `${service}.tencentcloudapi.com`

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const escaped = (text: string) =>
  text.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)

// As Python writes it by default.
const spaced = (value: unknown): string =>
  escaped(
    JSON.stringify(value, null, 1)
      .replaceAll(/(?<=[[{])\n *|\n *(?=[\]}])/g, "")
      .replaceAll(/,\n */g, ", ")
  )

const decoded = (query: string) => {
  try {
    return decodeURIComponent(query)
  } catch {
    return query
  }
}

const sorted = (query: string) => query.split("&").toSorted().join("&")
