/**
 * Installs packages of npm into a folder that is kept. They are no dependencies, because only the checks of runtimes
 * need them, and they are large.
 */
import * as Effect from "effect/Effect"
import { spawn } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { Missing } from "./failures.ts"

/** The folder whose `node_modules` has the packages, which are versions by name. */
export const install = (packages: Readonly<Record<string, string>>): Effect.Effect<string, Missing> =>
  Effect.suspend(() => {
    const manifest = JSON.stringify({ private: true, dependencies: packages }, null, 2)
    const name = createHash("sha256").update(manifest).digest("hex").slice(0, 16)
    const cache = fileURLToPath(new URL("../../../node_modules/.cache/runtimes/", import.meta.url))
    const folder = `${cache}${name}`
    if (existsSync(folder)) return Effect.succeed(folder)
    // An installation that breaks off is not found here the next time.
    const partial = `${folder}.${process.pid}`
    mkdirSync(partial, { recursive: true })
    writeFileSync(`${partial}/package.json`, manifest)
    return Effect.callback((resume) => {
      const npm = spawn(
        "npm",
        [
          "install",
          "--no-audit",
          "--no-fund",
          "--loglevel=error",
          "--fetch-retries=1",
          "--fetch-retry-mintimeout=1000"
        ],
        {
          cwd: partial,
          stdio: ["ignore", "inherit", "inherit"],
          shell: process.platform === "win32"
        }
      )
      const end = (code: number | null) => {
        if (code === 0) renameSync(partial, folder)
        else rmSync(partial, { recursive: true, force: true })
        resume(
          code === 0
            ? Effect.succeed(folder)
            : Effect.fail(new Missing({ message: `npm cannot install ${Object.keys(packages).join(", ")}` }))
        )
      }
      npm.on("error", () => end(null)).on("close", end)
      return Effect.sync(() => npm.kill())
    })
  })
