import type { Size, Vendor } from "./answers.ts"

/** Where a variant calls, and what it gets. */
export interface Target {
  readonly vendor: Vendor
  readonly size: Size
  readonly host: string
}

/** Calls, so many at a time, until it is over; gives how many calls were made. */
export interface Run {
  (concurrency: number, isOver: () => boolean): Promise<number>
}

/** A way to call a vendor. */
export interface Variant {
  (target: Target): Promise<Run>
}

/** The run of a function that makes one call. */
export const calling =
  (call: () => Promise<unknown>): Run =>
  async (concurrency, isOver) => {
    let calls = 0
    const worker = async () => {
      while (!isOver()) {
        await call()
        calls++
      }
    }
    await Promise.all(Array.from({ length: concurrency }, worker))
    return calls
  }
