/** Measures the disk space of installed packages, with all their dependencies. */
import { existsSync, readFileSync, realpathSync, readdirSync, statSync } from "node:fs"
import { join } from "node:path"

interface Manifest {
  readonly name: string
  readonly files?: ReadonlyArray<string>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>
}

const manifestOf = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))

// A package's dependencies are within it, or beside it in the package manager's store.
const find = (name: string, from: string): string => {
  for (let folder = from; folder !== "/"; folder = join(folder, "..")) {
    const found = join(folder, "node_modules", name)
    if (existsSync(found)) return realpathSync(found)
  }
  throw new Error(`${name} is not installed for ${from}`)
}

const collect = (folder: string, seen: Set<string>): Set<string> => {
  if (seen.has(folder)) return seen
  seen.add(folder)
  const { dependencies, peerDependencies, peerDependenciesMeta } = manifestOf(folder)
  for (const name of Object.keys({ ...dependencies, ...peerDependencies })) {
    if (peerDependenciesMeta?.[name]?.optional !== true) collect(find(name, folder), seen)
  }
  return seen
}

const sizeOf = (path: string): number =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((name) => name !== "node_modules" && name !== ".tsbuildinfo")
        .reduce((size, name) => size + sizeOf(join(path, name)), 0)
    : statSync(path).size

// A package of this repository counts with its published files only.
const publishedSize = (folder: string): number => {
  const { files, name } = manifestOf(folder)
  if (!name.startsWith("@effect-vendors/") || files === undefined) return sizeOf(folder)
  return [...files.filter((file) => !file.startsWith("!")), "package.json"]
    .map((file) => join(folder, file))
    .filter((path) => existsSync(path))
    .reduce((size, path) => size + sizeOf(path), 0)
}

/** The bytes of packages and all their dependencies, each counted once. */
export const installedBytes = (names: ReadonlyArray<string>, from: string): number => {
  const folders = names.reduce((seen, name) => collect(find(name, from), seen), new Set<string>())
  return [...folders].reduce((size, folder) => size + publishedSize(folder), 0)
}
