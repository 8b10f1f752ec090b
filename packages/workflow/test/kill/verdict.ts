/** What came of the executions, held against what the vendors received. */
import { type Crowd, type Decided, type Execution, isOver } from "./crowd.ts"
import type { Kind } from "./messages.ts"
import type { Phase, Received } from "./vendors.ts"

/** What was done to a worker. */
export type Blow = Phase | "random" | "frozen" | "cut"

export interface Verdict {
  /** How many workers were killed, frozen or cut off. */
  readonly lives: number
  readonly executions: number
  readonly blows: Readonly<Record<Blow, number>>
  /**
   * Requests beyond one for each attempt, and sign codes beyond one for each dealer. Of the plain pipeline only the codes:
   * to give or take an area twice is harmless.
   */
  readonly doubled: number
  /** Executions that did not end. */
  readonly lost: ReadonlyArray<string>
  /** Executions whose end does not fit what they were to do, or what the vendors have. */
  readonly wrong: ReadonlyArray<string>
  readonly decided: Decided
  /** How long after a kill the last of the executions that were begun right after it made its first call, in ms. */
  readonly failovers: ReadonlyArray<number>
  readonly seconds: number
}

export const noBlows = (): Record<Blow, number> => ({
  arrived: 0,
  processed: 0,
  answered: 0,
  random: 0,
  frozen: 0,
  cut: 0
})

export const judge = (
  kind: Kind,
  { decided, executions }: Crowd,
  received: Received
): Pick<Verdict, "executions" | "decided" | "doubled" | "lost" | "wrong"> => {
  const ended = executions.filter(isOver)
  return {
    executions: executions.length,
    decided,
    lost: executions.filter((execution) => !isOver(execution)).map(described),
    doubled: executions.reduce((all, execution) => all + doubledOf(kind, execution, received), 0),
    wrong: ended.flatMap((execution) => problemOf(execution, received))
  }
}

const doubledOf = (kind: Kind, { account, attempts, dealer }: Execution, { calls, codes }: Received): number => {
  const spare = Math.max(0, codes.filter(({ templateId }) => templateId === dealer).length - 1)
  if (kind === "plain") return spare
  const beyond = (about: string, step: string) => {
    const sent = calls.filter((call) => call.endsWith(about)).length
    return Math.max(0, sent - attempts.filter((name) => name === step).length)
  }
  return (
    spare +
    beyond(` ${dealer}`, "create") +
    beyond(` give ${account}`, "authorise") +
    beyond(` take ${account}`, "take")
  )
}

const problemOf = (execution: Execution, { areas, codes }: Received): ReadonlyArray<string> => {
  const { account, dealer, fate, hasLeftover, state } = execution
  const valid = codes.filter(({ cancelled, templateId }) => templateId === dealer && !cancelled)
  const hasArea = areas.includes(account)
  const isDone = valid.length === 1 && hasArea && state === `Success ${valid[0]!.id} first`
  // What nobody knows to be done cannot be undone: then it is listed for people.
  const isUndone = !hasArea && (valid.length === 0 || (valid.length === 1 && hasLeftover))
  const isRight = fate === "ends" ? isDone : isUndone && state.includes(fate === "fails" ? "Withdrawn" : "Interrupt")
  return isRight ? [] : [`${described(execution)}: ${valid.length} codes, area ${hasArea}, leftover ${hasLeftover}`]
}

const described = ({ attempts, fate, id, moment, said, state }: Execution): string =>
  `${id} ${fate}, event ${moment} ${said}: ${state.slice(0, 200)}, ${attempts.join(" ")}`
