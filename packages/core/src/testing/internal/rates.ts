import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Operation from "../../Operation.ts"

/** Counts the calls of operations in sliding windows, each account for itself. */
export const make = () => {
  const calls = new Map<string, Array<number>>()
  return {
    /** How long an operation may not be called. An operation that may be called is counted. */
    banned: ({ annotations, id }: Operation.Any, account: string, now: number): Duration.Duration | undefined => {
      const rate = Context.get(annotations, Operation.RateLimit)
      if (rate === undefined) return undefined
      const window = Duration.toMillis(Duration.fromInputUnsafe(rate.window))
      // A clock that was set back must not ban anybody for longer than a window.
      const key = `${id}/${account}`
      const recent = (calls.get(key) ?? []).filter((at) => at > now - window && at <= now)
      calls.set(key, recent)
      if (recent.length >= rate.limit) return Duration.millis((recent[0] ?? now) + window - now)
      recent.push(now)
      return undefined
    },
    clear: () => calls.clear()
  }
}
