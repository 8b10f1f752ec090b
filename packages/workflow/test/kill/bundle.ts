/** The worker in one file: many are started, and most of the time of each would go into the loading of its modules. */
import { mkdtempSync, rmSync } from "node:fs"
import * as Os from "node:os"
import * as Path from "node:path"
import { fileURLToPath } from "node:url"
import { rolldown } from "rolldown"

export interface Bundle {
  readonly dir: string
  readonly path: string
  /** Where Node keeps what it compiled of it. */
  readonly cache: string
}

const make = async (): Promise<Bundle> => {
  const dir = mkdtempSync(Path.join(Os.tmpdir(), "durable-worker-"))
  const built = await rolldown({
    input: fileURLToPath(new URL("./worker.ts", import.meta.url)),
    platform: "node",
    logLevel: "silent"
  })
  await built.write({ dir, format: "esm", entryFileNames: "worker.mjs", chunkFileNames: "[name].mjs" })
  await built.close()
  return { dir, path: Path.join(dir, "worker.mjs"), cache: Path.join(dir, "cache") }
}

let made: Promise<Bundle> | undefined
let users = 0

/** The bundle, made by the first that uses it. */
export const use = (): Promise<Bundle> => {
  users++
  return (made ??= make())
}

/** Removes the bundle, where nobody else uses it. */
export const release = ({ dir }: Bundle): void => {
  if (--users > 0) return
  made = undefined
  rmSync(dir, { recursive: true, force: true })
}
