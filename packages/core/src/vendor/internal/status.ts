import type * as Duration from "effect/Duration"
import type * as Operation from "../../Operation.ts"
import * as VendorError from "../../VendorError.ts"
import type * as Exchange from "../Exchange.ts"
import * as VendorErrors from "../VendorErrors.ts"

/** The error that a status of HTTP stands for, whatever the answer holds. */
export interface Meaning {
  readonly tag: Exchange.Classification["tag"]
  readonly outcome: VendorError.Outcome
}

/**
 * Tells what HTTP itself says by a status.
 *
 * A status counts as a refusal only where its definition says that the request itself was refused: its size, its form,
 * its rate, its way. Other statuses of 4xx, and redirections, also come from machines that read answers on their way
 * back, after the vendor did what the call asked for. They prove nothing.
 */
export const meaningOf = (status: number): Meaning | undefined => (status >= 500 ? failed : meanings.get(status))

const failed: Meaning = { tag: "ServiceFailure", outcome: "Unknown" }
const unfit: Meaning = { tag: "InvalidParameter", outcome: "Rejected" }
const misdirected: Meaning = { tag: "ServiceFailure", outcome: "Rejected" }

// Sources: RFC 9110, section 15.5; RFC 6585, sections 4 and 5; RFC 8470, section 5.2.
const meanings: ReadonlyMap<number, Meaning> = /*#__PURE__*/ new Map<number, Meaning>([
  // Gateways send 408 also where the machine behind them was too slow.
  [408, failed],
  // Length required, content too large, URI too long, unsupported media type, upgrade required, headers too large.
  [411, unfit],
  [413, unfit],
  [414, unfit],
  [415, unfit],
  [426, unfit],
  [431, unfit],
  [421, misdirected],
  // Too early: the server did not want to risk a replay.
  [425, misdirected],
  [429, { tag: "RateLimited", outcome: "Rejected" }]
])

/** The properties of an error of a code or of a status. */
export interface Properties extends VendorErrors.Properties {
  readonly retryAfter?: Duration.Duration | undefined
}

/** Makes the error. Only an error that may pass by waiting tells how long. */
export const failure = (
  vendor: string,
  operation: Operation.Any,
  { outcome, tag }: Meaning,
  { retryAfter, ...properties }: Properties,
  permanent?: boolean
): VendorError.VendorError => {
  const waits = tag === "RateLimited" || tag === "ServiceFailure"
  const own = waits ? { ...properties, outcome, retryAfter } : { ...properties, outcome }
  return VendorErrors.make(classOf(tag), vendor, operation, own, permanent)
}

// TypeScript cannot unite the constructors of the classes, so their type is widened.
const classOf = (tag: VendorError.GatewayErrorTag): new (properties: any) => VendorError.VendorError =>
  VendorError.classes[tag]
