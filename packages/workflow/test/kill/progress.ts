/** How far it has come, and how long it takes: one line that changes, or a line now and then where there is no terminal. */
export interface Progress {
  /** What was done before. */
  readonly begin: (name: string, lives: number) => void
  readonly show: (name: string, lives: number) => void
  readonly say: (line: string) => void
  readonly end: () => void
}

/** How often a line is written where there is no terminal, in milliseconds. */
const interval = 30_000

export const progressOf = (tasks: ReadonlyArray<{ readonly name: string; readonly lives: number }>): Progress => {
  const began = Date.now()
  const before = new Map<string, number>()
  const done = new Map<string, number>()
  let shown = 0
  const total = tasks.reduce((all, { lives }) => all + lives, 0)
  const sum = (counts: Map<string, number>) => [...counts.values()].reduce((all, count) => all + count, 0)
  const write = (text: string) => {
    if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${text}`)
    else if (text !== "") console.log(text)
  }
  const show = () => {
    if (!process.stdout.isTTY && Date.now() - shown < interval) return
    shown = Date.now()
    const all = sum(done)
    const fresh = all - sum(before)
    const left =
      fresh === 0
        ? ""
        : `, about ${Math.ceil((((Date.now() - began) / fresh) * Math.max(0, total - all)) / 60_000)} min left`
    const parts = tasks.map(({ lives, name }) => `${name} ${done.get(name) ?? 0}/${lives}`)
    write(`${all} of ${total} lives${left} (${parts.join("; ")})`)
  }
  return {
    begin: (name, lives) => {
      before.set(name, lives)
      done.set(name, lives)
    },
    show: (name, lives) => {
      done.set(name, lives)
      show()
    },
    say: (line) => {
      if (process.stdout.isTTY) write("")
      console.log(line)
    },
    end: () => write("")
  }
}
