/** The worker in one file: many are started, and most of the time of each would go into the loading of its modules. */
import { mkdtempSync, rmSync } from "node:fs"
import * as Os from "node:os"
import * as Path from "node:path"
import { fileURLToPath } from "node:url"
import { rolldown } from "rolldown"

export interface Bundle {
  readonly path: string
  /** Where Node keeps what it compiled of it. */
  readonly cache: string
  readonly remove: () => void
}

export const bundle = async (): Promise<Bundle> => {
  const dir = mkdtempSync(Path.join(Os.tmpdir(), "durable-worker-"))
  const built = await rolldown({
    input: fileURLToPath(new URL("./worker.ts", import.meta.url)),
    platform: "node",
    logLevel: "silent"
  })
  await built.write({ dir, format: "esm", entryFileNames: "worker.mjs", chunkFileNames: "[name].mjs" })
  await built.close()
  return {
    path: Path.join(dir, "worker.mjs"),
    cache: Path.join(dir, "cache"),
    remove: () => rmSync(dir, { recursive: true, force: true })
  }
}
