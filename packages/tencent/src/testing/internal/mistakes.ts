import type * as Tc3 from "../../Tc3.ts"

/** Changes the value of one header of a request. */
export const withHeader = (request: Tc3.Unsigned, name: string, change: (value: string) => string): Tc3.Unsigned => ({
  ...request,
  headers: Object.fromEntries(
    Object.entries(request.headers).map(([key, value]) => [key, key === name ? change(value) : value])
  )
})

/** The requests that clients sign by mistake instead of the one that they send, each with the mistake in words. */
export const mistakes = (
  request: Tc3.Unsigned,
  services: ReadonlyArray<string>
): ReadonlyArray<readonly [what: string, request: Tc3.Unsigned]> => {
  // Hashing a large payload for each mistake would let one wrong request keep the sandbox busy.
  if (request.payload.length > 100_000) return []
  const text = new TextDecoder().decode(request.payload)
  const payload = (text: string): Tc3.Unsigned => ({ ...request, payload: new TextEncoder().encode(text) })
  const type = (value: string) => withHeader(request, "content-type", () => value)
  const json = parsed(text)
  return [
    ["the payload is signed as if it were empty", payload("")],
    ["the payload is signed without its last line break", payload(text.replace(/\r?\n$/, ""))],
    ["the payload is signed with Chinese text as escapes, but it is sent without them", payload(escaped(text))],
    ["the payload is signed with other escapes or spaces than it is sent with", payload(JSON.stringify(json))],
    ["the payload is signed with spaces that it is not sent with", payload(spaced(json))],
    ["the content-type is signed with a charset, but it is sent without one", type("application/json; charset=utf-8")],
    ["the content-type is signed without the charset that it is sent with", type("application/json")],
    ["the content-type of a form is signed", type("application/x-www-form-urlencoded")],
    ["the vendor's host is signed", withHeader(request, "host", () => vendorHost(request.service))],
    ["the query is not signed", { ...request, query: "" }],
    ["the query is signed without its percent-encoding", { ...request, query: decoded(request.query ?? "") }],
    ["the query is signed in sorted order, but it is not sent so", { ...request, query: sorted(request.query ?? "") }],
    [
      "another method is signed than the one that is sent",
      { ...request, method: request.method === "GET" ? "POST" : "GET" }
    ],
    ...services.map(
      (service) => ["the signed service is not the service of the credential scope", { ...request, service }] as const
    )
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

// Python writes JSON like this by default.
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
