/** Runs the checks on Node, Bun or Deno: `console.ts <layer> <site as JSON>`. Prints the report. */
import { Runtime } from "@effect-vendors/core"
import { NodeVendors } from "@effect-vendors/node"
import * as Effect from "effect/Effect"
import { run } from "./checks.ts"
import { refusal } from "./refusal.ts"

const [layer, site] = process.argv.slice(2)
const platform = layer === "node" ? NodeVendors.layer : Runtime.layerWeb

const report = await Effect.runPromise(run(JSON.parse(site!), platform))
const node = await Effect.runPromise(refusal(NodeVendors.layer))
process.stdout.write(JSON.stringify({ ...report, node }), () => process.exit())
