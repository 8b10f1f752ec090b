/** Runs checks two at a time, and keeps what failed. */

/** Something to check: it fails with what is wrong, or gives a word on what it saw. */
export interface Check {
  readonly name: string
  readonly run: () => Promise<string | void>
}

/** Runs checks, tells each one's end, and gives the number of those that failed. */
export const runAll = async (checks: ReadonlyArray<Check>): Promise<number> => {
  const waiting = [...checks]
  let failed = 0
  const worker = async (): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const start = performance.now()
      const told = await check.run().then(
        (word) => `✔ ${check.name}${word === undefined ? "" : `: ${word}`}`,
        (error: Error) => {
          failed++
          return `✖ ${check.name}\n${error.message}`
        }
      )
      console.log(`${told} (${((performance.now() - start) / 1000).toFixed(1)} s)`)
    }
  }
  await Promise.all([worker(), worker()])
  return failed
}
