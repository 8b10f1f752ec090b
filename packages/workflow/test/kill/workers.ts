/** Worker processes. The next one is loaded while the last one lives. */
import { type ChildProcess, fork } from "node:child_process"
import * as bundle from "./bundle.ts"
import type { Answer, Request, Setup } from "./messages.ts"

export interface Worker {
  /** Has a worker do something. Undefined: it did not say what came of it, because it was killed or frozen. */
  readonly ask: <A = unknown>(request: Request) => Promise<A | undefined>
  readonly kill: () => Promise<void>
  readonly freeze: () => void
  readonly thaw: () => void
  readonly isAlive: () => boolean
  readonly isFrozen: () => boolean
}

/** How long a worker may take to do what it is asked, in milliseconds. */
const patience = 20_000

const spawn = ({ cache, path }: bundle.Bundle): { readonly worker: Worker; readonly loaded: Promise<void> } => {
  const child: ChildProcess = fork(path, {
    // A worker's own options are its runtime's alone, and not those of the test runner.
    execArgv: [],
    env: { ...process.env, NODE_OPTIONS: "", NODE_COMPILE_CACHE: cache },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    serialization: "advanced"
  })
  const waiting = new Map<number, (answer: Answer | undefined) => void>()
  let isAlive = true
  let isFrozen = false
  let asked = 0
  const silence = () => {
    for (const resolve of waiting.values()) resolve(undefined)
  }
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()))
  void ended.then(() => {
    isAlive = false
    silence()
  })
  const loaded = new Promise<void>((resolve) => waiting.set(0, () => resolve()))
  child.on("message", (answer: Answer) => {
    waiting.get(answer.id)?.(answer)
  })
  // A message to a process that was killed meanwhile.
  child.on("error", () => {})
  return {
    loaded,
    worker: {
      ask: async <A>(request: Request) => {
        if (!isAlive || isFrozen) return undefined
        const id = ++asked
        const answer = await new Promise<Answer | undefined>((resolve) => {
          const timer = setTimeout(() => waiting.get(id)?.(undefined), patience)
          waiting.set(id, (answer) => {
            clearTimeout(timer)
            waiting.delete(id)
            resolve(answer)
          })
          child.send({ id, request }, () => {})
        })
        if (answer !== undefined && "error" in answer) throw new Error(`${request._tag}: ${answer.error}`)
        return answer?.value as A | undefined
      },
      kill: async () => {
        isAlive = false
        child.kill("SIGKILL")
        await ended
      },
      freeze: () => {
        isFrozen = true
        child.kill("SIGSTOP")
        silence()
      },
      thaw: () => {
        isFrozen = false
        child.kill("SIGCONT")
      },
      isAlive: () => isAlive,
      isFrozen: () => isFrozen
    }
  }
}

export interface Workers {
  readonly next: (setup: Setup) => Promise<Worker>
  readonly close: () => Promise<void>
}

export const start = async (): Promise<Workers> => {
  const made = await bundle.use()
  let next = spawn(made)
  return {
    next: async (setup) => {
      const { loaded, worker } = next
      next = spawn(made)
      await loaded
      await worker.ask({ _tag: "Setup", ...setup })
      return worker
    },
    close: async () => {
      await next.worker.kill()
      bundle.release(made)
    }
  }
}
