import * as Json from "@effect-vendors/core/vendor/Json"
import * as Digest from "effect/crypto/Digest"
import * as Effect from "effect/Effect"
import * as Base64Url from "effect/encoding/Base64Url"
import * as Predicate from "effect/Predicate"

/**
 * The digest of a request, by which a pipeline that asks for something else on a replay is found out.
 *
 * It is taken of the request as the pipeline states it. A secret counts as `<redacted>`: its rotation changes nothing,
 * and no digest tells a short code. The order of fields does not count.
 */
export const digestOf = (digest: Digest.Digest["Service"], value: unknown): Effect.Effect<string> =>
  Effect.map(digest.digest(Digest.sha256, encoder.encode(canonical(value))), (bytes) =>
    Base64Url.encode(bytes).slice(0, length)
  )

// 132 bits.
const length = 22

const encoder = /*#__PURE__*/ new TextEncoder()

const canonical = (value: unknown): string => {
  try {
    return Json.stringify(sorted(value))
  } catch {
    // A request that JSON cannot write is refused by its operation, before it is sent.
    return "unwritable"
  }
}

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (!Predicate.isObject(value)) return value
  if ("toJSON" in value && typeof value.toJSON === "function") return value.toJSON()
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, property]) => property !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, property]) => [name, sorted(property)])
  )
}
