import * as Duration from "effect/Duration"
import type { Counted } from "../../internal/shared.ts"
import type * as Limits from "../../Limits.ts"

/** A rate, the key under which it is counted, and what becomes of a call there. */
export interface Turn extends Counted {
  readonly rate: Limits.Rate
  /** The queue that counts the call. */
  queue?: Queue | undefined
  /** The latest time at which the call ends, where it counts. */
  endsAt?: number
}

/** A call that waits in a queue. */
export interface Waiting {
  readonly rate: Limits.Rate
  readonly number: number
  hasLeft: boolean
  /** When the call looks at the queue again. */
  until: number
  /** Makes the call look at the queue now. */
  wake: () => void
  before: Waiting | undefined
  after: Waiting | undefined
}

/**
 * The calls of one rate: those that wait, in the order in which they came, and those that count.
 *
 * A call counts from the moment it is sent until its answer, and a window longer. The vendor counts it somewhere
 * between, so the vendor's window holds no more calls than ours, whether it slides or not.
 *
 * A waiting call looks at the queue by itself, at the earliest time at which its turn can come. The end of a call that
 * is on its way is not known, but its place is not free before a window from now. So a call that looks again after a
 * window is never late. It is late only where a call before it gave up. Then the queue wakes the first.
 *
 * A runtime that binds work to requests, such as Cloudflare Workers, may drop a call without a word. So no call waits
 * for another one's word alone, and a call that does not end or look in time is left out.
 */
export class Queue {
  /** The calls that wait. */
  waiting = 0
  private first: Waiting | undefined = undefined
  private last: Waiting | undefined = undefined
  private numbers = 0
  /** The calls on their way, the oldest first. */
  private readonly underway = new Set<Turn>()
  /** When the calls that have ended leave the window, the earliest first. */
  private readonly ended: Array<number> = []
  private readonly window = { of: undefined as Duration.Input | undefined, millis: 0 }

  /** The length of a rate's window. It is nearly always the same, and reading a duration's text takes time. */
  lengthOf({ window }: Limits.Rate): number {
    if (window !== this.window.of) {
      this.window.millis = Duration.toMillis(Duration.fromInputUnsafe(window))
      this.window.of = window
    }
    return this.window.millis
  }

  /** The earliest time at which a call can go that has so many calls before it. */
  opensAt(rate: Limits.Rate, before: number, now: number): number {
    const { ended, underway } = this
    while (ended[0]! <= now) ended.shift()
    for (const turn of underway) {
      if (turn.endsAt! > now) break
      underway.delete(turn)
    }
    const counted = underway.size + ended.length
    // So many calls must end before this one can go.
    const needed = before + 1 - (rate.limit - counted)
    if (rate.limit < 1) return Infinity
    if (needed <= 0) return now
    // All places become free and are taken again, as often as it takes.
    const places = Math.max(rate.limit, counted)
    const window = this.lengthOf(rate)
    const rounds = Math.floor((needed - 1) / places)
    return (ended[(needed - 1) % places] ?? now + window) + rounds * window
  }

  /** When a waiting call can go at the earliest. Calls that gave up may still count as before it, unless it is first. */
  opensFor(call: Waiting, now: number): number {
    return this.opensAt(call.rate, call.number - this.first!.number, now)
  }

  /** Whether no call is before a waiting one. Leaves out those that should have looked at the queue long ago. */
  isFirst(call: Waiting, now: number): boolean {
    while (this.first !== call && this.first!.until < now - patience) this.leave(this.first!, now)
    return this.first === call
  }

  /** Puts a call at the end of the queue. */
  join(rate: Limits.Rate): Waiting {
    const { last } = this
    const call: Waiting = {
      rate,
      number: this.numbers++,
      hasLeft: false,
      until: Infinity,
      wake: () => {},
      before: last,
      after: undefined
    }
    if (last === undefined) this.first = call
    else last.after = call
    this.last = call
    this.waiting++
    return call
  }

  /** Takes a call out of the queue: because its turn has come, or because it gave up. */
  leave(call: Waiting, now: number) {
    if (call.hasLeft) return
    call.hasLeft = true
    const { after, before } = call
    if (before === undefined) this.first = after
    else before.after = after
    if (after === undefined) this.last = before
    else after.before = before
    this.waiting--
    this.wakeFirst(now)
  }

  /** Counts a call that is sent now. */
  begin(turn: Turn) {
    this.underway.add(turn)
  }

  /** Ends a call, which counts until the given time. */
  end(turn: Turn, until: number, now: number) {
    this.underway.delete(turn)
    this.keep(until, now)
  }

  /** Counts a call of another process until the given time. */
  keep(until: number, now: number) {
    const { ended } = this
    if (until > now) {
      let place = ended.length
      while (place > 0 && ended[place - 1]! > until) place--
      ended.splice(place, 0, until)
    } else {
      // A call that was never sent frees a place before anybody could know.
      this.wakeFirst(now)
    }
  }

  /** Whether there is nothing to remember. */
  isIdle(now: number): boolean {
    if (this.waiting > 0 || this.ended.at(-1)! > now) return false
    for (const { endsAt } of this.underway) if (endsAt! > now) return false
    return true
  }

  private wakeFirst(now: number) {
    const { first } = this
    if (first !== undefined && first.until > this.opensFor(first, now)) first.wake()
  }
}

// A call that is late by so many milliseconds will not come any more.
const patience = 2000
