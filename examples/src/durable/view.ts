/** Shows how executions stand: a table that is redrawn in place, or lines where there is no terminal. */
import * as Effect from "effect/Effect"
import { type Dealer, isOver } from "./dealers.ts"

const steps = ["send a code", "register", "give an area", "create a code", "take the area"]

export interface View {
  readonly draw: Effect.Effect<void>
  /** Says what happened. */
  readonly say: (text: string) => Effect.Effect<void>
  /** Draws the table for the last time. */
  readonly end: Effect.Effect<void>
}

export const make = (dealers: ReadonlyArray<Dealer>, isTerminal: boolean): View => {
  const began = Date.now()
  const seen = new Map<string, string>()
  const write = (text: string) => process.stdout.write(text)
  const time = () => `${((Date.now() - began) / 1000).toFixed(1).padStart(5)} s`
  let drawn = 0
  const clear = () => {
    if (drawn > 0) write(`\u001b[${drawn}A\u001b[J`)
    drawn = 0
  }
  const table = () => {
    clear()
    const lines = [
      "",
      row(
        "",
        dealers.map(({ dealer }) => dealer)
      ),
      ...steps.map((step) =>
        row(
          step,
          dealers.map((dealer) => cell(dealer, step))
        )
      ),
      row("", dealers.map(stateOf)),
      ""
    ]
    write(`${lines.join("\n")}\n`)
    drawn = lines.length
  }
  const changes = () => {
    for (const dealer of dealers) {
      for (const [name, text] of [
        ...steps.map((step) => [step, cell(dealer, step)] as const),
        ["", stateOf(dealer)] as const
      ]) {
        const key = `${dealer.dealer} ${name}`
        if (text === "" || seen.get(key) === text) continue
        seen.set(key, text)
        if (name !== "" || isOver(dealer)) write(`${time()}  ${dealer.dealer}  ${name.padEnd(13)}  ${text}\n`)
      }
    }
  }
  return {
    draw: Effect.sync(isTerminal ? table : changes),
    say: (text) =>
      Effect.sync(() => {
        if (isTerminal) clear()
        write(`${time()}  ${text}\n`)
        if (isTerminal) table()
      }),
    end: Effect.sync(() => {
      if (isTerminal) table()
      else changes()
      drawn = 0
    })
  }
}

const row = (name: string, cells: ReadonlyArray<string>) =>
  `${name.padEnd(14)}${cells.map((text) => text.padEnd(12)).join("")}`

const cell = ({ look }: Dealer, step: string): string => {
  const attempts = look.attempts.filter((attempt) => attempt.step === step)
  const last = attempts.at(-1)
  if (last === undefined) return ""
  const times = attempts.length > 1 ? ` ×${attempts.length}` : ""
  switch (last.resolution) {
    case "Person":
      return "? person"
    case "Decided":
      return "✔ decided"
    default:
      if (last.outcome === undefined) return `…${times}`
      if (last.outcome === "Done") return `✔${times}`
      // Refused because an earlier attempt had done it.
      return attempts.some(({ resolution }) => resolution === "Again") ? "✔ before" : `✖ ${last.outcome}`
  }
}

const stateOf = ({ look: { state } }: Dealer): string => states[state]

const states = {
  None: "",
  Running: "runs",
  Suspended: "waits",
  Halted: "halted",
  Purged: "purged",
  Succeeded: "done",
  Cancelled: "undone",
  Failed: "failed"
}
