import type { Size, Vendor } from "./answers.ts"

/** The address that a variant calls, and the answer that it gets. */
export interface Target {
  readonly vendor: Vendor
  readonly size: Size
  readonly host: string
}

/** Makes so many calls at a time until `isOver`. Gives the number of calls. */
export interface Run {
  (concurrency: number, isOver: () => boolean): Promise<number>
}

/** A way to call a vendor. */
export interface Variant {
  (target: Target): Promise<Run>
}

/** Runs a function that makes one call. */
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
