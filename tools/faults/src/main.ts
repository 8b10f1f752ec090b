/**
 * Writes docs/faults.md. It makes our matrix anew, and records the other clients over loopback. With --ours, it keeps
 * the record.
 */
import * as Json from "@effect-vendors/core/vendor/Json"
import { Faults } from "@effect-vendors/core/testing"
import { Sandbox, Vendors } from "@effect-vendors/sandbox"
import { NodeHttpServer } from "@effect/platform-node"
import * as Effect from "effect/Effect"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServer from "effect/http/HttpServer"
import * as Layer from "effect/Layer"
import * as TestClock from "effect/testing/TestClock"
import { execFile } from "node:child_process"
import { writeFileSync } from "node:fs"
import { createServer } from "node:http"
import { fileURLToPath } from "node:url"
import type { Task } from "./client.ts"
import { render } from "./document.ts"
import { type Fault, faults } from "./faults.ts"
import { matrix } from "./matrix.ts"
import { patience, read, type Recorded } from "./recorded.ts"
import { type Scenario, scenarios } from "./scenarios.ts"

const clients = ["tencentcloud-sdk-nodejs", "node-taobao-topclient", "topsdk"]

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url))

const layer = () =>
  HttpRouter.serve(Sandbox.layerRoutes, { disableLogger: true, disableListenLog: true }).pipe(
    Layer.provideMerge(
      NodeHttpServer.layer(createServer, { host: "127.0.0.1", port: 0, gracefulShutdownTimeout: "1 millis" })
    ),
    Layer.provideMerge(Sandbox.layer(Vendors.all)),
    Layer.provideMerge(Faults.layer())
  )

const call = (task: Task): Effect.Effect<string> =>
  Effect.callback((resume) => {
    // One of TOP's clients writes its machine's time as China's.
    const env = { ...process.env, TZ: "Asia/Shanghai", NODE_NO_WARNINGS: "1" }
    const child = execFile(
      process.execPath,
      [path("client.ts"), JSON.stringify(task)],
      { env, timeout: patience, killSignal: "SIGKILL" },
      (error, stdout, stderr) =>
        resume(
          Effect.succeed(
            stdout !== ""
              ? stdout
              : error?.killed === true
                ? `no answer in ${patience / 1000} s`
                : `the process ends with a ${/^\w*Error/m.exec(stderr)?.[0] ?? "signal"}`
          )
        )
    )
    return Effect.sync(() => child.kill("SIGKILL"))
  })

const record = (client: string, scenario: Scenario, fault: Fault) =>
  Effect.gen(function* () {
    const injected = (yield* Faults.CurrentFaults)!
    const { operation } = scenario
    const input = yield* scenario.accepted
    const request = JSON.parse(Json.stringify(yield* Effect.fromResult(operation.encode(input))))
    yield* injected.set({ rules: [{ ...fault.rule, times: 1 }, { kind: "none" }] })
    const server = yield* HttpServer.addressFormattedWith(Effect.succeed)
    // Nobody listens on this port: no service of the system has it.
    const address = fault.rule.kind === "refused" ? "http://127.0.0.1:1" : server
    const result = yield* call({ client, address, operation: operation.name, request })
    const sent = (yield* injected.strikes).length
    return {
      client,
      operation: operation.name,
      fault: fault.title,
      result,
      sent,
      processed: yield* scenario.processed
    }
  }).pipe(Effect.provide(layer()))

const recorded: Effect.Effect<Recorded> = Effect.forEach(
  scenarios.flatMap((scenario) =>
    clients
      .filter((client) => client.startsWith("tencent") === scenario.title.startsWith("Essbasic"))
      .flatMap((client) => faults.map((fault) => ({ client, fault, scenario })))
  ),
  ({ client, fault, scenario }) => record(client, scenario, fault) as Effect.Effect<Recorded[number]>,
  { concurrency: 2 }
)

const theirs = process.argv.includes("--ours") ? read() : await Effect.runPromise(recorded)
writeFileSync(path("recorded.json"), `${JSON.stringify(theirs, null, 2)}\n`)
const rows = await Effect.runPromise(Effect.provide(matrix, TestClock.layer()))
writeFileSync(path("../../../docs/faults.md"), render(rows, theirs))
