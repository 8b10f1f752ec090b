/**
 * Releases the packages: `pnpm release` turns changesets into a version and changelogs, commits them, checks every
 * package, publishes those whose version the registry lacks, and tags them. Pushing is up to the caller.
 *
 * With --dry-run it does the same in a copy of the last commit, without the network, and stops before the registry.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import * as path from "node:path"
import type { Manifest } from "./manifest.ts"
import { pack } from "./pack.ts"
import { packages, pnpm, root, run } from "./workspace.ts"

const dry = process.argv.includes("--dry-run")

const changesets = (repository: string): ReadonlyArray<string> =>
  readdirSync(path.join(repository, ".changeset")).filter((file) => file.endsWith(".md") && file !== "README.md")

const versionOf = (repository: string): string => {
  const file = path.join(repository, "packages", packages[0]!, "package.json")
  const manifest: Manifest = JSON.parse(readFileSync(file, "utf8"))
  return manifest.version
}

/** A copy of the last commit, with its dependencies from pnpm's store. */
const copy = async (folder: string): Promise<void> => {
  await run("git", ["clone", "--quiet", "--local", root, folder])
  await pnpm(["install", "--offline", "--frozen-lockfile"], { cwd: folder })
}

const release = async (repository: string): Promise<void> => {
  const git = (...args: ReadonlyArray<string>) => run("git", args, { cwd: repository })
  const changeset = (command: string) =>
    run(path.join(repository, "node_modules/.bin/changeset"), [command], { cwd: repository })
  const node = async (program: string) => {
    const { stdout } = await run("node", [`tools/release/src/${program}`], { cwd: repository })
    process.stdout.write(stdout)
  }

  const pending = changesets(repository)
  if (pending.length > 0) {
    await changeset("version")
    const message = `Release ${versionOf(repository)}`
    process.stdout.write((await git("diff", "--", "packages/*/CHANGELOG.md", "packages/*/package.json")).stdout)
    if (!dry) await git("add", "--all")
    if (!dry) await git("commit", "--quiet", "--message", message)
    console.log(`${message}: ${pending.length} changesets`)
  } else {
    console.log(`There are no changesets: the version stays ${versionOf(repository)}`)
  }

  await node("build.ts")
  await node("check.ts")

  if (!dry) {
    process.stdout.write((await changeset("publish")).stdout)
    return
  }
  const folder = mkdtempSync(path.join(tmpdir(), "effect-vendors-packed-"))
  try {
    for (const { files, name, size, version } of await pack(folder, repository)) {
      console.log(`would publish ${name}@${version}: ${files.length} files, ${Math.round(size / 1024)} KB`)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const main = async (): Promise<void> => {
  if (dry) {
    const folder = mkdtempSync(path.join(tmpdir(), "effect-vendors-release-"))
    try {
      await copy(folder)
      await release(folder)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  } else {
    const { stdout } = await run("git", ["status", "--porcelain"], { cwd: root })
    if (stdout !== "") throw new Error(`A release starts from a clean work tree:\n${stdout}`)
    await release(root)
  }
}

await main().catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
