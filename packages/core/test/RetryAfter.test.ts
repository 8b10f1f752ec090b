import * as RetryAfter from "@effect-vendors/core/vendor/RetryAfter"
import { assert, describe, it } from "@effect/vitest"
import * as Duration from "effect/Duration"

const now = Date.UTC(2024, 0, 31, 12, 0, 0)

const millis = (header: string | undefined): number | undefined => {
  const read = RetryAfter.parse(header, now)
  return read === undefined ? undefined : Duration.toMillis(read)
}

describe("parse", () => {
  it.each([
    ["0", 0],
    ["2", 2000],
    [" 120 ", 120_000],
    ["007", 7000],
    ["999999999", 999_999_999_000],
    ["1.5", 1500],
    ["0.0004", 1],
    // Two headers of the same name are one text.
    ["1, 2", 1000],
    ["2,2", 2000],
    // A wait without end is told as a long one.
    ["9999999999", 1e12],
    ["9".repeat(400), 1e12]
  ])("reads the seconds of %o", (header, expected) => assert.strictEqual(millis(header), expected))

  it.each([
    ["Wed, 31 Jan 2024 12:00:05 GMT", 5000],
    ["Thu, 01 Feb 2024 12:00:00 GMT", 24 * 3_600_000],
    // Obsolete forms that RFC 9110 still asks clients to read.
    ["Wednesday, 31-Jan-24 12:00:05 GMT", 5000],
    ["Wed Jan 31 12:00:05 2024", 5000]
  ])("reads the time until %o", (header, expected) => assert.strictEqual(millis(header), expected))

  it.each([["Wed, 31 Jan 2024 12:00:00 GMT"], ["Wed, 31 Jan 2024 11:59:59 GMT"], ["Thu, 01 Jan 1970 00:00:00 GMT"]])(
    "asks for no wait when %o has passed",
    (header) => assert.strictEqual(millis(header), 0)
  )

  it.each([
    [undefined],
    [""],
    [" "],
    ["-5"],
    ["+5"],
    ["1."],
    [".5"],
    ["1e3"],
    ["0x10"],
    ["5 seconds"],
    ["1, soon"],
    ["Infinity"],
    ["NaN"],
    ["soon"],
    ["May 5"],
    ["2024-01-31T12:00:05Z"],
    ["Wed, 31 Jan 2024 12:00:05"],
    ["Wed, 99 Foo 2024 12:00:05 GMT"]
  ])("does not read %o", (header) => assert.isUndefined(millis(header)))
})
