import * as httpDate from "./httpDate.ts"

/** How far the vendor's clock is ahead of this machine's, in milliseconds, as the vendor's answers tell it. */
export interface Skew {
  readonly millis: number
  /**
   * Learns from the `Date` header of an answer that refused a timestamp. Gives whether there was something to learn:
   * only then can another attempt succeed.
   */
  readonly learn: (date: string, now: number, used: number) => boolean
}

export const make = (): Skew => {
  let millis = 0
  return {
    get millis() {
      return millis
    },
    learn: (date, now, used) => {
      const time = httpDate.parseClock(date)
      if (Number.isNaN(time)) return false
      const difference = time - now
      // The vendor did not mind a time that is nearly the one it was signed with. `used` is compared, not `millis`:
      // another call may have corrected that in the meantime.
      if (Math.abs(difference - used) <= least) return false
      millis = difference
      return true
    }
  }
}

// The Date header has whole seconds, and an answer takes its time.
const least = 10_000
