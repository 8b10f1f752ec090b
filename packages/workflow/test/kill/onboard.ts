/**
 * The pipeline that is killed: a dealer is given an area and a sign code, by two vendors, after an event. It imports no
 * more than it needs, because it is loaded anew for every life.
 */
import * as Durable from "@effect-vendors/workflow/Durable"
import * as Wire from "@effect-vendors/core/Wire"
import { accountAreaAuth } from "@effect-vendors/taobao/products/mafia/operations/accountAreaAuth"
import { channelCancelMultiFlowSignQRCode } from "@effect-vendors/tencent/products/essbasic/operations/channelCancelMultiFlowSignQRCode"
import { channelCreateMultiFlowSignQRCode } from "@effect-vendors/tencent/products/essbasic/operations/channelCreateMultiFlowSignQRCode"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import * as Schedule from "effect/Schedule"
import * as Schema from "effect/Schema"
import { fates } from "./messages.ts"

/** What becomes of an execution. */
export const Fate = Schema.Literals(fates)

/** The partner withdraws. */
export class Withdrawn extends Schema.TaggedError<Withdrawn>()("Withdrawn", {}) {}

/** A step failed, and the pipeline with it. */
export class Failed extends Schema.TaggedError<Failed>()("Failed", { step: Schema.String, reason: Schema.String }) {}

export const Onboard = Durable.workflow("Onboard", {
  payload: { dealer: Schema.String, account: Wire.Int64, fate: Fate },
  key: ({ dealer }) => dealer,
  success: Schema.String,
  error: [Withdrawn, Failed]
})

/** The dealer's word that it begins: an event from outside. The first one counts. */
export const Word = Durable.signal("word", Schema.Struct({ by: Wire.Secret }))

/** What never comes: an execution that waits for it is cancelled. */
const Never = Durable.signal("never", Schema.Void)

export const agent = {
  AppId: "yDwhxUUckp3gl8j5UuFX33LSNozpRsbi",
  ProxyOrganizationOpenId: "org_dianziqian",
  ProxyOperator: { OpenId: "n9527" }
}

export const failed = (step: string) =>
  Effect.mapError(
    (error: { readonly _tag: string; readonly message: string }) =>
      new Failed({ step, reason: `${error._tag} ${error.message}` })
  )

// The vendors themselves never fail here: a connection that cannot be made is worth another attempt.
const retry = Schedule.upTo(Schedule.spaced("50 millis"), { times: 20 })

export const layer = Onboard.toLayer(({ account, dealer, fate }) =>
  Effect.gen(function* () {
    const { by } = yield* Effect.orDie(Word.await({ within: "1 day" }))
    const area = { account_id: account, area_code: 330110 }
    yield* Durable.call(
      "authorise",
      accountAreaAuth,
      { area_request: { auth_area_dto: [area] } },
      {
        retry,
        unknown: Durable.again(),
        undo: () =>
          Durable.call(
            "take",
            accountAreaAuth,
            { area_request: { un_auth_area_dto: [area] } },
            {
              retry,
              unknown: Durable.again({ did: { AreaAuthRefused: () => ({ succ: true as const }) } })
            }
          )
      }
    ).pipe(failed("authorise"))
    const { QrCode } = yield* Durable.call(
      "create",
      channelCreateMultiFlowSignQRCode,
      {
        Agent: agent,
        TemplateId: dealer,
        FlowName: "经销商协议",
        MaxFlowNum: 1
      },
      {
        retry,
        unknown: Durable.person,
        undo: Option.match({
          onNone: () => Durable.leftover("a code may be left"),
          onSome: ({ QrCode }) =>
            Durable.call(
              "cancel",
              channelCancelMultiFlowSignQRCode,
              { Agent: agent, QrCodeId: QrCode.QrCodeId },
              {
                retry,
                unknown: Durable.again({ did: { QrInvalid: () => ({}) } })
              }
            )
        })
      }
    ).pipe(failed("create"))
    yield* Durable.sleep("cooling off", 20)
    if (fate === "fails") return yield* new Withdrawn()
    if (fate !== "ends") yield* Never.await()
    return `${QrCode.QrCodeId} ${Redacted.value(by)}`
  })
)
