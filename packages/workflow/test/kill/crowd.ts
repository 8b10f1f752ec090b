/** The executions, and the people around them: who starts them, sends events, decides what is in doubt, and cancels. */
import { randomUUID } from "node:crypto"
import { type Fate, fates, type Kind, type Look, type Request } from "./messages.ts"
import type { Vendors } from "./vendors.ts"
import type { Worker } from "./workers.ts"

/** When the event comes: before the execution waits for it, while it does, or once more after it has waited. */
const moments = ["before", "while", "after"] as const

export interface Execution {
  readonly dealer: string
  readonly account: string
  readonly fate: Fate
  readonly moment: (typeof moments)[number]
  id: string | undefined
  state: string
  attempts: ReadonlyArray<string>
  /** How often the event was sent, and a worker said so. */
  said: number
  hasLeftover: boolean
  /** Whether a worker is about something of it. */
  isBusy: boolean
}

/** What a person was asked, and said. */
export interface Decided {
  done: number
  notDone: number
}

export interface Crowd {
  readonly executions: ReadonlyArray<Execution>
  readonly decided: Decided
  /** What workers answered that is an error. */
  readonly errors: ReadonlyArray<string>
  /** Adds executions until so many are open. */
  readonly fill: (width: number) => void
  /** Adds one whose event comes at once, and gives it. */
  readonly add: () => Execution
  /** Has the people do what is to do now. */
  readonly visit: (worker: Worker) => Promise<void>
  readonly open: () => ReadonlyArray<Execution>
}

export interface Options {
  readonly kind: Kind
  readonly seed: number
  readonly random: () => number
  readonly vendors: Vendors
  /** Whether a worker may fail to do what it is asked, because its database is away. */
  readonly mayFail: boolean
}

export const isOver = ({ state }: Execution): boolean => state.startsWith("Success") || state.startsWith("Failure")

/** How long people wait between two looks, in milliseconds. */
const interval = 30

export const gather = ({ kind, mayFail, random, seed, vendors }: Options): Crowd => {
  const executions: Array<Execution> = []
  const decided: Decided = { done: 0, notDone: 0 }
  const decisions = new Set<string>()
  const errors: Array<string> = []

  const create = (moment: Execution["moment"]): Execution => {
    const number = executions.length
    const execution: Execution = {
      dealer: `${seed}x${number}x${randomUUID().replaceAll("-", "")}`.slice(0, 32),
      account: `${9_007_199_254_740_993n + BigInt(seed * 100_000 + number)}`,
      fate: fates[number % fates.length]!,
      moment,
      id: undefined,
      state: "None",
      attempts: [],
      said: 0,
      hasLeftover: false,
      isBusy: false
    }
    executions.push(execution)
    return execution
  }

  const open = () => executions.filter((execution) => !isOver(execution))

  const ask = async <A>(worker: Worker, request: Request): Promise<A | undefined> => {
    try {
      return await worker.ask<A>(request)
    } catch (error) {
      if (!mayFail) throw error
      errors.push(String(error))
      return undefined
    }
  }

  // What is under way for an execution does not keep people from the others: one runner may wait for another.
  const about = (execution: Execution, act: () => Promise<void>): Promise<void> => {
    if (execution.isBusy) return Promise.resolve()
    execution.isBusy = true
    return act().finally(() => (execution.isBusy = false))
  }

  const begin = (worker: Worker, execution: Execution) =>
    about(execution, async () => {
      const { account, dealer, fate, moment } = execution
      execution.id = await ask<string>(worker, { _tag: "Start", dealer, account, fate })
      if (execution.id !== undefined && moment !== "while") await say(worker, execution)
    })

  const say = async (worker: Worker, execution: Execution) => {
    const by = execution.said === 0 ? "first" : "second"
    if ((await ask(worker, { _tag: "Say", executionId: execution.id!, by })) !== undefined) execution.said++
  }

  const attend = (worker: Worker, execution: Execution, isMade: boolean) =>
    about(execution, async () => {
      const { attempts, fate, id, moment, said, state } = execution
      if (said === 0 && (moment !== "while" || state === "Suspended")) return say(worker, execution)
      if (said === 1 && moment === "after" && isMade) return say(worker, execution)
      // It waits for what never comes.
      const waits = fate === "is cancelled" && state === "Suspended" && isMade
      const isUnderWay = fate === "is cancelled early" && (attempts.length > 0 || (kind === "plain" && said > 0))
      if ((waits && random() < 0.5) || (isUnderWay && random() < 0.1)) {
        await ask(worker, { _tag: "Cancel", executionId: id! })
      }
    })

  const decide = (worker: Worker, execution: Execution, attempt: number, code: string | undefined) =>
    about(execution, async () => {
      const key = `${execution.id}/${attempt}`
      // What was said once counts, also where its answer was lost.
      const isSaid = await ask(worker, { _tag: "Decide", executionId: execution.id!, attempt, code })
      if (isSaid === undefined || decisions.has(key)) return
      decisions.add(key)
      decided[code === undefined ? "notDone" : "done"]++
    })

  const visit = async (worker: Worker) => {
    const acts: Array<Promise<void>> = []
    for (const execution of executions) if (execution.id === undefined) acts.push(begin(worker, execution))
    const known = open().filter(({ id }) => id !== undefined)
    const look = await ask<Look>(worker, { _tag: "Look", ids: known.map(({ id }) => id!) })
    if (look !== undefined) {
      known.forEach((execution, i) => {
        execution.state = look.states[i]!
        execution.attempts = look.attempts[i]!
      })
      for (const execution of executions) if (look.leftovers.includes(execution.id!)) execution.hasLeftover = true
      const needsCodes = kind === "plain" || look.doubts.length > 0
      const { codes } = needsCodes ? await vendors.received() : { codes: [] }
      const codeOf = (execution: Execution) => codes.find(({ templateId }) => templateId === execution.dealer)?.id
      for (const execution of known.filter((execution) => !isOver(execution))) {
        const doubt = look.doubts.find(({ executionId }) => executionId === execution.id)
        if (doubt !== undefined && execution.fate !== "is cancelled early") {
          acts.push(decide(worker, execution, doubt.attempt, codeOf(execution)))
        } else {
          const isMade = kind === "plain" ? codeOf(execution) !== undefined : execution.attempts.includes("create")
          acts.push(attend(worker, execution, isMade))
        }
      }
    }
    const done = Promise.all(acts)
    // A runner that waits for another one does not keep people waiting.
    await (mayFail ? Promise.race([done, sleep(250)]) : done)
    await sleep(interval)
  }

  return {
    executions,
    decided,
    errors,
    add: () => create("before"),
    fill: (width) => {
      for (let i = open().length; i < width; i++) create(moments[executions.length % moments.length]!)
    },
    visit,
    open
  }
}

export const sleep = (millis: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis))
