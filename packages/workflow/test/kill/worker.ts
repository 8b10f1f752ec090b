/** A process that runs the pipeline, and is killed at any time. It does what its parent sends it to do. */
import * as NodeDurable from "@effect-vendors/node/NodeDurable"
import * as NodeVendors from "@effect-vendors/node/NodeVendors"
import * as Taobao from "@effect-vendors/taobao/Taobao"
import { channelCreateMultiFlowSignQRCode } from "@effect-vendors/tencent/products/essbasic/operations/channelCreateMultiFlowSignQRCode"
import * as Tencent from "@effect-vendors/tencent/Tencent"
import * as Durable from "@effect-vendors/workflow/Durable"
import * as Executions from "@effect-vendors/workflow/Executions"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import * as References from "effect/References"
import type * as Pipeline from "../../src/Pipeline.ts"
import type { Answer, Request, Setup } from "./messages.ts"
import { layer, Onboard, Word } from "./onboard.ts"

const engineOf = ({ database, engine }: Setup): Layer.Layer<Pipeline.Engine, unknown> => {
  const options = {
    sealing: { current: "a", keys: { a: Redacted.make(Buffer.alloc(32, 1).toString("base64")) } },
    patience: 250,
    polling: "50 millis"
  } as const
  return engine === "SQLite"
    ? NodeDurable.layerSqlite(database, options)
    : Durable.layerSingle(options).pipe(
        Layer.provide(
          Layer.unwrap(
            Effect.map(
              Effect.promise(() => import("../postgres.ts")),
              ({ connect }) => connect(database, 4)
            )
          )
        )
      )
}

const runtimeOf = (setup: Setup) =>
  ManagedRuntime.make(
    layer.pipe(
      Layer.provideMerge(engineOf(setup)),
      Layer.provideMerge(
        Layer.merge(
          Tencent.layer({
            credentials: { ...setup.tencent, secretKey: Redacted.make(setup.tencent.secretKey) },
            endpoint: setup.vendors
          }),
          Taobao.layer({
            credentials: { ...setup.taobao, appSecret: Redacted.make(setup.taobao.appSecret) },
            endpoint: `${setup.vendors}/router/rest`
          })
        ).pipe(Layer.provide(NodeVendors.layer))
      ),
      Layer.provide(Layer.succeed(References.MinimumLogLevel, "None"))
    )
  )

const perform = (request: Exclude<Request, { readonly _tag: "Setup" }>) => {
  switch (request._tag) {
    case "Start":
      return Effect.gen(function* () {
        const id = yield* Onboard.start({ ...request, account: BigInt(request.account) })
        yield* Word.send(Onboard, id, { code: Redacted.make("123456") })
        return id
      })
    case "Cancel":
      return Onboard.cancel(request.executionId)
    case "Decide":
      return Effect.as(
        Executions.decide(Onboard, {
          executionId: request.executionId,
          step: "create",
          attempt: request.attempt,
          operation: channelCreateMultiFlowSignQRCode,
          answer: request.code === undefined ? Durable.notDone : Durable.done(responseOf(request.code))
        }),
        true
      )
    case "Look":
      return Effect.gen(function* () {
        const states = yield* Effect.forEach(request.ids, (id) =>
          Effect.map(Onboard.poll(id), (state): string => {
            if (Option.isNone(state)) return "None"
            if (state.value._tag !== "Complete") return state.value._tag
            const { exit } = state.value
            return exit._tag === "Success" ? `Success ${exit.value}` : `Failure ${JSON.stringify(exit.cause)}`
          })
        )
        const doubts = yield* Executions.inDoubt({ limit: 1000 })
        const steps = yield* Effect.forEach(request.ids, Executions.steps)
        return {
          states,
          doubts: doubts.filter(({ resolution }) => resolution === "Person"),
          attempts: steps.map((all) => all.map(({ step }) => step)),
          leftovers: yield* Executions.leftovers({ limit: 1000 })
        }
      })
  }
}

const responseOf = (QrCodeId: string): (typeof channelCreateMultiFlowSignQRCode)["response"]["Type"] => ({
  QrCode: { QrCodeId, QrCodeUrl: "", ExpiredTime: 0, WeixinQrCodeUrl: "" },
  SignUrls: { AppSignUrl: "", EffectiveTime: "", HttpSignUrl: "" }
})

let runtime: ReturnType<typeof runtimeOf> | undefined

const reply = (answer: Answer) => process.send?.(answer)

process.on("message", (message) => {
  const { id, request } = message as { readonly id: number; readonly request: Request }
  if (request._tag === "Setup") {
    runtime = runtimeOf(request)
    void runtime.context().then(
      () => reply({ id, value: undefined }),
      (error) => reply({ id, error: String(error) })
    )
    return
  }
  void runtime!.runPromise(perform(request) as Effect.Effect<unknown, unknown, never>).then(
    (value) => reply({ id, value }),
    (error) => reply({ id, error: String(error) })
  )
})
process.on("disconnect", () => process.exit(0))
// The parent has gone.
process.on("error", () => process.exit(0))
reply({ id: 0, value: "loaded" })
