/** Opens a page in Chromium, and waits for its report. */
import * as Effect from "effect/Effect"
import { existsSync, mkdtempSync, rmSync } from "node:fs"
import * as http from "node:http"
import { createRequire } from "node:module"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { bundle } from "./bundle.ts"
import { Failed, Missing } from "./failures.ts"
import { install } from "./install.ts"
import type { Report, Site } from "./program/report.ts"
import { printed } from "./started.ts"

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]

interface Npms {
  readonly args: ReadonlyArray<string>
  readonly executablePath: () => Promise<string>
}

// The machine's own, or else the one of npm, which is for Linux.
const chromium = Effect.gen(function* () {
  const own = places.find((place) => existsSync(place))
  if (own !== undefined) return { path: own, args: [] }
  if (process.platform !== "linux" || process.arch !== "x64") {
    return yield* new Missing({ message: "this machine has no Chromium" })
  }
  const folder = yield* install({ "@sparticuz/chromium": "153.0.0" })
  return yield* Effect.tryPromise({
    try: async () => {
      const entry = createRequire(`${folder}/package.json`).resolve("@sparticuz/chromium")
      const { default: npms }: { readonly default: Npms } = await import(entry)
      return { path: await npms.executablePath(), args: npms.args }
    },
    catch: (error) => new Missing({ message: `the Chromium of npm does not start: ${String(error)}` })
  })
})

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync"
]

const folder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "effect-vendors-"))),
  (folder) => Effect.sync(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
)

/** Runs the checks of `page.ts`. */
export const run = Effect.fnUntraced(function* (site: Site) {
  const { args, path } = yield* chromium
  const script = yield* bundle("page.ts")
  const reported = Promise.withResolvers<Report>()
  const server = yield* Effect.acquireRelease(
    Effect.callback<http.Server>((resume) => {
      const server = http.createServer(async (request, response) => {
        const files: Readonly<Record<string, readonly [type: string, content: string]>> = {
          "/": ["text/html", `<meta charset="utf-8"><script type="module" src="page.js"></script>`],
          "/page.js": ["text/javascript", script],
          "/site": ["application/json", JSON.stringify(site)]
        }
        if (request.url === "/report") {
          const chunks: Array<Buffer> = []
          for await (const chunk of request) chunks.push(chunk)
          reported.resolve(JSON.parse(Buffer.concat(chunks).toString()))
          response.end()
          return
        }
        const [type, content] = files[request.url!] ?? ["text/plain", ""]
        response.setHeader("content-type", type).end(content)
      })
      server.listen(0, "127.0.0.1", () => resume(Effect.succeed(server)))
    }),
    (server) =>
      Effect.sync(() => {
        server.close()
        server.closeAllConnections()
      })
  )
  const page = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const browser = printed(path, [
    ...args,
    ...flags,
    `--user-data-dir=${yield* folder}`,
    "--remote-debugging-port=0",
    page
  ])
  return yield* Effect.raceFirst(
    Effect.promise(() => reported.promise),
    Effect.flatMap(browser, () => new Failed({ message: "Chromium ended without a report" }))
  )
}, Effect.scoped)
