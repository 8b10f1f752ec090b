import { Essbasic } from "@effect-vendors/tencent"
import { EssbasicSimulator, TencentSimulation } from "@effect-vendors/tencent/testing"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { processed, type Scenario } from "./scenario.ts"

const day = 24 * 60 * 60 * 1000

const Agent = { AppId: "app", ProxyOrganizationOpenId: "org", ProxyOperator: { OpenId: "n9527" } }
const creation = { Agent, TemplateId: "yDSLKUUckpou1l4rUuJ7vlrBTL7S0DJ5", FlowName: "经销商协议" }
const qrCodeId = "yDSLZUUckpooi1ltUxCsD3RSTG9BEWhR"

const essbasic = Effect.flatMap(TencentSimulation, ({ get }) => get(EssbasicSimulator.simulator))

const signCode = (cancelled: boolean) =>
  Effect.gen(function* () {
    const expiredOn = Math.floor((yield* Clock.currentTimeMillis) / 1000) + 7 * 24 * 60 * 60
    const simulation = yield* TencentSimulation
    const code = { application: "app", organization: "org", templateId: "template", maxFlowNum: 5, used: 0 }
    yield* simulation.set(EssbasicSimulator.simulator, {
      signCodes: { [qrCodeId]: { ...code, expiredOn, cancelled } }
    })
    return { Agent, QrCodeId: qrCodeId }
  })

/** Creates a sign code. */
export const create: Scenario = {
  title: "Essbasic.channelCreateMultiFlowSignQRCode",
  operation: Essbasic.channelCreateMultiFlowSignQRCode,
  accepted: Effect.succeed(creation),
  refused: Effect.gen(function* () {
    yield* (yield* TencentSimulation).set(EssbasicSimulator.simulator, { signCodes: {}, templates: [] })
    return creation
  }),
  processed: processed(TencentSimulation, Essbasic.channelCreateMultiFlowSignQRCode),
  state: Effect.map(essbasic, ({ signCodes }) => {
    const { length } = Object.keys(signCodes)
    return length === 1 ? "1 code" : `${length} codes`
  }),
  reconcile: (input) =>
    Effect.gen(function* () {
      const before = Object.keys((yield* essbasic).signCodes)
      const { QrCode } = yield* Essbasic.channelCreateMultiFlowSignQRCode(input)
      const { signCodes } = yield* essbasic
      const now = yield* Clock.currentTimeMillis
      return (
        EssbasicSimulator.isValid(signCodes[QrCode.QrCodeId]!, now) &&
        // The caller never saw the other codes, so nobody signs by them, and they expire.
        before.every((id) => signCodes[id]!.used === 0 && !EssbasicSimulator.isValid(signCodes[id]!, now + 8 * day))
      )
    }),
  advice:
    "Create another code. If the first call made a code too, nobody ever sees that one: nobody signs by it, and it expires."
}

/** Cancels a sign code. */
export const cancel: Scenario = {
  title: "Essbasic.channelCancelMultiFlowSignQRCode",
  operation: Essbasic.channelCancelMultiFlowSignQRCode,
  accepted: signCode(false),
  refused: signCode(true),
  processed: processed(TencentSimulation, Essbasic.channelCancelMultiFlowSignQRCode),
  state: Effect.map(essbasic, ({ signCodes }) => (signCodes[qrCodeId]?.cancelled === true ? "cancelled" : "valid")),
  reconcile: (input) =>
    Essbasic.channelCancelMultiFlowSignQRCode(input).pipe(
      Effect.catchTag("QrInvalid", () => Effect.void),
      Effect.andThen(essbasic),
      Effect.map(({ signCodes }) => signCodes[qrCodeId]!.cancelled)
    ),
  advice: "Cancel the code again. Success and `QrInvalid` both say that nobody can sign by it any more."
}
