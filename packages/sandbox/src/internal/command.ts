import * as NodeHttpServer from "@effect/platform-node/NodeHttpServer"
import * as Faults from "@effect-vendors/core/testing/Faults"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Console from "effect/Console"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServer from "effect/http/HttpServer"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import { createServer } from "node:http"
import * as Control from "../Control.ts"
import * as Sandbox from "../Sandbox.ts"
import * as stateFile from "./stateFile.ts"

const flags = {
  port: Flag.Int("port").pipe(
    Flag.withDescription("The port to listen on; 0 takes one that is free"),
    Flag.withDefault(4010)
  ),
  seed: Flag.String("seed").pipe(
    Flag.withDescription("Draws identifiers and codes: equal seeds and calls give equal answers"),
    Flag.optional
  ),
  state: Flag.File("state").pipe(
    Flag.withDescription("A file of state to start from, if it is there, and to save to on exit"),
    Flag.optional
  ),
  faults: Flag.FileSchema("faults", Faults.Plan, { format: "json" }).pipe(
    Flag.withDescription('A file with the faults to inject: {"rules": [{"kind": "resetAfter", "times": 1}]}'),
    Flag.optional
  ),
  skewCheck: Flag.Boolean("skew-check").pipe(
    Flag.withDescription("Whether timestamps have to be right: to 5 minutes for Tencent, to 10 for Taobao"),
    Flag.withDefault(true)
  ),
  rateLimits: Flag.Boolean("rate-limits").pipe(
    Flag.withDescription("Whether calls past the vendors' rates are refused"),
    Flag.withDefault(true)
  ),
  control: Flag.Boolean("control").pipe(
    Flag.withDescription("Whether the sandbox can be driven at /_sandbox"),
    Flag.withDefault(true)
  ),
  secretId: Flag.String("secret-id").pipe(Flag.withDescription("Tencent's SecretId"), Flag.withDefault("sandbox-id")),
  secretKey: Flag.Redacted("secret-key").pipe(
    Flag.withDescription("Tencent's SecretKey; sandbox-key by default"),
    Flag.optional
  ),
  appKey: Flag.String("app-key").pipe(
    Flag.withDescription("Taobao's and Damai's app key"),
    Flag.withDefault("sandbox-app")
  ),
  appSecret: Flag.Redacted("app-secret").pipe(
    Flag.withDescription("Taobao's and Damai's app secret; sandbox-secret by default"),
    Flag.optional
  )
}

/** Serves the sandbox until it is interrupted. */
export const command = Command.make("effect-vendors-sandbox", flags, (flags) => {
  const platform = {
    appSecrets: { [flags.appKey]: Option.getOrElse(flags.appSecret, () => Redacted.make("sandbox-secret")) },
    checkSkew: flags.skewCheck
  }
  const routes = Sandbox.layerRoutes({
    tencent: {
      secretKeys: { [flags.secretId]: Option.getOrElse(flags.secretKey, () => Redacted.make("sandbox-key")) },
      checkSkew: flags.skewCheck
    },
    taobao: platform,
    damai: platform
  })
  const server = HttpRouter.serve(flags.control ? Layer.merge(routes, Control.layer) : routes, {
    disableListenLog: true
  })
  return Layer.effectDiscard(announce(flags.control)).pipe(
    Layer.provide(server),
    Layer.provide(
      NodeHttpServer.layer(createServer, {
        host: "127.0.0.1",
        port: flags.port,
        // Calls that hang on purpose must not keep it from ending.
        gracefulShutdownTimeout: "1 second"
      })
    ),
    Layer.provide(Faults.layer(Option.getOrUndefined(flags.faults))),
    // Saved when the server is closed, for only then does nothing change any more.
    Layer.provide(Option.match(flags.state, { onNone: () => Layer.empty, onSome: stateFile.layer })),
    Layer.provide(Sandbox.layerSimulations({ seed: Option.getOrUndefined(flags.seed), rateLimits: flags.rateLimits })),
    Layer.launch
  )
}).pipe(
  Command.withDescription(
    "Serves a stand-in for Tencent's e-sign, Taobao and Damai on a loopback port: it checks signatures and answers as they do."
  ),
  Command.withExamples([
    { command: "effect-vendors-sandbox", description: "Serve on http://127.0.0.1:4010" },
    { command: "effect-vendors-sandbox --port 0 --seed demo", description: "On a free port, with answers that repeat" },
    { command: "effect-vendors-sandbox --state sandbox.json", description: "Go on where it was left" },
    {
      command: "effect-vendors-sandbox --no-rate-limits --no-skew-check",
      description: "For load, and for replayed calls"
    },
    { command: "effect-vendors-sandbox --log-level warn", description: "Log only what is wrong" }
  ])
)

const announce = (control: boolean) =>
  HttpServer.addressFormattedWith((address) =>
    Console.log(
      [
        `Tencent e-sign   ${address}/`,
        `Taobao, Damai    ${address}/router/rest`,
        ...(control ? [`Control          ${address}/_sandbox`] : [])
      ].join("\n")
    )
  )
