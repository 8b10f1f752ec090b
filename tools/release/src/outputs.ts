/** Compares what the compiler wrote for a package with the package's sources. */
import { existsSync, globSync, statSync } from "node:fs"
import * as path from "node:path"

const suffixes = [".js", ".js.map", ".d.ts", ".d.ts.map"]

const modified = (file: string): number => statSync(file).mtimeMs

/** The files below a package's `dist` that no source has. A source that was moved or deleted leaves them behind. */
export const leftovers = (folder: string): ReadonlyArray<string> => {
  const sources = new Set(
    globSync("**/*.ts", { cwd: path.join(folder, "src") }).flatMap((source) =>
      suffixes.map((suffix) => source.replace(/\.ts$/, suffix))
    )
  )
  return globSync("**/*.*", { cwd: path.join(folder, "dist") })
    .filter((file) => !file.endsWith(".tsbuildinfo") && !sources.has(file))
    .map((file) => path.join("dist", file))
    .toSorted()
}

/**
 * Why a package cannot be packed as it is: an output is missing, older than its source, or without a source.
 *
 * The compiler leaves an output untouched whose text would be the same, and notes in `.tsbuildinfo` that it has looked.
 */
export const problems = (folder: string): ReadonlyArray<string> => {
  const note = path.join(folder, "dist/.tsbuildinfo")
  const looked = existsSync(note) ? modified(note) : 0
  const found = globSync("**/*.ts", { cwd: path.join(folder, "src") }).flatMap((source) => {
    const outputs = suffixes.map((suffix) => path.join("dist", source.replace(/\.ts$/, suffix)))
    const missing = outputs.find((output) => !existsSync(path.join(folder, output)))
    if (missing !== undefined) return [`${missing} is missing`]
    const written = Math.max(looked, ...outputs.map((output) => modified(path.join(folder, output))))
    return written < modified(path.join(folder, "src", source)) ? [`${outputs[0]} is older than src/${source}`] : []
  })
  return [...found, ...leftovers(folder).map((file) => `${file} has no source`)]
}
