import * as Predicate from "effect/Predicate"
import * as Redacted from "effect/Redacted"

/**
 * Collects the secrets in a value: what is `Redacted`, and what is named as a secret, for requests without a
 * definition.
 */
export const collect = (value: unknown, secrets: Set<string>, isSecret = false, depth = 64): void => {
  if (Redacted.isRedacted(value)) return collect(Redacted.value(value), secrets, true, depth)
  if (!Predicate.isObjectOrArray(value)) {
    // A flag tells nothing, and its words are those of other flags.
    if (isSecret && value !== undefined && value !== null && typeof value !== "boolean") secrets.add(String(value))
    return
  }
  if (depth === 0 || ArrayBuffer.isView(value)) return
  for (const [name, property] of Object.entries(value)) {
    collect(property, secrets, isSecret || (secret.test(name) && !isFlag(property)), depth - 1)
  }
}

// Names, in the ways in which vendors write them.
const secret =
  /(?:pass(?:word|wd|phrase|code)|pwd|secret|token|captcha|session|cookie|credentials?|(?:auth|verif\w*|check|sms|security)_?code|(?:api|app|access|private|secret|session|sign\w*)_?key)$/i

// Short numbers under such names say how many, or which kind.
const isFlag = (value: unknown): boolean => !Predicate.isObjectOrArray(value) && /^\d{0,3}$/.test(String(value))
