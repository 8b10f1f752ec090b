/**
 * Measures how the time of a sandbox's simulators grows with the phones that they know: 2,000 and 20,000.
 *
 * With `--check` the program fails where ten times as many phones take more than 18 times as long.
 */
import { Maizuo } from "@effect-vendors/damai"
import * as DamaiTesting from "@effect-vendors/damai/testing"
import * as TaobaoTesting from "@effect-vendors/taobao/testing"
import { Essbasic } from "@effect-vendors/tencent"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import { Effect, Layer, Redacted } from "effect"

const { LarkSimulator } = TaobaoTesting

const tokens = {
  ptnr_token: Redacted.make("partner"),
  tenant_token: Redacted.make("tenant"),
  channel_token: Redacted.make("channel")
}
const Agent = { AppId: "app", ProxyOrganizationOpenId: "org", ProxyOperator: { OpenId: "n9527" } }

const phones = (count: number) => Array.from({ length: count }, (_, index) => String(13_900_000_000 + index))

/** All that one phone does: a member by a code, a captcha and its account, and a sign code. */
const journey = Effect.fnUntraced(function* (phone: string) {
  const damai = yield* DamaiTesting.DamaiSimulation
  const taobao = yield* TaobaoTesting.TaobaoSimulation
  yield* Maizuo.userAuthcodeSend({ param0: { ...tokens, user_phone: phone, code_type: 1 } })
  const code = (yield* damai.sentTo(phone)).at(-1)!.value
  yield* Maizuo.userRegisterByauthcode({
    param0: {
      ...tokens,
      user_phone: phone,
      code_type: 1,
      auth_code: Redacted.make(code),
      user_login_password: Redacted.make("QWA1q2w3e4r")
    }
  })
  yield* taobao.step(LarkSimulator.simulator, LarkSimulator.sendCaptcha(phone))
  yield* taobao.step(
    LarkSimulator.simulator,
    LarkSimulator.openAccount(phone, { cinema_link_id: "7", lease_code: "l", mobile: phone })
  )
  yield* Essbasic.channelCreateMultiFlowSignQRCode({
    Agent,
    TemplateId: "yDSLKUUckpou1l4rUuJ7vlrBTL7S0DJ5",
    FlowName: phone
  })
})

const measure = (count: number) =>
  Effect.gen(function* () {
    const begin = performance.now()
    yield* Effect.forEach(phones(count), journey, { discard: true })
    const steps = performance.now() - begin
    const saved = [
      yield* (yield* DamaiTesting.DamaiSimulation).save,
      yield* (yield* TaobaoTesting.TaobaoSimulation).save,
      yield* (yield* TencentTesting.TencentSimulation).save
    ]
    const bytes = JSON.stringify(saved).length
    return { count, steps, saving: performance.now() - begin - steps, megabytes: bytes / 1024 / 1024 }
  }).pipe(
    Effect.provide(Layer.mergeAll(DamaiTesting.layerFake(), TaobaoTesting.layerFake(), TencentTesting.layerFake())),
    Effect.runPromise
  )

await measure(500)
const few = await measure(2000)
const many = await measure(20_000)

console.log("| phones | steps, s | saving, s | state, MB |\n| ---: | ---: | ---: | ---: |")
for (const { count, megabytes, saving, steps } of [few, many]) {
  console.log(`| ${count} | ${(steps / 1000).toFixed(2)} | ${(saving / 1000).toFixed(2)} | ${megabytes.toFixed(1)} |`)
}
const growth = many.steps / few.steps
console.log(`ten times as many phones take ${growth.toFixed(1)} times as long`)
if (process.argv.includes("--check") && growth > 18) process.exitCode = 1
