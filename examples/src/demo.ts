/** The demo: runs one pipeline of calls to three vendors, on a sandbox of its own or, with --live, on the real ones. */
import { NodeRuntime, NodeServices } from "@effect/platform-node"
import * as Config from "effect/Config"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as live from "./pipeline/live.ts"
import { pipeline } from "./pipeline/pipeline.ts"
import * as sandboxed from "./pipeline/sandboxed.ts"

const demo = Command.make(
  "demo",
  {
    live: Flag.Boolean("live").pipe(
      Flag.withDescription("Call the real vendors, with credentials from the environment"),
      Flag.withDefault(false)
    )
  },
  (flags) =>
    Effect.gen(function* () {
      yield* Console.log(
        flags.live
          ? "A pipeline of calls to the real vendors\n"
          : "A pipeline of calls to a sandbox over loopback HTTP\n"
      )
      yield* flags.live ? Effect.provide(pipeline, live.layer) : Effect.provide(pipeline, sandboxed.layer)
    })
).pipe(Command.withDescription("Runs one pipeline of calls to Damai, Taobao and Tencent"))

const missing = ({ cause }: Config.ConfigError) =>
  `These variables are missing or not valid:\n${[...cause.message.matchAll(/at \["(\w+)"\]/g)].map(([, name]) => `  ${name}`).join("\n")}`

demo.pipe(
  Command.run({ version: "0.1.0" }),
  Effect.tapError((error) =>
    Console.error(`\n${error instanceof Config.ConfigError ? missing(error) : error.message}`)
  ),
  Effect.provide(NodeServices.layer),
  NodeRuntime.runMain({ disableErrorReporting: true })
)
