import * as Effect from "effect/Effect"
import { fork } from "node:child_process"
import { fileURLToPath } from "node:url"

/** Starts a server in a process of its own, which tells its address. `tell` gives what it tells last when it is asked. */
export const serverIn = (file: string, ...args: ReadonlyArray<string>) =>
  Effect.acquireRelease(
    Effect.callback<{
      readonly address: string
      readonly ask: Effect.Effect<unknown>
      readonly stop: () => void
    }>((resume) => {
      const child = fork(fileURLToPath(new URL(file, import.meta.url)), args, { execArgv: [] })
      const ask = Effect.callback<unknown>((resume) => {
        child.once("message", (told) => resume(Effect.succeed(told)))
        child.send("tell")
      })
      child.once("message", (address) =>
        resume(Effect.succeed({ address: String(address), ask, stop: () => child.kill() }))
      )
    }),
    ({ stop }) => Effect.sync(stop)
  )
