/** Holds what the vendors received against what the executions say. */
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import { type Dealer, isOver } from "./dealers.ts"
import type { Received, State } from "./vendors.ts"

export interface Verdict {
  /** Requests that no attempt asked for, and sign codes beyond one for each dealer. */
  readonly doubled: number
  /** Executions that did not end, and ended ones of whose steps the vendor does not know. */
  readonly lost: number
  readonly wrong: ReadonlyArray<string>
  readonly lines: ReadonlyArray<string>
}

const sends = ["send a code", "register", "give an area", "create a code", "take the area"] as const

export const judge = (dealers: ReadonlyArray<Dealer>, vendors: State): Verdict => {
  let doubled = 0
  let lost = 0
  const wrong: Array<string> = []
  const lines: Array<string> = []
  for (const one of dealers) {
    const { account, dealer, isCancelled, look, phone, template } = one
    const codes = vendors.codes.filter((code) => code.template === template)
    const abouts = new Set([phone, account, template, ...codes.map(({ id }) => id)])
    const received = (kind: Received["kind"]) =>
      vendors.calls.filter((call) => call.kind === kind && abouts.has(call.about)).length
    const made = (step: string) => look.attempts.filter((attempt) => attempt.step === step).length
    for (const kind of sends) doubled += Math.max(0, received(kind) - made(kind))
    doubled += Math.max(0, codes.length - 1)

    const valid = codes.filter(({ cancelled }) => !cancelled)
    const isDone =
      look.state === "Succeeded" && valid.length === 1 && valid[0]!.id === look.code && vendors.hasArea(account)
    const isUndone = look.state === "Cancelled" && valid.length === 0 && codes.length === 1 && !vendors.hasArea(account)
    if (!isOver(one) || codes.length === 0 || !vendors.isMember(phone)) {
      lost++
      lines.push(`  ${dealer.padEnd(10)} is lost: ${look.state}, after ${look.attempts.at(-1)?.step ?? "nothing"}`)
    } else if (!(isCancelled ? isUndone : isDone) || look.leftovers > 0) wrong.push(`${dealer}: ${look.state}`)

    const count = (kind: Received["kind"]) => {
      const all = received(kind)
      return all > 1 ? `${all} (${all - 1} again, as its policy allows)` : `${all}`
    }
    lines.push(
      `  ${dealer.padEnd(10)} Damai: codes ${count("send a code")}, registrations ${count("register")}` +
        `; Taobao: given ${count("give an area")}, taken ${count("take the area")}` +
        `; Tencent: created ${count("create a code")}, cancelled ${count("cancel the code")}`
    )
  }
  return { doubled, lost, wrong, lines }
}

export const report = ({ doubled, lines, lost, wrong }: Verdict, about: string) =>
  Effect.gen(function* () {
    yield* Console.log(`\nWhat the vendors received:\n${lines.join("\n")}\n`)
    for (const line of wrong) yield* Console.log(`wrong: ${line}`)
    yield* Console.log(`${about}: ${doubled} doubled, ${lost} lost, ${wrong.length} wrong`)
    return doubled === 0 && lost === 0 && wrong.length === 0
  })
