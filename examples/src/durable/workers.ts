/** The demo's side of a worker process. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { type ChildProcess, fork } from "node:child_process"
import { tmpdir } from "node:os"
import type { Answer, Request } from "./messages.ts"

/** The worker was killed. What it was asked for, it may have done. */
export class Killed extends Data.TaggedError("Killed") {}

/** A worker could not do what it was asked for. */
export class WorkerFailed extends Data.TaggedError("WorkerFailed")<{ readonly message: string }> {}

export interface Worker {
  readonly name: string
  readonly ask: <A = unknown>(request: Request) => Effect.Effect<A, Killed | WorkerFailed>
  /** `kill -9`. */
  readonly kill: Effect.Effect<void>
}

/** Starts a worker, and kills it with its scope. */
export const start = Effect.fnUntraced(function* (options: {
  readonly name: string
  readonly file: URL
  readonly env: Readonly<Record<string, string>>
}): Effect.fn.Return<Worker, Killed | WorkerFailed, Scope.Scope> {
  const { env, file, name } = options
  const waiting = new Map<number, (answer: Answer | undefined) => void>()
  let asked = 0
  let isAlive = true
  const child = yield* Effect.acquireRelease(
    Effect.sync(() =>
      fork(file, {
        execArgv: ["--disable-warning=ExperimentalWarning"],
        // Compiled once for all workers.
        env: {
          ...process.env,
          NODE_OPTIONS: "",
          NODE_COMPILE_CACHE: `${tmpdir()}/durable-demo`,
          FLOWS_WORKER: name,
          ...env
        },
        stdio: ["ignore", "ignore", "inherit", "ipc"]
      })
    ),
    killed
  )
  child.once("exit", () => {
    isAlive = false
    for (const answer of waiting.values()) answer(undefined)
  })
  // A message to a process that was killed meanwhile.
  child.on("error", () => {})
  child.on("message", (answer: Answer) => {
    waiting.get(answer.number)?.(answer)
    waiting.delete(answer.number)
  })
  const heard = <A>(number: number) =>
    Effect.callback<A, Killed | WorkerFailed>((resume) => {
      waiting.set(number, (answer) => {
        if (answer === undefined) return resume(Effect.fail(new Killed()))
        if ("error" in answer) return resume(Effect.fail(new WorkerFailed({ message: `${name}: ${answer.error}` })))
        // Both sides share the types of the messages.
        return resume(Effect.succeed(answer.value as A))
      })
    })
  // Its first word tells that it is ready.
  yield* heard<void>(0)
  return {
    name,
    ask: <A>(request: Request) =>
      Effect.suspend(() => {
        if (!isAlive) return Effect.fail(new Killed())
        const number = ++asked
        child.send({ number, request }, () => {})
        return heard<A>(number)
      }),
    kill: killed(child)
  }
})

const killed = (process: ChildProcess) =>
  Effect.callback<void>((resume) => {
    if (process.exitCode !== null || process.signalCode !== null) return resume(Effect.void)
    process.once("exit", () => resume(Effect.void))
    process.kill("SIGKILL")
  })
