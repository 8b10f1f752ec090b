/** The programs whose footprints are compared, as the README and the benchmarks have them. */
import { readFileSync } from "node:fs"
import * as path from "node:path"
import { root } from "../../release/src/workspace.ts"
import { instructions } from "./readme.ts"

const benchmark = (name: string): string =>
  readFileSync(path.join(root, "benchmarks/src/footprint", `${name}.ts`), "utf8")

/** A call on effect's HttpClient and Schema alone. */
export const effectAlone = benchmark("effectAlone")

/** The README's first example, on Node. */
export const example = instructions(path.join(root, "README.md")).example

/** The same on fetch: the README's section on runtimes tells which layer takes the place of the one for Node. */
export const onFetch = example
  .replace(/^import \* as NodeVendors .*$/m, `import * as Runtime from "@effect-vendors/core/Runtime"`)
  .replace("NodeVendors.layer", "Runtime.layerWeb")

/** The same call written by hand, on fetch. */
export const byHand = benchmark("byHand")

/** The same without retries, for those who leave them out. */
export const byHandOnce = byHand
  .replace(/^import \* as Schedule .*\n/m, "")
  .replace(/,\n *HttpClient\.retryTransient\(.*\)$/m, "")

if (byHandOnce.includes("Schedule") || byHandOnce.includes("retryTransient")) throw new Error("a retry is left")
