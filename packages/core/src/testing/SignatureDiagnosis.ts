/**
 * Finds out why a signature does not match, and shows the text that the sandbox signs beside the text that the client
 * signed.
 *
 * A signature does not tell which text was signed. But clients make few kinds of mistakes: where one of them leads to
 * the signature that arrived, the client's text is known, and the diagnosis shows the first difference.
 *
 * @since 0.1.0
 */
import * as Predicate from "effect/Predicate"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import type * as Operation from "../Operation.ts"

/**
 * The header that an answer to a wrong signature carries.
 *
 * @category constants
 * @since 0.1.0
 */
export const header = "x-sandbox-explain"

/**
 * A text that a client may have signed, and what is wrong with it.
 *
 * @category models
 * @since 0.1.0
 */
export interface Mistake {
  readonly what: string
  readonly text: string
}

/**
 * Explains a signature that does not match. `mistake` is the client's mistake, where it is known. `hidden` are texts
 * that must not be shown.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = (server: string, mistake: Mistake | undefined, hidden: ReadonlyArray<string> = []): string => {
  const hide = (text: string) =>
    hidden
      .filter((secret) => secret !== "")
      // The longest text goes first, because it may hold a shorter one.
      .toSorted((a, b) => b.length - a.length)
      .reduce((rest, secret) => rest.replaceAll(secret, "\u2026"), text)
  const ours = hide(server)
  if (mistake === undefined) {
    return `the signature comes from none of the known mistakes; does the client sign with another secret?\nthe sandbox signs: ${around(ours)}`
  }
  const theirs = hide(mistake.text)
  const difference = firstDifference(ours, theirs)
  return difference === undefined
    ? `${mistake.what}\nboth sign: ${around(ours)}`
    : `${mistake.what}\nthe sandbox signs: ${around(ours, difference)}\nthe client signs: ${around(theirs, difference)}`
}

const firstDifference = (a: string, b: string): number | undefined => {
  let index = 0
  while (index < a.length && a[index] === b[index]) index++
  return index === a.length && index === b.length ? undefined : index
}

const length = 400

// Shows the text around the marked place. A header has no room for more.
const around = (text: string, place?: number): string => {
  const start = Math.max(0, (place ?? 0) - length / 2)
  const end = start + length
  const shown =
    place === undefined ? text.slice(start, end) : `${text.slice(start, place)}${mark}${text.slice(place, end)}`
  return JSON.stringify(`${start > 0 ? "…" : ""}${shown}${text.length > end ? "…" : ""}`)
}

const mark = ">>>"

/**
 * Finds the texts of a request that its operation keeps secret. Gives `undefined` where the request cannot be read:
 * then the secrets are not known.
 *
 * @category queries
 * @since 0.1.0
 */
export const secretsOf = (operation: Operation.Any, request: unknown): ReadonlyArray<string> | undefined => {
  try {
    return redacted(Schema.decodeUnknownSync(operation.request)(request))
  } catch {
    return undefined
  }
}

const redacted = (value: unknown): ReadonlyArray<string> =>
  Redacted.isRedacted(value)
    ? [String(Redacted.value(value))]
    : Predicate.isObjectOrArray(value)
      ? Object.values(value).flatMap(redacted)
      : []

/**
 * Encodes an explanation for a header: percent-encoded except for printable ASCII.
 *
 * @category encoding
 * @since 0.1.0
 */
export const encode = (explanation: string): string =>
  // A lone surrogate has no encoding.
  explanation.toWellFormed().replaceAll(/[^\x20-\x24\x26-\x7e]/gu, (character) => encodeURIComponent(character))

/**
 * Decodes an explanation from a header.
 *
 * @category encoding
 * @since 0.1.0
 */
export const decode = (value: string): string => decodeURIComponent(value)
