import * as Base64 from "effect/encoding/Base64"
import * as Hex from "effect/encoding/Hex"
import * as Predicate from "effect/Predicate"
import * as Redacted from "effect/Redacted"

/**
 * Collects the secrets in a value: what is `Redacted`, and what is named as a secret, for requests without a
 * definition. It looks into bytes, and into texts that hold JSON, only where it may take its time.
 */
export const collect = (value: unknown, secrets: Set<string>, mayTakeTime: boolean): void => {
  const visit = (value: unknown, isSecret: boolean, depth: number): void => {
    if (Redacted.isRedacted(value)) return visit(Redacted.value(value), true, depth)
    if (!Predicate.isObjectOrArray(value)) {
      // A flag tells nothing, and its words are those of other flags.
      if (isSecret && value !== undefined && value !== null && typeof value !== "boolean") secrets.add(String(value))
      else if (mayTakeTime && typeof value === "string" && json.test(value)) visit(parsed(value), false, depth - 1)
      return
    }
    if (depth <= 0) return
    if (ArrayBuffer.isView(value)) {
      if (mayTakeTime && isSecret && value instanceof Uint8Array) textsOf(value).forEach((text) => secrets.add(text))
      return
    }
    for (const [name, property] of Object.entries(value)) {
      visit(property, isSecret || (secret.test(name) && !isFlag(property)), depth - 1)
    }
  }
  visit(value, false, 64)
}

const json = /^\s*[{[]/

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

// Of a file, the beginning is more than an error shows.
const textsOf = (bytes: Uint8Array): ReadonlyArray<string> => {
  const beginning = bytes.subarray(0, 3072)
  return [new TextDecoder().decode(beginning), Hex.encode(beginning), Base64.encode(beginning)]
}

// Names, in the ways in which vendors write them.
const secret =
  /(?:(?:pass(?:word|wd|phrase|code)|pwd|secret|token|captcha|credential)s?|session|cookie|jwt|otp|authorization|signature|(?:auth|verif\w*|check|sms|security|pin)_?code|(?:api|app|access|private|secret|session|sign\w*)_?key)(?:_?(?:confirm\w*|again|new|old|\d))?$/i

// Short numbers under such names say how many, or which kind.
const isFlag = (value: unknown): boolean => !Predicate.isObjectOrArray(value) && /^\d{0,3}$/.test(String(value))
