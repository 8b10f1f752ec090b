/** Finds secrets in texts. */
import * as Redacted from "effect/Redacted"
import { inspect } from "node:util"

/** The forms of a secret in a text: itself, and its writings in forms, JSON and headers. */
const writings = (secret: string): ReadonlyArray<string> => [
  ...new Set([
    secret,
    encodeURIComponent(secret),
    new URLSearchParams({ "": secret }).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
    inspect(secret).slice(1, -1),
    Buffer.from(secret).toString("latin1"),
    Buffer.from(secret).toString("base64"),
    Buffer.from(secret).toString("hex")
  ])
]

/** The places where texts hold a secret. Digits count only where they are not a part of a longer number. */
export const leaks = (
  texts: ReadonlyArray<string>,
  secrets: Readonly<Record<string, string>>
): ReadonlyArray<string> => {
  const text = texts.join("\n")
  const found: Array<string> = []
  for (const [name, secret] of Object.entries(secrets)) {
    for (const writing of writings(secret)) {
      const at = /^\d+$/.test(writing)
        ? text.search(new RegExp(`(?<![\\d.:])${writing}(?!\\d)`))
        : text.indexOf(writing)
      if (at >= 0) found.push(`${name} in: ${text.slice(Math.max(0, at - 80), at + writing.length + 20)}`)
    }
  }
  return found
}

/** The secrets that a vendor gave: the values in the wrappers of a success. */
export const redactedIn = (value: unknown): ReadonlyArray<string> =>
  Redacted.isRedacted(value)
    ? [String(Redacted.value(value))]
    : typeof value === "object" && value !== null
      ? Object.values(value).flatMap(redactedIn)
      : []
