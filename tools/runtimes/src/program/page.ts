/** Runs the checks in a browser. The page's server has the site, and takes the report. */
import { Runtime } from "@effect-vendors/core"
import * as Effect from "effect/Effect"
import { run } from "./checks.ts"

const site = await (await fetch("/site")).json()
const report = await Effect.runPromise(run(site, Runtime.layerWeb))
await fetch("/report", { method: "POST", body: JSON.stringify(report) })
