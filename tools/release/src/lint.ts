/** Checks packed packages as others will find them: their files, with publint, and with attw. */
import { checkPackage, createPackageFromTarballData, type Problem } from "@arethetypeswrong/core"
import { problemAffectsEntrypointResolution } from "@arethetypeswrong/core/problems"
import { readFileSync } from "node:fs"
import { publint } from "publint"
import { formatMessage } from "publint/utils"
import type { Packed } from "./pack.ts"

const allowed =
  /^(?:package\.json|README\.md|LICENSE|CHANGELOG\.md|src\/[\w./-]+\.ts|dist\/[\w./-]+\.(?:js|js\.map|d\.ts|d\.ts\.map))$/

/** The files of a tarball that do not belong there, and those that it lacks. */
export const fileProblems = (files: ReadonlyArray<string>): ReadonlyArray<string> => {
  const has = new Set(files)
  const required = ["package.json", "README.md", "LICENSE", "CHANGELOG.md", "dist/index.js", "dist/index.d.ts"]
  return [
    ...files.filter((file) => !allowed.test(file)).map((file) => `${file} does not belong into the tarball`),
    ...required.filter((file) => !has.has(file)).map((file) => `${file} is not in the tarball`)
  ]
}

const publintProblems = async (tarball: ArrayBuffer): Promise<ReadonlyArray<string>> => {
  const { messages, pkg } = await publint({ pack: { tarball }, strict: true })
  return messages.map((message) => `publint: ${formatMessage(message, pkg!, { color: false })}`)
}

// The packages are modules alone, so attw's questions about `require` and old resolutions do not arise.
const resolutions = ["node16-esm", "bundler"] as const

const describe = (problem: Problem): string => {
  const { kind, ...rest } = problem
  return `attw: ${kind} ${JSON.stringify(rest, (key, value) => (key === "trace" ? undefined : value))}`
}

const attwProblems = async (tarball: Uint8Array, entrypoints: Array<string>): Promise<ReadonlyArray<string>> => {
  const analysis = await checkPackage(createPackageFromTarballData(tarball), { entrypoints })
  if (analysis.types === false) return ["attw: the package has no types"]
  return analysis.problems
    .filter((problem) =>
      Object.keys(analysis.entrypoints).some((entrypoint) =>
        resolutions.some((resolution) => problemAffectsEntrypointResolution(problem, entrypoint, resolution, analysis))
      )
    )
    .map(describe)
}

/** The modules that a package exports one by one. */
const modules = (files: ReadonlyArray<string>): Array<string> =>
  files.flatMap((file) => {
    const name = /^dist\/([\w-]+)\.js$/.exec(file)?.[1]
    return name === undefined || name === "index" || name === "bin" ? [] : [`./${name}`]
  })

/** What is wrong with a packed package. */
export const lint = async ({ file, files }: Packed): Promise<ReadonlyArray<string>> => {
  const tarball = new Uint8Array(readFileSync(file))
  const folders = ["vendor", "testing"].filter((name) => files.includes(`dist/${name}/index.js`))
  return [
    ...fileProblems(files),
    ...(await publintProblems(tarball.buffer)),
    ...(await attwProblems(tarball, [".", ...folders.map((name) => `./${name}`), ...modules(files)]))
  ]
}
