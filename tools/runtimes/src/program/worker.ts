/**
 * Runs the checks on Cloudflare's runtime: a `POST` of a site answers with the report. A `POST` to `/limited` makes one
 * call on the runtime that all requests share.
 */
import { Runtime } from "@effect-vendors/core"
import { NodeVendors } from "@effect-vendors/node"
import * as Effect from "effect/Effect"
import * as ManagedRuntime from "effect/ManagedRuntime"
import { limited, run, sandboxed } from "./checks.ts"
import { echo } from "./echo.ts"
import { refusal } from "./refusal.ts"
import type { Site } from "./report.ts"

let shared: ReturnType<typeof runtimeOf> | undefined

const runtimeOf = (site: Site) => ManagedRuntime.make(sandboxed(site, Runtime.layerWeb))

export default {
  fetch: async (request: Request): Promise<Response> => {
    const site: Site = await request.json()
    if (new URL(request.url).pathname === "/limited") {
      shared ??= runtimeOf(site)
      await shared.runPromise(limited(echo({ id: 1n, text: "limited" })))
      return new Response("yes")
    }
    const report = await Effect.runPromise(run(site, Runtime.layerWeb))
    const node = await Effect.runPromise(refusal(NodeVendors.layer))
    return Response.json({ ...report, node })
  }
}
