/** The runtimes, and how each runs the checks. */
import * as Effect from "effect/Effect"
import { createRequire } from "node:module"
import { fileURLToPath } from "node:url"
import { bundle } from "./bundle.ts"
import * as chromium from "./chromium.ts"
import { Failed, type Missing } from "./failures.ts"
import { install } from "./install.ts"
import type { Report, Site } from "./program/report.ts"
import type { Column } from "./rows.ts"
import { printed } from "./started.ts"

/** A runtime with one of the layers. */
export interface Runtime extends Column {
  readonly run: (site: Site) => Effect.Effect<Report, Failed | Missing>
}

const program = fileURLToPath(new URL("program/console.ts", import.meta.url))

const reportOf = (text: string): Report => JSON.parse(text)

const onConsole = (command: string, args: ReadonlyArray<string>, layer: "node" | "web", site: Site) =>
  Effect.map(printed(command, [...args, program, layer, JSON.stringify(site)], { DENO_NO_UPDATE_CHECK: "1" }), reportOf)

// One installation for all of them, and one failure.
const npms = Effect.runSync(Effect.cached(install({ bun: "1.4.5", deno: "2.9.6", miniflare: "4.20260426.0" })))

const bin = (name: string) => Effect.map(npms, (folder) => `${folder}/node_modules/.bin/${name}`)

const denos = ["run", "--allow-all", "--no-lock"]

interface Miniflare {
  readonly dispatchFetch: (url: string, init: { readonly method: string; readonly body: string }) => Promise<Response>
  readonly dispose: () => Promise<void>
}

const workerd = Effect.fnUntraced(function* (site: Site) {
  const folder = yield* npms
  const script = yield* bundle("worker.ts")
  const { Miniflare } = createRequire(`${folder}/package.json`)("miniflare") as {
    readonly Miniflare: new (options: object) => Miniflare
  }
  const worker = yield* Effect.acquireRelease(
    Effect.sync(
      () =>
        new Miniflare({
          modules: [{ type: "ESModule", path: "worker.js", contents: script }],
          compatibilityDate: "2026-04-01",
          compatibilityFlags: ["nodejs_compat"]
        })
    ),
    (worker) => Effect.promise(() => worker.dispose())
  )
  const post = (path: string) =>
    Effect.tryPromise({
      try: async () => {
        const response = await worker.dispatchFetch(`http://worker${path}`, {
          method: "POST",
          body: JSON.stringify(site)
        })
        return await response.text()
      },
      catch: (cause) => new Failed({ message: String(cause), cause })
    })
  const report = reportOf(yield* post("/"))
  // Each request has a context of its own, and none can wait for what another one has begun.
  const calls = yield* Effect.all(
    Array.from({ length: 60 }, () => post("/limited")),
    { concurrency: "unbounded" }
  ).pipe(
    Effect.map((answers) => answers.find((answer) => answer !== "yes") ?? "yes"),
    Effect.timeoutOrElse({ duration: "10 seconds", orElse: () => Effect.succeed("no end") }),
    Effect.catch(({ message }) => Effect.succeed(message))
  )
  return calls === "yes" ? report : { ...report, limits: calls }
}, Effect.scoped)

// Undici and Deno fail the calls of a client that is closed. They do not know whether the vendor has them.
const undici = { closing: "Unknown" }

// These fetches do not tell whether a connection was refused or lost.
const untold = { refused: "Unknown" }

export const runtimes: ReadonlyArray<Runtime> = [
  {
    title: "Node, `NodeVendors`",
    unusual: undici,
    run: (site) => onConsole(process.execPath, [], "node", site)
  },
  {
    title: "Node",
    unusual: { misdirected: "twice" },
    run: (site) => onConsole(process.execPath, [], "web", site)
  },
  {
    title: "Bun",
    unusual: { node: "refused" },
    run: (site) => Effect.flatMap(bin("bun"), (bun) => onConsole(bun, [], "web", site))
  },
  {
    title: "Deno, `NodeVendors`",
    unusual: undici,
    run: (site) => Effect.flatMap(bin("deno"), (deno) => onConsole(deno, denos, "node", site))
  },
  {
    title: "Deno",
    unusual: {},
    run: (site) => Effect.flatMap(bin("deno"), (deno) => onConsole(deno, denos, "web", site))
  },
  {
    title: "Workers",
    unusual: { ...untold, node: "refused" },
    run: workerd
  },
  {
    title: "Chromium",
    unusual: { ...untold, kept: "twice", misdirected: "twice", node: "–" },
    run: chromium.run
  }
]
