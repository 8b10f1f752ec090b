/** The rules for what a published package tells of itself: its manifest, license and README. */
import { address } from "./workspace.ts"

/** What this repository reads of a package's `package.json`. */
export interface Manifest {
  readonly name: string
  readonly version: string
  readonly description?: string
  readonly keywords?: ReadonlyArray<string>
  readonly homepage?: string
  readonly bugs?: string
  readonly license?: string
  readonly repository?: { readonly type: string; readonly url: string; readonly directory: string }
  readonly bin?: Readonly<Record<string, string>>
  readonly engines?: { readonly node?: string }
  readonly sideEffects?: unknown
  readonly exports: Readonly<Record<string, unknown>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly publishConfig?: { readonly exports?: Readonly<Record<string, unknown>> }
}

/** The links of a README that lead nowhere for those who read it on another site. */
export const relativeLinks = (readme: string): ReadonlyArray<string> =>
  [...readme.replaceAll(/^```[\s\S]*?^```$/gm, "").matchAll(/\]\(([^)\s]+)/g)]
    .map((match) => match[1]!)
    .filter((link) => !/^(?:https:\/\/|#)/.test(link))

/** The files that a README's links name in this repository. */
export const linkedFiles = (readme: string): ReadonlyArray<string> =>
  [...readme.matchAll(/\]\(([^)\s#]+)/g)]
    .map((match) => match[1]!)
    .filter((link) => link.startsWith(`${address}/blob/main/`) || link.startsWith(`${address}/tree/main/`))
    .map((link) => link.slice(`${address}/blob/main/`.length))

/** What a package's manifest lacks. */
export const manifestProblems = (folder: string, manifest: Manifest): ReadonlyArray<string> => {
  const expected: Readonly<Record<string, readonly [unknown, unknown]>> = {
    "name": [manifest.name, `@effect-vendors/${folder}`],
    "homepage": [manifest.homepage, `${address}/tree/main/packages/${folder}#readme`],
    "bugs": [manifest.bugs, `${address}/issues`],
    "license": [manifest.license, "MIT"],
    "repository": [manifest.repository, { type: "git", url: `git+${address}.git`, directory: `packages/${folder}` }],
    "engines": [manifest.engines?.node, ">=22.19.0"],
    // Rollup reads an empty list as "all files may have effects".
    "sideEffects": [manifest.sideEffects, false],
    "peer effect": [manifest.peerDependencies?.["effect"], ">=4.1.0 <4.2.0"],
    "export ./package.json": [manifest.exports["./package.json"], "./package.json"]
  }
  const wrong = Object.entries(expected)
    .filter(([, [actual, right]]) => JSON.stringify(actual) !== JSON.stringify(right))
    .map(([field, [actual, right]]) => `${field} is ${JSON.stringify(actual)}, not ${JSON.stringify(right)}`)
  const published = Object.keys(manifest.publishConfig?.exports ?? manifest.exports)
  return [
    ...wrong,
    ...((manifest.description ?? "") === "" ? ["there is no description"] : []),
    ...((manifest.keywords ?? []).includes("effect") ? [] : ["the keywords lack effect"]),
    ...(JSON.stringify(published) === JSON.stringify(Object.keys(manifest.exports))
      ? []
      : ["publishConfig.exports has other entries than exports"])
  ]
}

/** What a package's README lacks: an install line, one example, and links that lead somewhere from everywhere. */
export const readmeProblems = (name: string, readme: string): ReadonlyArray<string> => [
  ...(readme.startsWith(`# ${name}\n`) ? [] : ["the README does not start with the package's name"]),
  ...(new RegExp(`^(?:npm install|npx) .*${name}`, "m").test(readme) ? [] : ["the README has no install line"]),
  ...(/^```(?:ts|sh)\n/m.test(readme) ? [] : ["the README has no example"]),
  ...relativeLinks(readme).map((link) => `the README's link ${link} is relative`)
]
