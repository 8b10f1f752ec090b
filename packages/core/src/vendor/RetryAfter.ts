/**
 * The `Retry-After` header of HTTP.
 *
 * @since 0.1.0
 */
import * as Duration from "effect/Duration"
import * as httpDate from "./internal/httpDate.ts"

/**
 * Reads how long a vendor asks to wait: a number of seconds, or a date. `now` is in milliseconds since 1970.
 * Source: RFC 9110, section 10.2.3.
 *
 * **Example** (Both forms)
 *
 * ```ts
 * import { RetryAfter } from "@effect-vendors/core/vendor"
 *
 * RetryAfter.parse("2", 0) // 2 seconds
 * RetryAfter.parse("Thu, 01 Jan 1970 00:00:05 GMT", 0) // 5 seconds
 * ```
 *
 * @category reading
 * @since 0.1.0
 */
export const parse = (header: string | undefined, now: number): Duration.Duration | undefined => {
  if (header === undefined) return undefined
  const text = header.trim()
  // RFC 9110 has whole seconds. Some servers tell fractions, and some tell the header twice.
  const seconds = /^(\d+(?:\.\d+)?)(?:\s*,\s*[\d.]+)*$/.exec(text)?.[1]
  if (seconds !== undefined) return Duration.millis(Math.min(Math.ceil(1000 * Number(seconds)), longest))
  const time = httpDate.parse(text)
  return Number.isNaN(time) ? undefined : Duration.millis(Math.max(0, time - now))
}

// The longest wait that is told, about 31 years.
const longest = 1e12
