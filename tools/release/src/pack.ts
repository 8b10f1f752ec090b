/** Packs packages into tarballs, as `pnpm publish` would send them. */
import * as path from "node:path"
import { builtAlready, packages, pnpm, root } from "./workspace.ts"

/** A packed package. */
export interface Packed {
  readonly name: string
  readonly version: string
  /** Where the tarball is. */
  readonly file: string
  /** The paths of its files, within the package. */
  readonly files: ReadonlyArray<string>
  /** The bytes of the tarball. */
  readonly size: number
  /** Its digest, as registries tell it. */
  readonly integrity: string
}

interface Listing extends Omit<Packed, "file" | "files"> {
  readonly filename: string
  readonly files: ReadonlyArray<{ readonly path: string }>
}

const packOne = async (repository: string, name: string, destination: string): Promise<Packed> => {
  const args = ["pack", "--json", "--pack-destination", destination]
  const env = { ...process.env, [builtAlready]: "yes" }
  const { stdout } = await pnpm(args, { cwd: path.join(repository, "packages", name), env })
  // What prepack prints comes before.
  const { filename, files, ...rest }: Listing = JSON.parse(stdout.slice(stdout.indexOf("{\n")))
  return { ...rest, file: path.resolve(destination, filename), files: files.map((file) => file.path) }
}

/** Packs all packages of a repository, which the caller has built, into a folder. What is not up to date is refused. */
export const pack = async (destination: string, repository = root): Promise<ReadonlyArray<Packed>> => {
  const packed: Array<Packed> = []
  for (const name of packages) packed.push(await packOne(repository, name, destination))
  return packed
}
