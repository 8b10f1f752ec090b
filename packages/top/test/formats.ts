/** The three forms of the platform's answers, written without the library. */
import * as TopFormat from "@effect-vendors/top/TopFormat"
import * as TopXml from "@effect-vendors/top/TopXml"

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\r", "&#13;")

/** Writes an element. A list becomes an element for each item. */
export const xml = (name: string, value: unknown): string => {
  if (value === null || value === undefined) return ""
  if (Array.isArray(value)) return value.map((item) => xml(name, item)).join("")
  const inner =
    typeof value === "object"
      ? Object.entries(value)
          .map(([name, property]) => xml(name, property))
          .join("")
      : escaped(String(value as string | number | boolean | bigint))
  return `<${name}>${inner}</${name}>`
}

export interface Form {
  readonly name: string
  readonly format: TopFormat.TopFormat
  /** Writes a response inside of its wrapper. */
  readonly success: (key: string, body: unknown) => string
  readonly failure: (error: unknown) => string
}

const wrapped = (error: unknown) => JSON.stringify({ error_response: error })

export const forms: ReadonlyArray<Form> = [
  {
    name: "JSON",
    format: TopFormat.json,
    success: (key, body) => JSON.stringify({ [key]: body }),
    failure: wrapped
  },
  {
    name: "simplified JSON",
    format: TopFormat.simplified,
    success: (_key, body) => JSON.stringify(body),
    failure: wrapped
  },
  {
    name: "XML",
    format: TopXml.format,
    success: xml,
    failure: (error) => xml("error_response", error)
  }
]
