/** A step takes as much work with 20,000 phones as with 2,000. What is counted are the entries that it looks at. */
import { assert, describe, it } from "@effect/vitest"
import { type Simulator, Table } from "@effect-vendors/core/testing"
import { Maizuo } from "@effect-vendors/damai"
import * as DamaiTesting from "@effect-vendors/damai/testing"
import { Lark, Mafia } from "@effect-vendors/taobao"
import * as TaobaoTesting from "@effect-vendors/taobao/testing"
import { Essbasic } from "@effect-vendors/tencent"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import { make as makeOutbox } from "../../core/src/testing/internal/outbox.ts"
import type { Operation } from "@effect-vendors/core"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"

const { EssbasicSimulator } = TencentTesting
const { LarkSimulator, MafiaSimulator } = TaobaoTesting
const { MaizuoSimulator } = DamaiTesting

const moment: Simulator.Moment = { now: 0, account: "", id: (label) => `id of ${label}`, digits: () => "123456" }

const tableOf = <A>(size: number, keyOf: (index: number) => string, value: (index: number) => A): Table.Table<A> => {
  let table: Table.Table<A> = {}
  for (let index = 0; index < size; index++) table = Table.set(table, keyOf(index), value(index))
  return table
}

const phone = (index: number) => String(13_900_000_000 + index)

/** Counts how often a step looks at an entry of a table. */
const counting = <State extends object>(state: State) => {
  let looks = 0
  const watched = Object.fromEntries(
    Object.entries(state).map(([name, table]) => [
      name,
      new Proxy(table as object, {
        get: (target, key) => {
          if (typeof key === "string") looks++
          return Reflect.get(target, key)
        },
        getOwnPropertyDescriptor: (target, key) => {
          looks++
          return Reflect.getOwnPropertyDescriptor(target, key)
        },
        ownKeys: (target) => {
          const keys = Reflect.ownKeys(target)
          looks += keys.length
          return keys
        }
      })
    ])
  )
  return { state: watched as State, looks: () => looks }
}

const by = (
  simulator: Simulator.Simulator<any>,
  operation: Operation.Any,
  request: unknown
): Simulator.Step<any, unknown> =>
  simulator.transitions.find((transition) => transition.operation.id === operation.id)!.step(request)

const tokens = {
  ptnr_token: Redacted.make("p"),
  tenant_token: Redacted.make("t"),
  channel_token: Redacted.make("c"),
  user_phone: phone(7),
  code_type: 1
}

const Agent = { AppId: "app", ProxyOrganizationOpenId: "org", ProxyOperator: { OpenId: "n9527" } }

const maizuo = (size: number) => ({
  authCodes: tableOf(
    size,
    (index) => `${phone(index)}/1`,
    () => ({ value: "123456", expiresAt: 1 })
  ),
  members: tableOf(
    size,
    (index) => phone(size + index),
    (index) => ({ user_id: `u${index}`, user_token: "t" })
  )
})

const lark = (size: number) => ({
  accounts: tableOf(
    size,
    (index) => `a${index}`,
    (index) => ({ cinema_link_id: "c7", lease_code: "l", mobile: phone(index), loggedOff: false })
  ),
  captchas: tableOf(size, phone, () => ({ value: "123456", expiresAt: 1 })),
  posTokens: tableOf(
    size,
    (index) => `c${index}`,
    () => ({ value: "token", expiresAt: 1 })
  )
})

const area = (index: number) => ({ account_id: BigInt(index), area_code: 330110 })

const mafia = (size: number) => ({ areas: tableOf(size, (index) => MafiaSimulator.key(area(index)), area) })

const essbasic = (size: number) => ({
  signCodes: tableOf(
    size,
    (index) => `code${index}`,
    () => ({
      application: "app",
      organization: "org",
      templateId: "t",
      maxFlowNum: 5,
      used: 0,
      expiredOn: 1,
      cancelled: false
    })
  )
})

const logoff = {
  account_id: "a7",
  cinema_link_id: "c7",
  lease_code: "l",
  mobile: phone(7),
  captcha: Redacted.make("123456"),
  pos_token: Redacted.make("token"),
  logoff_reason: "",
  channel_code: "pos"
}

const cases: ReadonlyArray<
  readonly [what: string, state: (size: number) => object, step: Simulator.Step<any, unknown>]
> = [
  ["a code is sent", maizuo, by(MaizuoSimulator.simulator, Maizuo.userAuthcodeSend, { param0: tokens })],
  [
    "a member is registered",
    maizuo,
    by(MaizuoSimulator.simulator, Maizuo.userRegisterByauthcode, {
      param0: { ...tokens, auth_code: Redacted.make("123456"), user_login_password: Redacted.make("p") }
    })
  ],
  ["a captcha is sent", lark, LarkSimulator.sendCaptcha(phone(7))],
  ["a captcha is sent to another phone", lark, LarkSimulator.sendCaptcha("new")],
  ["a point of sale is signed in", lark, LarkSimulator.signInPos("new")],
  [
    "an account is opened",
    lark,
    LarkSimulator.openAccount("new", { cinema_link_id: "c", lease_code: "l", mobile: "m" })
  ],
  ["an account is logged off", lark, by(LarkSimulator.simulator, Lark.logoffByPos, { logoff_request: logoff })],
  [
    "areas are given and taken",
    mafia,
    by(MafiaSimulator.simulator, Mafia.accountAreaAuth, {
      area_request: { auth_area_dto: [area(-1)], un_auth_area_dto: [area(7)] }
    })
  ],
  [
    "a sign code is created",
    essbasic,
    by(EssbasicSimulator.simulator, Essbasic.channelCreateMultiFlowSignQRCode, {
      Agent,
      TemplateId: "t",
      FlowName: "协议"
    })
  ],
  [
    "a sign code is cancelled",
    essbasic,
    by(EssbasicSimulator.simulator, Essbasic.channelCancelMultiFlowSignQRCode, { Agent, QrCodeId: "code7" })
  ],
  ["a sign code is scanned", essbasic, EssbasicSimulator.scan("code7")]
]

describe("the work of a step does not grow with the state", () => {
  it.each(cases)("where %s", (_, stateOf, step) => {
    const [few, many] = [2000, 20_000].map((size) => {
      const { looks, state } = counting(stateOf(size))
      const [next, value] = step(state, moment)
      assert.isFalse(Result.isResult(value) && Result.isFailure(value))
      assert.notStrictEqual(next, state)
      return looks()
    })
    assert.isBelow(few!, 20)
    assert.strictEqual(many, few)
  })

  it("where a message is looked up", () => {
    const outbox = makeOutbox<{ readonly recipient: string }>()
    for (let index = 0; index < 20_000; index++) outbox.push({ recipient: phone(index) })
    assert.deepStrictEqual(outbox.to(phone(7)), [{ recipient: phone(7) }])
    assert.lengthOf(outbox.get(), 20_000)
  })

  it("where messages were dropped, none of them is found", () => {
    const outbox = makeOutbox<{ readonly recipient: string; readonly text: number }>(3)
    for (let text = 0; text < 100; text++) outbox.push({ recipient: String(text % 2), text })
    const kept = outbox.get()
    assert.isAtMost(kept.length, 6)
    assert.deepStrictEqual(
      outbox.to("1"),
      kept.filter(({ recipient }) => recipient === "1")
    )
    outbox.set([])
    assert.deepStrictEqual(outbox.to("1"), [])
  })
})
