/** What a worker does with its executions, in this library's pipeline and in the plain one. */
import type { Taobao } from "@effect-vendors/taobao/Taobao"
import { channelCreateMultiFlowSignQRCode } from "@effect-vendors/tencent/products/essbasic/operations/channelCreateMultiFlowSignQRCode"
import type { Tencent } from "@effect-vendors/tencent/Tencent"
import * as Durable from "@effect-vendors/workflow/Durable"
import * as Executions from "@effect-vendors/workflow/Executions"
import * as Effect from "effect/Effect"
import type * as Exit from "effect/Exit"
import type * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import * as DurableDeferred from "effect/workflow/DurableDeferred"
import type * as Pipeline from "../../src/Pipeline.ts"
import type { Kind, Look, Request } from "./messages.ts"
import * as onboard from "./onboard.ts"
import * as plain from "./plain.ts"

type Of<Tag extends Request["_tag"]> = Extract<Request, { readonly _tag: Tag }>

type Does<A> = Effect.Effect<A, unknown, Pipeline.Engine>

export interface Flow {
  readonly layer: Layer.Layer<never, unknown, Pipeline.Engine | Taobao | Tencent>
  readonly start: (input: Of<"Start">) => Does<string>
  readonly say: (input: Of<"Say">) => Does<void>
  readonly cancel: (executionId: string) => Does<void>
  readonly decide: (input: Of<"Decide">) => Does<void>
  readonly look: (ids: ReadonlyArray<string>) => Does<Look>
}

const ended = (exit: Exit.Exit<string, unknown>) =>
  exit._tag === "Success" ? `Success ${exit.value}` : `Failure ${JSON.stringify(exit.cause)}`

const durable: Flow = {
  layer: onboard.layer,
  start: ({ account, dealer, fate }) => onboard.Onboard.start({ dealer, account: BigInt(account), fate }),
  say: ({ by, executionId }) => onboard.Word.send(onboard.Onboard, executionId, { by: Redacted.make(by) }),
  cancel: (executionId) => onboard.Onboard.cancel(executionId),
  decide: ({ attempt, code, executionId }) =>
    Executions.decide(onboard.Onboard, {
      executionId,
      step: "create",
      attempt,
      operation: channelCreateMultiFlowSignQRCode,
      answer: code === undefined ? Durable.notDone : Durable.done(responseOf(code))
    }),
  look: (ids) =>
    Effect.gen(function* () {
      const states = yield* Effect.forEach(ids, (id) =>
        Effect.map(onboard.Onboard.poll(id), (state): string => {
          if (Option.isNone(state)) return "None"
          return state.value._tag === "Complete" ? ended(state.value.exit) : state.value._tag
        })
      )
      const doubts = yield* Executions.inDoubt({ limit: 1000 })
      const steps = yield* Effect.forEach(ids, Executions.steps)
      const leftovers = yield* Executions.leftovers({ limit: 1000 })
      return {
        states,
        doubts: doubts.filter(({ resolution }) => resolution === "Person"),
        attempts: steps.map((all) => all.map(({ step }) => step)),
        leftovers: leftovers.map(({ executionId }) => executionId)
      }
    })
}

const responseOf = (QrCodeId: string): (typeof channelCreateMultiFlowSignQRCode)["response"]["Type"] => ({
  QrCode: { QrCodeId, QrCodeUrl: "", ExpiredTime: 0, WeixinQrCodeUrl: "" },
  SignUrls: { AppSignUrl: "", EffectiveTime: "", HttpSignUrl: "" }
})

const activities: Flow = {
  layer: plain.layer,
  start: ({ account, dealer, fate }) => plain.Onboard.execute({ dealer, account, fate }, { discard: true }),
  say: ({ by, executionId }) =>
    DurableDeferred.succeed(plain.Word, {
      token: DurableDeferred.tokenFromExecutionId(plain.Word, { workflow: plain.Onboard, executionId }),
      value: by
    }),
  cancel: (executionId) => plain.Onboard.interrupt(executionId),
  decide: () => Effect.void,
  look: (ids) =>
    Effect.map(
      Effect.forEach(ids, (id) =>
        Effect.map(plain.Onboard.poll(id), (state): string => {
          if (Option.isNone(state)) return "None"
          return state.value._tag === "Complete" ? ended(state.value.exit) : "Suspended"
        })
      ),
      (states) => ({ states, doubts: [], attempts: ids.map(() => []), leftovers: [] })
    )
}

export const flowOf = (kind: Kind): Flow => (kind === "durable" ? durable : activities)
