/** A program in a process of its own. */
import * as Effect from "effect/Effect"
import { spawn } from "node:child_process"
import { Failed } from "./failures.ts"

/** Runs a program and gives what it prints. It fails with what went wrong. */
export const printed = (
  command: string,
  args: ReadonlyArray<string>,
  env: Readonly<Record<string, string>> = {}
): Effect.Effect<string, Failed> =>
  Effect.callback((resume) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      // A group of its own, so that the processes which it starts end with it.
      detached: true
    })
    const out: Array<Buffer> = []
    const err: Array<Buffer> = []
    child.stdout.on("data", (bytes: Buffer) => out.push(bytes))
    child.stderr.on("data", (bytes: Buffer) => err.push(bytes))
    child.on("error", (error) => resume(Effect.fail(new Failed({ message: error.message, cause: error }))))
    child.on("close", (code) =>
      resume(
        code === 0
          ? Effect.succeed(Buffer.concat(out).toString())
          : Effect.fail(
              new Failed({ message: `${command} ended with ${code}: ${Buffer.concat(err).toString().slice(-2000)}` })
            )
      )
    )
    return Effect.sync(() => {
      try {
        process.kill(-child.pid!, "SIGKILL")
      } catch {
        // It has ended.
      }
    })
  })
