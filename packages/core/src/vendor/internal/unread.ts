import type * as Duration from "effect/Duration"
import type * as Operation from "../../Operation.ts"
import * as VendorError from "../../VendorError.ts"
import * as BufferedClient from "../BufferedClient.ts"
import * as RetryAfter from "../RetryAfter.ts"
import * as VendorErrors from "../VendorErrors.ts"
import * as httpDate from "./httpDate.ts"
import * as statuses from "./status.ts"
import { codeOf, transportFailure } from "./transport.ts"

/** Makes the error of a request that got no whole answer. */
export const unanswered = (
  vendor: string,
  operation: Operation.Any,
  error: BufferedClient.BufferedError,
  now: number
): VendorError.VendorError => {
  const { head, reason } = error
  const isTooLarge = reason._tag === "TooLarge" || codeOf(reason.cause) === undicisTooLarge
  // What a status refuses is refused, whatever became of the body.
  const told = head === undefined ? undefined : byStatus(vendor, operation, head, now)
  if (told !== undefined && (isTooLarge || told.outcome === "Rejected")) return told
  return isTooLarge ? tooLarge(vendor, operation, head) : transportFailure(vendor, operation, error)
}

/** Makes the error that the status of an answer stands for, if it stands for one. */
export const byStatus = (
  vendor: string,
  operation: Operation.Any,
  head: BufferedClient.Head,
  now: number
): VendorError.VendorError | undefined => {
  const meaning = statuses.meaningOf(head.status)
  return meaning === undefined
    ? undefined
    : statuses.failure(vendor, operation, meaning, {
        code: String(head.status),
        message: `HTTP ${head.status}`,
        retryAfter: retryAfter(head, now)
      })
}

/**
 * How long an answer asks to wait. A date to wait for is one of the vendor's clock, and so is the date of the answer.
 * `now` is the vendor's time as far as it is known.
 */
export const retryAfter = (head: BufferedClient.Head, now: number): Duration.Duration | undefined => {
  const header = BufferedClient.headerOf(head, "retry-after")
  if (header === undefined) return undefined
  const time = httpDate.parseClock(BufferedClient.headerOf(head, "date") ?? "")
  return RetryAfter.parse(header, Number.isNaN(time) ? now : time)
}

const undicisTooLarge = "UND_ERR_RES_EXCEEDED_MAX_SIZE"

/** Makes the error of an answer that is too large. Another attempt would get the same answer. */
export const tooLarge = (
  vendor: string,
  operation: Operation.Any,
  head?: BufferedClient.Head
): VendorError.MalformedResponse =>
  VendorErrors.make(
    VendorError.MalformedResponse,
    vendor,
    operation,
    { message: "the answer is larger than maxResponseSize allows", status: head?.status },
    true
  )
