/** The command takes its flags and its addresses from the vendors that it serves. */
import { assert, describe, it } from "@effect/vitest"
import { Vendors } from "@effect-vendors/sandbox"
import { Essbasic, Tencent } from "@effect-vendors/tencent"
import { NodeCrypto, NodeHttpClient, NodeServices } from "@effect/platform-node"
import * as Command from "effect/cli/Command"
import * as Console from "effect/Console"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as command from "../src/internal/command.ts"
import { soon } from "./gateways.ts"
import { gateway } from "./parcels/gateway.ts"
import { send } from "./parcels/Parcels.ts"
import { sandbox } from "./parcels/sandbox.ts"

const vendors = [...Vendors.all, sandbox]

/** Runs the command, and gives its output to a function. */
const run = (args: ReadonlyArray<string>, print: (text: string) => void) => {
  // Every method of the console prints.
  const console: Console.Console = new Proxy(globalThis.console, {
    get:
      () =>
      (...values: ReadonlyArray<unknown>) =>
        print(values.join(" "))
  })
  return Command.runWith(command.make(vendors), { version: "0" })(args).pipe(
    Effect.provideService(Console.Console, console),
    Effect.provide(NodeServices.layer)
  )
}

/** Serves while an effect runs, and gives it the announced addresses. */
const serving = <A, E, R>(
  args: ReadonlyArray<string>,
  use: (address: string, announced: string) => Effect.Effect<A, E, R>
) =>
  Effect.gen(function* () {
    const announced = yield* Deferred.make<string>()
    const server = yield* Effect.forkChild(
      run(["--port", "0", "--log-level", "none", ...args], (text) => {
        if (text.includes("http://")) Deferred.doneUnsafe(announced, Effect.succeed(text))
      })
    )
    const text = yield* soon(Deferred.await(announced))
    const result = yield* use(/http:\/\/127\.0\.0\.1:\d+/.exec(text)![0], text)
    yield* Fiber.interrupt(server)
    return result
  })

const create = Essbasic.channelCreateMultiFlowSignQRCode({
  Agent: { AppId: "app", ProxyOrganizationOpenId: "org", ProxyOperator: { OpenId: "n9527" } },
  TemplateId: "yDSLKUUckpou1l4rUuJ7vlrBTL7S0DJ5",
  FlowName: "协议"
})

describe("the command", () => {
  it.live("has a flag for the id and for the secret of each platform's key", () =>
    Effect.gen(function* () {
      let help = ""
      yield* run(["--help"], (text) => (help += text))
      for (const { key, name } of vendors.map(({ platform }) => platform)) {
        assert.match(help, new RegExp(`--${key.id.flag} .*${name}: the key's id`))
        assert.match(help, new RegExp(`--${key.secret.flag} .*${name}: the key's secret`))
      }
      // Taobao and Damai share a platform, and so its flags.
      assert.strictEqual(help.split("--app-key").length, 2)
    })
  )

  it.live("names the vendors at the address of each platform", () =>
    serving([], (address, announced) =>
      Effect.sync(() =>
        assert.deepStrictEqual(announced.split("\n"), [
          `Tencent         ${address}/`,
          `Taobao, Damai   ${address}/router/rest`,
          `Parcels         ${address}/parcels/*`,
          `Control         ${address}/_sandbox`
        ])
      )
    )
  )

  it.live("takes a platform's key from its flags", () =>
    serving(
      ["--secret-id", "mine", "--secret-key", "hidden", "--parcels-id", "me", "--parcels-secret", "quiet"],
      (address) =>
        Effect.gen(function* () {
          const tencent = (secretId: string) =>
            Tencent.layer({
              endpoint: address,
              credentials: { secretId, secretKey: Redacted.make("hidden") }
            }).pipe(Layer.provide([NodeHttpClient.layerUndici, NodeCrypto.layer]), Layer.orDie)
          yield* Effect.provide(create, tencent("mine"))
          const error = yield* Effect.flip(Effect.provide(create, tencent("sandbox-id")))
          assert.strictEqual(error.code, "AuthFailure.SecretIdNotFound")

          const parcels = (token: string) =>
            gateway(address, { token: Redacted.make(token) }).pipe(Layer.provide(NodeHttpClient.layerUndici))
          yield* Effect.provide(send({ to: "小王" }), parcels("me:quiet"))
          const refused = yield* Effect.flip(
            Effect.provide(send({ to: "小王" }), parcels("sandbox-sender:sandbox-token"))
          )
          assert.strictEqual(refused._tag, "AuthFailure")
        })
    )
  )
})
