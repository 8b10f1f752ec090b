/** The pipeline of `onboard.ts` with activities of effect alone: no ledger, no policies, nobody who is asked. */
import { accountAreaAuth } from "@effect-vendors/taobao/products/mafia/operations/accountAreaAuth"
import { channelCancelMultiFlowSignQRCode } from "@effect-vendors/tencent/products/essbasic/operations/channelCancelMultiFlowSignQRCode"
import { channelCreateMultiFlowSignQRCode } from "@effect-vendors/tencent/products/essbasic/operations/channelCreateMultiFlowSignQRCode"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Activity from "effect/workflow/Activity"
import * as DurableClock from "effect/workflow/DurableClock"
import * as DurableDeferred from "effect/workflow/DurableDeferred"
import * as Workflow from "effect/workflow/Workflow"
import { agent, Failed, failed, Fate, Withdrawn } from "./onboard.ts"

export const Onboard = Workflow.make("Plain", {
  payload: { dealer: Schema.String, account: Schema.String, fate: Fate },
  idempotencyKey: ({ dealer }) => dealer,
  success: Schema.String,
  error: Schema.Union([Withdrawn, Failed])
})

export const Word = DurableDeferred.make("word", { success: Schema.String })

const Never = DurableDeferred.make("never")

export const layer = Onboard.toLayer(({ account, dealer, fate }) =>
  Effect.gen(function* () {
    const by = yield* DurableDeferred.await(Word)
    const area = { account_id: BigInt(account), area_code: 330110 }
    const authorise = Activity.make({
      name: "authorise",
      error: Failed,
      execute: accountAreaAuth({ area_request: { auth_area_dto: [area] } }).pipe(failed("authorise"), Effect.asVoid)
    })
    const take = Activity.make({
      name: "take",
      error: Failed,
      execute: accountAreaAuth({ area_request: { un_auth_area_dto: [area] } }).pipe(failed("take"), Effect.asVoid)
    })
    yield* Onboard.withCompensation(authorise, () => Effect.ignore(take))
    const create = Activity.make({
      name: "create",
      success: Schema.String,
      error: Failed,
      execute: channelCreateMultiFlowSignQRCode({
        Agent: agent,
        TemplateId: dealer,
        FlowName: "经销商协议",
        MaxFlowNum: 1
      }).pipe(
        failed("create"),
        Effect.map(({ QrCode }) => QrCode.QrCodeId)
      )
    })
    const cancel = (QrCodeId: string) =>
      Activity.make({
        name: "cancel",
        error: Failed,
        execute: channelCancelMultiFlowSignQRCode({ Agent: agent, QrCodeId }).pipe(failed("cancel"), Effect.asVoid)
      })
    const code = yield* Onboard.withCompensation(create, (code) => Effect.ignore(cancel(code)))
    yield* DurableClock.sleep({ name: "cooling off", duration: 20, inMemoryThreshold: 0 })
    if (fate === "fails") return yield* new Withdrawn()
    if (fate !== "ends") yield* DurableDeferred.await(Never)
    return `${code} ${by}`
  })
)
