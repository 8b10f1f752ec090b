import * as NodeHttpServer from "@effect/platform-node/NodeHttpServer"
import * as Faults from "@effect-vendors/core/testing/Faults"
import * as SandboxVendor from "@effect-vendors/core/testing/SandboxVendor"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServer from "effect/http/HttpServer"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import { createServer } from "node:http"
import * as Control from "../Control.ts"
import * as Sandbox from "../Sandbox.ts"
import * as keyFlags from "./keyFlags.ts"
import { platformsOf } from "./platforms.ts"
import { oneLine, StartFailure } from "./StartFailure.ts"
import * as stateFile from "./stateFile.ts"

const flags = {
  port: Flag.Int("port").pipe(
    Flag.filter(
      (port) => port >= 0 && port <= 65_535,
      (port) => `Expected a port from 0 to 65535, got ${port}`
    ),
    Flag.withDescription("The port to listen on; 0 takes one that is free"),
    Flag.withDefault(4010)
  ),
  seed: Flag.String("seed").pipe(
    Flag.withDescription("Draws identifiers and codes: equal seeds and calls give equal answers"),
    Flag.optional
  ),
  state: Flag.File("state").pipe(
    Flag.withDescription("A file of state: the sandbox starts from it, if it exists, and saves to it while it runs"),
    Flag.optional
  ),
  faults: Flag.FileSchema("faults", Faults.Plan, { format: "json" }).pipe(
    Flag.withDescription('A file with the faults to inject: {"rules": [{"kind": "resetAfter", "times": 1}]}'),
    Flag.optional
  ),
  skewCheck: Flag.Boolean("skew-check").pipe(
    Flag.withDescription("Whether the sandbox refuses requests with wrong timestamps, as each vendor does"),
    Flag.withDefault(true)
  ),
  rateLimits: Flag.Boolean("rate-limits").pipe(
    Flag.withDescription("Whether the sandbox refuses calls past the vendors' rates"),
    Flag.withDefault(true)
  ),
  control: Flag.Boolean("control").pipe(
    Flag.withDescription("Whether programs can drive the sandbox at /_sandbox"),
    Flag.withDefault(true)
  ),
  allowHost: Flag.String("allow-host").pipe(
    Flag.withDescription("A host besides localhost under which programs may drive the sandbox; may be repeated"),
    Flag.atLeast(0)
  )
}

/** Makes the command that serves vendors until it is interrupted. */
export const make = (vendors: ReadonlyArray<SandboxVendor.Any>) =>
  Command.make("effect-vendors-sandbox", { ...flags, keys: keyFlags.flagsOf(vendors) }, ({ keys, ...flags }) => {
    const served = vendors.map((vendor) =>
      SandboxVendor.extend(vendor, {
        secrets: keyFlags.secretsOf(vendor.platform, keys),
        checkSkew: flags.skewCheck
      })
    )
    const routes = flags.control
      ? Layer.merge(Sandbox.layerRoutes, Control.layerWith({ allowedHosts: flags.allowHost }))
      : Sandbox.layerRoutes
    return Layer.effectDiscard(announce(vendors, flags.control)).pipe(
      Layer.provide(HttpRouter.serve(routes, { disableListenLog: true })),
      Layer.provide(
        NodeHttpServer.layer(createServer, {
          host: "127.0.0.1",
          port: flags.port,
          // Calls that hang on purpose must not keep the server from ending.
          gracefulShutdownTimeout: "1 second"
        })
      ),
      Layer.provide(Faults.layer(Option.getOrUndefined(flags.faults))),
      // The state is saved after the server has closed: only then does nothing change any more.
      Layer.provide(Option.match(flags.state, { onNone: () => Layer.empty, onSome: stateFile.layer })),
      Layer.provide(Sandbox.layer(served, { seed: Option.getOrUndefined(flags.seed), rateLimits: flags.rateLimits })),
      Layer.launch,
      Effect.catchTag("ServeError", ({ cause }) => Effect.fail(unserved(flags.port, cause))),
      Effect.tapErrorTag("StartFailure", ({ message }) => Console.error(`effect-vendors-sandbox: ${message}`))
    )
  }).pipe(
    Command.withDescription(
      `Serves a stand-in for ${namesOf(vendors)} on a loopback port: it checks signatures and answers as they do.`
    ),
    Command.withExamples([
      { command: "effect-vendors-sandbox", description: "Serve on http://127.0.0.1:4010" },
      {
        command: "effect-vendors-sandbox --port 0 --seed demo",
        description: "On a free port, with answers that repeat"
      },
      { command: "effect-vendors-sandbox --state sandbox.json", description: "Go on from the last run" },
      {
        command: "effect-vendors-sandbox --no-rate-limits --no-skew-check",
        description: "For load, and for replayed calls"
      },
      { command: "effect-vendors-sandbox --log-level warn", description: "Log only warnings and errors" }
    ])
  )

const unserved = (port: number, cause: unknown): StartFailure => {
  const { code, message = String(cause) } = cause as Partial<NodeJS.ErrnoException>
  return new StartFailure({
    message:
      code === "EADDRINUSE"
        ? `the port ${port} is in use; choose another with --port, or a free one with --port 0`
        : oneLine(`cannot listen on the port ${port}: ${message}`)
  })
}

const announce = (vendors: ReadonlyArray<SandboxVendor.Any>, control: boolean) =>
  HttpServer.addressFormattedWith((address) => {
    const lines = platformsOf(vendors).map((platform) => [
      namesOf(vendors.filter((vendor) => vendor.platform === platform)),
      `${address}${platform.path}`
    ])
    if (control) lines.push(["Control", `${address}/_sandbox`])
    const width = Math.max(...lines.map(([names]) => names!.length))
    return Console.log(lines.map(([names, url]) => `${names!.padEnd(width)}   ${url}`).join("\n"))
  })

const namesOf = (vendors: ReadonlyArray<SandboxVendor.Any>): string =>
  vendors.map(({ codes }) => codes.vendor).join(", ")
