import { Damai, Maizuo } from "@effect-vendors/damai"
import * as DamaiTesting from "@effect-vendors/damai/testing"
import { Essbasic } from "@effect-vendors/tencent"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Result } from "effect"
import { TestConsole } from "effect/testing"
import { pipeline } from "../src/pipeline/pipeline.ts"
import * as sandboxed from "../src/pipeline/sandboxed.ts"
import { program } from "./program.ts"

const run = program("demo.ts")

const wireNames = [
  Maizuo.userAuthcodeSend.name,
  Maizuo.userRegisterByauthcode.name,
  "tmall.mafia.account.area.auth",
  Essbasic.channelCreateMultiFlowSignQRCode.name,
  Essbasic.channelCancelMultiFlowSignQRCode.name,
  Essbasic.channelCancelMultiFlowSignQRCode.name,
  "tmall.mafia.account.area.auth",
  "taobao.lark.pos.cifprod.logoffByPos"
]

describe("demo", () => {
  it.live("tells of every step, sums up, and exits with 0", () =>
    Effect.gen(function* () {
      const { code, stderr, stdout } = yield* run()
      assert.strictEqual(stderr, "")
      const steps = stdout.split("\n").filter((line) => line.startsWith("✔"))
      assert.strictEqual(steps.length, wireNames.length)
      steps.forEach((step, index) => assert.include(step, ` ${wireNames[index]} `))
      assert.include(steps[5], "QrInvalid, handled")
      assert.match(stdout, /8 steps with 3 vendors, all done, in [\d.]+ ms/)
      assert.strictEqual(code, 0)
    })
  )

  it.live("names every missing variable with --live", () =>
    Effect.gen(function* () {
      const { code, stderr } = yield* run("--live")
      assert.strictEqual(code, 1)
      for (const name of [
        "TENCENTCLOUD_SECRET_ID",
        "TENCENTCLOUD_SECRET_KEY",
        "TAOBAO_APP_KEY",
        "TAOBAO_APP_SECRET",
        "DAMAI_APP_KEY",
        "DAMAI_APP_SECRET",
        "ESSBASIC_TEMPLATE_ID",
        "MAIZUO_USER_PHONE",
        "LARK_POS_TOKEN"
      ]) {
        assert.include(stderr, `  ${name}\n`)
      }
    })
  )

  it.effect("names the step that failed, and stops there", () =>
    Effect.gen(function* () {
      const simulation = yield* TencentTesting.TencentSimulation
      yield* simulation.script(
        Essbasic.channelCreateMultiFlowSignQRCode,
        Result.fail(new Essbasic.NoQuota({ message: "no contracts left" }))
      )
      const error = yield* Effect.flip(pipeline)
      assert.include(error.message, "step 4, ChannelCreateMultiFlowSignQRCode, failed: NoQuota")
      assert.strictEqual((yield* simulation.calls).length, 1)
      assert.strictEqual((yield* (yield* DamaiTesting.DamaiSimulation).calls).length, 2)
      assert.isTrue((yield* TestConsole.logLines).length >= 3)
      yield* Damai.Damai
    }).pipe(Effect.provide(sandboxed.layer))
  )
})
