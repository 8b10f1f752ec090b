/** A process that runs the pipeline, and does what the demo asks for. It may be killed at any moment. */
import { Sandbox, Vendors } from "@effect-vendors/sandbox"
import { NodeVendors } from "@effect-vendors/node"
import { Essbasic } from "@effect-vendors/tencent"
import { Durable, Executions } from "@effect-vendors/workflow"
import { Ledger } from "@effect-vendors/workflow/Ledger"
import type * as Pipeline from "@effect-vendors/workflow/Pipeline"
import * as Cause from "effect/Cause"
import * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import * as References from "effect/References"
import type { Answer, Look, Request } from "./messages.ts"
import { Agreed, layer, Onboard, Typed } from "./onboard.ts"

/** Settings that the engines of all workers share. */
export const options = {
  sealing: { current: "demo", keys: { demo: Config.Redacted("FLOWS_KEY") } },
  // A write without an answer is in doubt after a second: the sandbox answers sooner.
  patience: "1 second",
  name: process.env.FLOWS_WORKER
} as const

const vendors = Layer.unwrap(
  Effect.map(Config.String("FLOWS_VENDORS"), (address) => Sandbox.layerGateways(Vendors.all, address))
).pipe(Layer.provide(NodeVendors.layerProxy("none")))

/** Runs the pipeline on an engine, until the demo goes. */
export const serve = <E>(engine: Layer.Layer<Pipeline.Engine, E>): void => {
  const runtime = ManagedRuntime.make(
    layer.pipe(
      Layer.provide(vendors),
      Layer.provideMerge(engine),
      Layer.provide(Layer.succeed(References.MinimumLogLevel, "None"))
    )
  )
  const reply = (answer: Answer) => process.send?.(answer)
  process.on("message", ({ number, request }: { readonly number: number; readonly request: Request }) => {
    runtime.runCallback(perform(request), {
      onExit: (exit) =>
        reply(Exit.isSuccess(exit) ? { number, value: exit.value } : { number, error: Cause.pretty(exit.cause) })
    })
  })
  process.on("disconnect", () => process.exit())
  runtime.runCallback(Effect.void, {
    onExit: (exit) =>
      reply(Exit.isSuccess(exit) ? { number: 0, value: undefined } : { number: 0, error: Cause.pretty(exit.cause) })
  })
}

const perform = (request: Request): Effect.Effect<unknown, unknown, Pipeline.Engine> => {
  switch (request._tag) {
    case "Start":
      return Onboard.start({ ...request, account: BigInt(request.account) })
    case "Type":
      return Typed.send(Onboard, request.id, {
        code: Redacted.make(request.code),
        password: Redacted.make("QWA1q2w3e4r")
      })
    case "Agree":
      return Agreed.send(Onboard, request.id, undefined)
    case "Cancel":
      return Onboard.cancel(request.id)
    case "Decide":
      return Executions.decide(Onboard, {
        executionId: request.id,
        step: "create a code",
        attempt: request.attempt,
        operation: Essbasic.channelCreateMultiFlowSignQRCode,
        answer: request.code === undefined ? Durable.notDone : Durable.done(answerOf(request.code))
      })
    case "Look":
      return Effect.forEach(request.ids, look)
  }
}

const look = Effect.fnUntraced(function* (id: string): Effect.fn.Return<Look, never, Pipeline.Engine> {
  const ledger = yield* Ledger
  const rows = yield* ledger.writes(id)
  const leftovers = yield* Executions.leftovers()
  const state = yield* Onboard.poll(id)
  const rest = {
    attempts: rows.map(({ attempt, claimedAt, claimedBy, resolution, settlement, step }) => ({
      step,
      attempt,
      resolution,
      outcome: settlement?.outcome,
      by: claimedBy.split("/")[0]!,
      at: claimedAt
    })),
    leftovers: leftovers.filter(({ executionId }) => executionId === id).length,
    code: undefined
  }
  if (Option.isNone(state)) return { ...rest, state: "None" }
  if (state.value._tag !== "Complete") return { ...rest, state: state.value._tag }
  const { exit } = state.value
  if (Exit.isSuccess(exit)) return { ...rest, state: "Succeeded", code: exit.value.code }
  return { ...rest, state: Cause.hasInterruptsOnly(exit.cause) ? "Cancelled" : "Failed" }
})

const answerOf = (QrCodeId: string): (typeof Essbasic.channelCreateMultiFlowSignQRCode)["response"]["Type"] => ({
  QrCode: { QrCodeId, QrCodeUrl: "", ExpiredTime: 0, WeixinQrCodeUrl: "" },
  SignUrls: { AppSignUrl: "", EffectiveTime: "", HttpSignUrl: "" }
})
