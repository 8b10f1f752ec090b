import type * as Ledger from "../Ledger.ts"

/** Where a text of the ledger is sealed. */
export const placeOf = (what: string, { attempt, executionId, step }: Ledger.Key): string =>
  `${what}/${executionId}/${attempt}/${step}`
