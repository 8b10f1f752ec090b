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
  if (/^\d{1,9}$/.test(text)) return Duration.millis(1000 * Number(text))
  const time = httpDate.parse(text)
  return Number.isNaN(time) ? undefined : Duration.millis(Math.max(0, time - now))
}
