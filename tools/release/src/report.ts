/** A package's public API as text: the declarations of all modules that others can import, and of what those reach. */
import { globSync, readFileSync } from "node:fs"
import * as path from "node:path"

/** The declarations of a module, without comments and empty lines. */
export const bare = (declarations: string): string =>
  declarations
    .replaceAll(/\/\*[\s\S]*?\*\//g, "")
    .replaceAll(/^\s*\/\/.*$/gm, "")
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "")
    .join("\n")

/** The modules of the same package that declarations name. */
export const mentioned = (file: string, declarations: string): ReadonlyArray<string> =>
  [...declarations.matchAll(/(?:from |import\(|import )"(\.[^"]+)"/g)].map((match) =>
    path.posix.join(path.posix.dirname(file), match[1]!.replace(/\.(?:js|ts)$/, ".d.ts"))
  )

const isInternal = (file: string): boolean => file.split("/").includes("internal")

/** The report on a package that is built. */
export const report = (name: string, folder: string): string => {
  const dist = path.join(folder, "dist")
  const waiting = globSync("**/*.d.ts", { cwd: dist }).filter((file) => !isInternal(file) && file !== "bin.d.ts")
  const modules = new Map<string, string>()
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (modules.has(file)) continue
    const text = bare(readFileSync(path.join(dist, file), "utf8"))
    modules.set(file, text)
    waiting.push(...mentioned(file, text))
  }
  const sections = [...modules]
    .filter(([, text]) => text !== "export {};")
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([file, text]) => `== ${file.replace(/\.d\.ts$/, "")}${isInternal(file) ? " (reached)" : ""}\n${text}\n`)
  return [`The public API of ${name}. \`pnpm run api\` writes this file.\n`, ...sections].join("\n")
}
