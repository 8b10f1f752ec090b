/**
 * Reads what callers set: options, credentials, and the context of a call. Callers without types may set anything.
 *
 * @since 0.1.0
 */
import * as Predicate from "effect/Predicate"
import * as Redacted from "effect/Redacted"

/**
 * A setting, or `undefined` where it is null, or a text without a character that is not white space. Secrets count as
 * their texts.
 *
 * @category reading
 * @since 0.1.0
 */
export const present = <A>(value: A): A | undefined => {
  const text = Redacted.isRedacted(value) ? reveal(value) : value
  return value === null || (typeof text === "string" && text.trim() === "") ? undefined : value
}

/**
 * The text of a secret; `undefined` where the value is no secret, or was wiped.
 *
 * @category reading
 * @since 0.1.0
 */
export const reveal = (secret: unknown): string | undefined => {
  if (!Redacted.isRedacted(secret)) return undefined
  try {
    const value = Redacted.value(secret)
    return typeof value === "string" ? value : undefined
  } catch {
    return undefined
  }
}

/**
 * Finds the problem with a part of a credential, if it has one. A copied secret often ends with a line break, or is in
 * the quotes of a file of variables, and the vendor would only say that the signature is wrong. `isSecret` asks for a
 * `Redacted` text.
 *
 * @category validation
 * @since 0.1.0
 */
export const problem = (name: string, value: unknown, isSecret = false): string | undefined => {
  const text = isSecret ? reveal(value) : value
  if (typeof text !== "string") return `${name} is ${isSecret ? "no Redacted text" : "no text"}`
  if (/^(["']).*\1$/.test(text)) return `${name} is in quotes`
  if (wellFormed.test(text)) return undefined
  if (text.trim() === "") return `${name} is empty`
  if (/[\r\n]$/.test(text)) return `${name} ends with a line break`
  return /^\s|\s$/.test(text)
    ? `${name} begins or ends with white space`
    : `${name} has a control character or half of a character`
}

const wellFormed = /^(?!\s)[^\p{Cc}\p{Cs}]+(?<!\s)$/u

/**
 * The name under which the rates of a credential are counted: its account, or else the id of its key.
 *
 * @category reading
 * @since 0.1.0
 */
export const account = (account: unknown, id: unknown): string =>
  [account, id].filter(Predicate.isString).find((text) => text.trim() !== "") ?? ""
