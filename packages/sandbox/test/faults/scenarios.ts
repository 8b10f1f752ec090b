/** A call of each seed operation: what has to be there before it, what it leaves, and how to make sure of it. */
import type { Operation, VendorError } from "@effect-vendors/core"
import { type Damai, Maizuo } from "@effect-vendors/damai"
import { DamaiSimulation, MaizuoSimulator } from "@effect-vendors/damai/testing"
import type { Sandbox } from "@effect-vendors/sandbox"
import { Lark, Mafia, type Taobao } from "@effect-vendors/taobao"
import { LarkSimulator, MafiaSimulator, TaobaoSimulation } from "@effect-vendors/taobao/testing"
import { Essbasic, type Tencent } from "@effect-vendors/tencent"
import { EssbasicSimulator, TencentSimulation } from "@effect-vendors/tencent/testing"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"

export type Gateways = Tencent.Tencent | Taobao.Taobao | Damai.Damai

export interface Scenario {
  readonly title: string
  readonly operation: Operation.Any
  /** The requests of a call that the vendor serves, and of one that it refuses, once all is there for them. */
  readonly accepted: Effect.Effect<any, never, Sandbox.Simulations>
  readonly refused: Effect.Effect<any, never, Sandbox.Simulations>
  /** How often the vendor processed the operation, and what state that left. */
  readonly processed: Effect.Effect<number, never, Sandbox.Simulations>
  readonly state: Effect.Effect<string, never, Sandbox.Simulations>
  /** What a caller does who does not know what became of a call; gives whether it then has what it wanted. */
  readonly reconcile: (input: any) => Effect.Effect<boolean, VendorError.VendorError, Sandbox.Simulations | Gateways>
  readonly advice: string
}

const processed = (simulation: Effect.Effect<TencentSimulation["Service"], never, any>, { name }: Operation.Any) =>
  Effect.flatMap(simulation, ({ calls }) =>
    Effect.map(calls, (calls) => calls.filter(({ operation }) => operation === name).length)
  )

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

const create: Scenario = {
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
        // Whoever did not get its code cannot give it to anybody: nobody signs by it, and it expires.
        before.every((id) => signCodes[id]!.used === 0 && !EssbasicSimulator.isValid(signCodes[id]!, now + 8 * day))
      )
    }),
  advice: "Create another. A code that may exist besides is known to nobody: nobody signs by it, and it expires."
}

const day = 24 * 60 * 60 * 1000

const cancel: Scenario = {
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
  advice: "Cancel again: success and `QrInvalid` both say that nobody can sign by the code any more."
}

const account = { cinema_link_id: "7777", lease_code: "ykse", mobile: "13900004567" }
const accountId = "A-1001"

const lark = LarkSimulator.simulator

const logoffRequest = Effect.gen(function* () {
  const simulation = yield* TaobaoSimulation
  const captcha = yield* simulation.step(lark, LarkSimulator.sendCaptcha(account.mobile))
  const posToken = yield* simulation.step(lark, LarkSimulator.signInPos(account.cinema_link_id))
  return {
    logoff_request: {
      ...account,
      account_id: accountId,
      captcha: Redacted.make(captcha),
      pos_token: Redacted.make(posToken),
      logoff_reason: "搬家",
      channel_code: "pos"
    }
  }
})

const openAccount = Effect.flatMap(TaobaoSimulation, ({ step }) =>
  step(lark, LarkSimulator.openAccount(accountId, account))
)

const isLoggedOff = Effect.map(
  Effect.flatMap(TaobaoSimulation, ({ get }) => get(lark)),
  ({ accounts }) => accounts[accountId]!.loggedOff
)

const logoff: Scenario = {
  title: "Lark.logoffByPos",
  operation: Lark.logoffByPos,
  accepted: Effect.andThen(openAccount, logoffRequest),
  refused: Effect.map(Effect.andThen(openAccount, logoffRequest), ({ logoff_request }) => ({
    logoff_request: { ...logoff_request, captcha: Redacted.make("wrong") }
  })),
  processed: processed(TaobaoSimulation, Lark.logoffByPos),
  state: Effect.map(isLoggedOff, (isLoggedOff) => (isLoggedOff ? "logged off" : "open")),
  reconcile: () =>
    Effect.flatMap(logoffRequest, Lark.logoffByPos).pipe(
      Effect.catchIf(
        (error) => error._tag === "LogoffRefused" && error.status === false,
        () => Effect.void
      ),
      Effect.andThen(isLoggedOff)
    ),
  advice:
    "Have another captcha sent, and log off again: success and `LogoffRefused` with `status: false` both say that the account is off."
}

const area = { account_id: 1001n, province_code: 330000, city_code: 330100, area_code: 330110, area_name: "余杭区" }

const isAuthorized = Effect.map(
  Effect.flatMap(TaobaoSimulation, ({ get }) => get(MafiaSimulator.simulator)),
  (state) => MafiaSimulator.isAuthorized(state, area)
)

const authorize: Scenario = {
  title: "Mafia.accountAreaAuth",
  operation: Mafia.accountAreaAuth,
  accepted: Effect.succeed({ area_request: { auth_area_dto: [area] } }),
  refused: Effect.succeed({ area_request: { un_auth_area_dto: [area] } }),
  processed: processed(TaobaoSimulation, Mafia.accountAreaAuth),
  state: Effect.map(isAuthorized, (isAuthorized) => (isAuthorized ? "given" : "not given")),
  reconcile: (input) => Effect.andThen(Mafia.accountAreaAuth(input), isAuthorized),
  advice: "Give the same areas again: that changes nothing of what a dealer has already."
}

const tokens = {
  ptnr_token: Redacted.make("partner"),
  tenant_token: Redacted.make("tenant"),
  channel_token: Redacted.make("channel")
}
const phone = "13900004567"

const maizuo = Effect.flatMap(DamaiSimulation, ({ get }) => get(MaizuoSimulator.simulator))

const sending = { param0: { ...tokens, user_phone: phone, code_type: 1 } }

const send: Scenario = {
  title: "Maizuo.userAuthcodeSend",
  operation: Maizuo.userAuthcodeSend,
  accepted: Effect.succeed(sending),
  refused: Effect.succeed({ param0: { ...sending.param0, code_type: 3 } }),
  processed: processed(DamaiSimulation, Maizuo.userAuthcodeSend),
  state: Effect.map(maizuo, (state) =>
    MaizuoSimulator.sentCode(state, phone, 1) === undefined ? "no code" : "a code is good"
  ),
  reconcile: (input) =>
    Effect.andThen(
      Maizuo.userAuthcodeSend(input),
      Effect.map(maizuo, (state) => MaizuoSimulator.sentCode(state, phone, 1) !== undefined)
    ),
  advice: "Send another when the person asks for it: of two codes the last one counts."
}

const registration = (authCode: string) => ({
  param0: {
    ...sending.param0,
    auth_code: Redacted.make(authCode),
    user_login_password: Redacted.make("QWA1q2w3e4r")
  }
})

const withCode = Effect.gen(function* () {
  const expiresAt = (yield* Clock.currentTimeMillis) + 5 * 60 * 1000
  const simulation = yield* DamaiSimulation
  yield* simulation.set(MaizuoSimulator.simulator, {
    authCodes: { [`${phone}/1`]: { value: "314159", expiresAt } },
    members: {}
  })
})

const isMember = Effect.map(maizuo, ({ members }) => members[phone] !== undefined)

const register: Scenario = {
  title: "Maizuo.userRegisterByauthcode",
  operation: Maizuo.userRegisterByauthcode,
  accepted: Effect.as(withCode, registration("314159")),
  refused: Effect.as(withCode, registration("271828")),
  processed: processed(DamaiSimulation, Maizuo.userRegisterByauthcode),
  state: Effect.map(isMember, (isMember) => (isMember ? "a member" : "no member")),
  reconcile: () =>
    Effect.gen(function* () {
      yield* Maizuo.userAuthcodeSend(sending)
      const authCode = MaizuoSimulator.sentCode(yield* maizuo, phone, 1)!
      yield* Maizuo.userRegisterByauthcode(registration(authCode)).pipe(
        Effect.catchIf(
          (error) => error._tag === "RegistrationRefused" && error.code === "204",
          () => Effect.void
        )
      )
      return yield* isMember
    }),
  advice:
    "Have another code sent, and register again: success and the refusal that the phone is registered already both say that it is a member."
}

export const scenarios: ReadonlyArray<Scenario> = [create, cancel, logoff, authorize, send, register]
