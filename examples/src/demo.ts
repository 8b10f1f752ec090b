/** The demo: a partner's life across three vendors, on a sandbox of its own or, with --live, for real. */
import { NodeRuntime, NodeServices } from "@effect/platform-node"
import * as Config from "effect/Config"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import { life } from "./partner/life.ts"
import * as live from "./partner/live.ts"
import * as sandboxed from "./partner/sandboxed.ts"

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
        flags.live ? "A partner's life, with the real vendors\n" : "A partner's life, on a sandbox over loopback HTTP\n"
      )
      yield* flags.live ? Effect.provide(life, live.layer) : Effect.provide(life, sandboxed.layer)
    })
).pipe(Command.withDescription("Runs one pipeline across Damai, Taobao and Tencent"))

const missing = ({ cause }: Config.ConfigError) =>
  `These variables are missing or unfit:\n${[...cause.message.matchAll(/at \["(\w+)"\]/g)].map(([, name]) => `  ${name}`).join("\n")}`

demo.pipe(
  Command.run({ version: "0.1.0" }),
  Effect.tapError((error) =>
    Console.error(`\n${error instanceof Config.ConfigError ? missing(error) : error.message}`)
  ),
  Effect.provide(NodeServices.layer),
  NodeRuntime.runMain({ disableErrorReporting: true })
)
