import { Effect } from "effect"
import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"

/** Runs a program of the examples in a process of its own, without an environment. */
export const program = (path: string) => {
  const main = fileURLToPath(new URL(`../src/${path}`, import.meta.url))
  return (...args: ReadonlyArray<string>) =>
    Effect.promise(
      () =>
        new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
          execFile(process.execPath, [main, ...args], { env: {} }, (error, stdout, stderr) =>
            resolve({ code: error?.code ?? 0, stdout, stderr })
          )
        })
    )
}
