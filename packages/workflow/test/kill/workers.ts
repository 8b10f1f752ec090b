/** Worker processes. The next one is loaded while the last one lives. */
import { type ChildProcess, fork } from "node:child_process"
import * as Os from "node:os"
import * as Path from "node:path"
import { fileURLToPath } from "node:url"
import type { Answer, Request, Setup } from "./messages.ts"

const path = fileURLToPath(new URL("./worker.ts", import.meta.url))

export interface Worker {
  /** Has a worker do something. Undefined: it was killed before it said what came of it. */
  readonly ask: <A = unknown>(request: Request) => Promise<A | undefined>
  readonly kill: () => Promise<void>
  readonly signal: (signal: NodeJS.Signals) => void
  readonly isAlive: () => boolean
}

const spawn = (): { readonly worker: Worker; readonly loaded: Promise<void> } => {
  const child: ChildProcess = fork(path, {
    // A worker's own options are its runtime's alone, and not those of the test runner.
    execArgv: [],
    // Compiled once for all workers.
    env: { ...process.env, NODE_OPTIONS: "", NODE_COMPILE_CACHE: Path.join(Os.tmpdir(), "durable-workers") },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    serialization: "advanced"
  })
  const waiting = new Map<number, (answer: Answer | undefined) => void>()
  let alive = true
  let asked = 0
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()))
  void ended.then(() => {
    alive = false
    for (const resolve of waiting.values()) resolve(undefined)
    waiting.clear()
  })
  const loaded = new Promise<void>((resolve) => waiting.set(0, () => resolve()))
  child.on("message", (answer: Answer) => {
    waiting.get(answer.id)?.(answer)
    waiting.delete(answer.id)
  })
  // A message to a process that was killed meanwhile.
  child.on("error", () => {})
  return {
    loaded,
    worker: {
      ask: async <A>(request: Request) => {
        if (!alive) return undefined
        const id = ++asked
        const answer = await new Promise<Answer | undefined>((resolve) => {
          waiting.set(id, resolve)
          child.send({ id, request }, () => {})
        })
        if (answer !== undefined && "error" in answer) throw new Error(`${request._tag}: ${answer.error}`)
        return answer?.value as A | undefined
      },
      kill: async () => {
        alive = false
        child.kill("SIGKILL")
        await ended
      },
      signal: (signal) => child.kill(signal),
      isAlive: () => alive
    }
  }
}

export interface Workers {
  readonly next: (setup: Setup) => Promise<Worker>
  readonly close: () => Promise<void>
}

export const start = (): Workers => {
  let next = spawn()
  return {
    next: async (setup) => {
      const { loaded, worker } = next
      next = spawn()
      await loaded
      await worker.ask({ _tag: "Setup", ...setup })
      return worker
    },
    close: () => next.worker.kill()
  }
}
