/** Kills a worker at every moment of its executions, plays the people, and counts what the vendors received. */
import * as TaobaoTesting from "@effect-vendors/taobao/testing"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import * as Redacted from "effect/Redacted"
import { randomUUID } from "node:crypto"
import type { Look, Setup } from "./messages.ts"
import { type Phase, phases, type Received, start as startVendors } from "./vendors.ts"
import { start as startWorkers, type Worker } from "./workers.ts"

export interface Options {
  readonly engine: Setup["engine"]
  readonly database: string
  /** How many workers are killed. */
  readonly lives: number
  /** How many executions run at a time. */
  readonly width: number
  readonly seed: number
  readonly onProgress?: ((progress: { readonly lives: number; readonly ended: number }) => void) | undefined
}

export interface Verdict {
  readonly lives: number
  readonly executions: number
  readonly kills: Readonly<Record<Phase | "random", number>>
  /** Requests beyond one for each attempt, and sign codes beyond one for each dealer. */
  readonly doubled: number
  /** Executions that did not end. */
  readonly lost: number
  /** Executions whose end does not fit what they were to do, or what the vendors have. */
  readonly wrong: ReadonlyArray<string>
  /** What a person was asked, and said. */
  readonly decided: { readonly done: number; readonly notDone: number }
  /** Repetitions of what is harmless to repeat. */
  readonly repeated: number
  readonly seconds: number
}

interface Execution {
  readonly dealer: string
  readonly account: string
  readonly fate: "ends" | "fails" | "is cancelled"
  id: string | undefined
  state: string
  attempts: ReadonlyArray<string>
}

const fates = ["ends", "fails", "is cancelled"] as const

/** Draws the same numbers for the same seed: from 0 up to 1. */
const randomOf = (seed: number) => {
  let state = (Math.imul(seed, 2_654_435_761) >>> 0) | 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 4_294_967_296
  }
}

const isOver = ({ state }: Execution) => state.startsWith("Success") || state.startsWith("Failure")

export const run = async ({ database, engine, lives, onProgress, seed, width }: Options): Promise<Verdict> => {
  const began = Date.now()
  const random = randomOf(seed)
  const kills: Record<Phase | "random", number> = { arrived: 0, processed: 0, answered: 0, random: 0 }
  let onPhase: (phase: Phase) => void = () => {}
  const vendors = await startVendors(
    (phase) => onPhase(phase),
    () => random() * 12
  )
  const workers = startWorkers()
  const setup: Setup = {
    engine,
    database,
    vendors: vendors.address,
    tencent: { ...TencentTesting.credentials, secretKey: Redacted.value(TencentTesting.credentials.secretKey) },
    taobao: { ...TaobaoTesting.credentials, appSecret: Redacted.value(TaobaoTesting.credentials.appSecret) }
  }
  const executions: Array<Execution> = []
  const decided = { done: 0, notDone: 0 }
  const said = new Set<string>()

  // One life: the worker starts executions, people do their part, and at some moment it is killed.
  const live = async (worker: Worker, isLast: boolean) => {
    let dead: Promise<void> | undefined
    const die = (why: Phase | "random") => {
      if (dead !== undefined || isLast) return
      kills[why]++
      dead = worker.kill()
    }
    const timer = setTimeout(() => die("random"), random() < 0.3 ? random() * 400 : 4000)
    const phase = phases[Math.floor(random() * phases.length)]!
    let count = 1 + Math.floor(random() * 6)
    const after = random() < 0.5 ? 0 : random() * 10
    onPhase = (current) => {
      if (current !== phase || --count !== 0) return
      if (after === 0) die(phase)
      else setTimeout(() => die(phase), after)
    }
    while (worker.isAlive()) {
      const open = executions.filter((execution) => !isOver(execution))
      if (isLast && open.length === 0) break
      for (let i = isLast ? width : open.length; i < width; i++) {
        const number = executions.length
        executions.push({
          dealer: `${seed}x${number}x${randomUUID().replaceAll("-", "")}`.slice(0, 32),
          account: `${9_007_199_254_740_993n + BigInt(seed * 100_000 + number)}`,
          fate: fates[number % fates.length]!,
          id: undefined,
          state: "None",
          attempts: []
        })
      }
      await people(worker)
      onProgress?.({ lives: Object.values(kills).reduce((a, b) => a + b, 0), ended: executions.filter(isOver).length })
    }
    clearTimeout(timer)
    onPhase = () => {}
    await (dead ?? worker.kill())
  }

  const people = async (worker: Worker) => {
    for (const execution of executions.filter(({ id }) => id === undefined)) {
      const { account, dealer, fate } = execution
      execution.id = await worker.ask<string>({ _tag: "Start", dealer, account, fate })
    }
    const open = executions.filter((execution) => execution.id !== undefined && !isOver(execution))
    const look = await worker.ask<Look>({ _tag: "Look", ids: open.map(({ id }) => id!) })
    if (look === undefined) return
    open.forEach((execution, i) => {
      execution.state = look.states[i]!
      execution.attempts = look.attempts[i]!
    })
    const { codes } = look.doubts.length === 0 ? { codes: [] } : await vendors.received()
    for (const { attempt, executionId } of look.doubts) {
      const execution = executions.find(({ id }) => id === executionId)
      const code = codes.find(({ templateId }) => templateId === execution?.dealer)?.id
      // What was said once counts, also where its answer was lost.
      const isSaid = await worker.ask({ _tag: "Decide", executionId, attempt, code })
      if (isSaid === undefined || said.has(`${executionId}/${attempt}`)) continue
      said.add(`${executionId}/${attempt}`)
      decided[code === undefined ? "notDone" : "done"]++
    }
    for (const { attempts, fate, id, state } of open) {
      // It waits for what never comes.
      if (fate === "is cancelled" && state === "Suspended" && attempts.includes("create") && random() < 0.5) {
        const waits = !look.doubts.some(({ executionId }) => executionId === id)
        if (waits) await worker.ask({ _tag: "Cancel", executionId: id! })
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 30))
  }

  try {
    for (let life = 1; life <= lives + 1; life++) await live(await workers.next(setup), life === lives + 1)
  } finally {
    await workers.close()
  }
  const received = await vendors.received()
  await vendors.close()
  return {
    lives,
    executions: executions.length,
    kills,
    decided,
    lost: executions.filter((execution) => !isOver(execution)).length,
    seconds: Math.round((Date.now() - began) / 1000),
    ...judged(executions, received)
  }
}

const judged = (executions: ReadonlyArray<Execution>, { areas, calls, codes }: Received) => {
  const wrong: Array<string> = []
  let doubled = 0
  let repeated = 0
  for (const execution of executions) {
    const { account, attempts, dealer, fate, state } = execution
    const own = codes.filter(({ templateId }) => templateId === dealer)
    const valid = own.filter(({ cancelled }) => !cancelled)
    const sent = (about: string) => calls.filter((call) => call.endsWith(about)).length
    const made = (step: string) => attempts.filter((name) => name === step).length
    doubled += Math.max(0, own.length - 1)
    for (const [about, step] of [
      [` ${dealer}`, "create"],
      [` give ${account}`, "authorise"],
      [` take ${account}`, "take"]
    ] as const) {
      doubled += Math.max(0, sent(about) - made(step))
      repeated += Math.max(0, made(step) - 1)
    }
    const isDone = valid.length === 1 && areas.includes(account) && state === `Success ${valid[0]!.id}`
    const isUndone = valid.length === 0 && !areas.includes(account)
    const isRight = fate === "ends" ? isDone : isUndone && state.includes(fate === "fails" ? "Withdrawn" : "Interrupt")
    if (!isRight) wrong.push(`${dealer} ${fate}: ${state}, ${valid.length} codes, ${attempts.join(" ")}`)
  }
  return { doubled, repeated, wrong }
}
