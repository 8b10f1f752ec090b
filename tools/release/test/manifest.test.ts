import { expect, test } from "vitest"
import { readFileSync } from "node:fs"
import * as path from "node:path"
import { fileProblems } from "../src/lint.ts"
import { linkedFiles, type Manifest, manifestProblems, readmeProblems } from "../src/manifest.ts"
import { address, root } from "../src/workspace.ts"

const core: Manifest = JSON.parse(readFileSync(path.join(root, "packages/core/package.json"), "utf8"))

test("core's manifest is complete", () => {
  expect(manifestProblems("core", core)).toEqual([])
})

const changes: Readonly<Record<string, Partial<Manifest>>> = {
  "homepage": { homepage: "https://example.com" },
  "bugs": { bugs: "" },
  "repository": { repository: { type: "git", url: `git+${address}.git`, directory: "packages/top" } },
  "engines": { engines: {} },
  "sideEffects": { sideEffects: [] },
  "description": { description: "" },
  "keywords": { keywords: [] },
  "peer effect": { peerDependencies: { effect: "^4.1.0" } },
  "./package.json": { exports: { ".": "./src/index.ts" } },
  "publishConfig.exports": { publishConfig: { exports: { ".": "./dist/index.js" } } }
}

test.each(Object.entries(changes))("a wrong %s is found", (field, change) => {
  expect(manifestProblems("core", { ...core, ...change }).join()).toContain(field)
})

const readme = "# @effect-vendors/x\n\n```sh\nnpm install @effect-vendors/x effect\n```\n"

test("a README needs an install line, an example and links from everywhere", () => {
  expect(readmeProblems("@effect-vendors/x", readme)).toEqual([])
  expect(readmeProblems("@effect-vendors/y", readme)).toHaveLength(2)
  expect(readmeProblems("@effect-vendors/x", "# @effect-vendors/x\n")).toHaveLength(2)
  expect(
    readmeProblems("@effect-vendors/x", `${readme}[a](../../README.md) [b](https://effect.website) [c](#c)`)
  ).toEqual(["the README's link ../../README.md is relative"])
})

test("links into the repository name their files", () => {
  expect(linkedFiles(`[a](${address}/blob/main/docs/errors.md#b) [c](${address}/issues)`)).toEqual(["docs/errors.md"])
})

test("what does not belong into a tarball is found", () => {
  const files = [
    "package.json",
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
    "src/index.ts",
    "dist/index.js",
    "dist/index.d.ts"
  ]
  expect(fileProblems(files)).toEqual([])
  expect(fileProblems(files.slice(1))).toEqual(["package.json is not in the tarball"])
  for (const file of [
    "dist/.test.tsbuildinfo",
    "dist/.tsbuildinfo",
    "test/a.test.ts",
    "node_modules/a.js",
    "src/.env"
  ]) {
    expect(fileProblems([...files, file])).toEqual([`${file} does not belong into the tarball`])
  }
})
