/** A process that runs the pipeline, and is killed at any time. It does what its parent sends it to do. */
import * as NodeDurable from "@effect-vendors/node/NodeDurable"
import * as NodeVendors from "@effect-vendors/node/NodeVendors"
import * as Taobao from "@effect-vendors/taobao/Taobao"
import * as Tencent from "@effect-vendors/tencent/Tencent"
import * as Durable from "@effect-vendors/workflow/Durable"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"
import * as Redacted from "effect/Redacted"
import * as References from "effect/References"
import type * as Pipeline from "../../src/Pipeline.ts"
import { flowOf, type Flow } from "./flows.ts"
import type { Answer, Request, Setup } from "./messages.ts"

const sealing = { current: "a", keys: { a: Redacted.make(Buffer.alloc(32, 1).toString("base64")) } }

// What an engine needs is loaded with it, because workers are loaded anew for every life.
const engineOf = ({ database, engine, runner }: Setup): Layer.Layer<Pipeline.Engine, unknown> => {
  const options = { sealing, patience: 250, polling: "50 millis" } as const
  if (engine === "SQLite") return NodeDurable.layerSqlite(database, options)
  return Layer.unwrap(
    Effect.promise(async () => {
      const { connect } = await import("../postgres.ts")
      if (runner === undefined) {
        return Durable.layerSingle(options).pipe(Layer.provide(connect(database, 4)))
      }
      const NodeCluster = await import("@effect-vendors/node/NodeCluster")
      return NodeCluster.layer({ host: "127.0.0.1", port: runner.port, sealing, patience: "1 second" }).pipe(
        Layer.provide(connect(database, 8, runner.name))
      )
    })
  )
}

// Credentials take their time, so that many are killed or frozen between a claim and its request.
const issued = <C>(credential: C): Effect.Effect<C> => Effect.delay(Effect.succeed(credential), "8 millis")

const runtimeOf = (setup: Setup, flow: Flow) =>
  ManagedRuntime.make(
    flow.layer.pipe(
      Layer.provideMerge(engineOf(setup)),
      Layer.provideMerge(
        Layer.merge(
          Tencent.layer({
            credentials: issued({ ...setup.tencent, secretKey: Redacted.make(setup.tencent.secretKey) }),
            endpoint: setup.vendors
          }),
          Taobao.layer({
            credentials: issued({ ...setup.taobao, appSecret: Redacted.make(setup.taobao.appSecret) }),
            endpoint: `${setup.vendors}/router/rest`
          })
        ).pipe(Layer.provide(NodeVendors.layer))
      ),
      Layer.provide(Layer.succeed(References.MinimumLogLevel, "None"))
    )
  )

const perform = (
  flow: Flow,
  request: Exclude<Request, { readonly _tag: "Setup" }>
): Effect.Effect<unknown, unknown, Pipeline.Engine> => {
  switch (request._tag) {
    case "Start":
      return flow.start(request)
    case "Say":
      return Effect.as(flow.say(request), true)
    case "Cancel":
      return Effect.as(flow.cancel(request.executionId), true)
    case "Decide":
      return Effect.as(flow.decide(request), true)
    case "Look":
      return flow.look(request.ids)
  }
}

let running: { readonly flow: Flow; readonly runtime: ReturnType<typeof runtimeOf> } | undefined

const reply = (answer: Answer) => process.send?.(answer)

process.on("message", (message) => {
  const { id, request } = message as { readonly id: number; readonly request: Request }
  const answer = (promise: Promise<unknown>) =>
    void promise.then(
      (value) => reply({ id, value }),
      (error) => reply({ id, error: String(error) })
    )
  if (request._tag === "Setup") {
    const flow = flowOf(request.kind)
    running = { flow, runtime: runtimeOf(request, flow) }
    return answer(running.runtime.context().then(() => undefined))
  }
  answer(running!.runtime.runPromise(perform(running!.flow, request)))
})
process.on("disconnect", () => process.exit(0))
// The parent has gone.
process.on("error", () => process.exit(0))
reply({ id: 0, value: "loaded" })
