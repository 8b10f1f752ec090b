/** Runs checks two at a time, and keeps what failed. */

/** Something to check: it fails with what is wrong, or gives a word on what it saw. */
export interface Check {
  readonly name: string
  readonly run: () => Promise<string>
}

/** What came of checks. */
export interface Results {
  readonly failed: number
  /** What those saw that passed, by their names. */
  readonly seen: ReadonlyMap<string, string>
}

/** Runs checks, and tells each one's end. */
export const runAll = async (checks: ReadonlyArray<Check>): Promise<Results> => {
  const waiting = [...checks]
  const seen = new Map<string, string>()
  let failed = 0
  const worker = async (): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const start = performance.now()
      const told = await check.run().then(
        (word) => {
          seen.set(check.name, word)
          return `✔ ${check.name}: ${word}`
        },
        (error: Error) => {
          failed++
          return `✖ ${check.name}\n${error.message}`
        }
      )
      console.log(`${told} (${((performance.now() - start) / 1000).toFixed(1)} s)`)
    }
  }
  await Promise.all([worker(), worker()])
  return { failed, seen }
}
