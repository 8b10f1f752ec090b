/** The gateway against the sandbox, which counts as the vendor does: each refuses what the other would. */
import { assert, it } from "@effect/vitest"
import * as Limits from "@effect-vendors/core/Limits"
import * as Retry from "@effect-vendors/core/Retry"
import * as Essbasic from "@effect-vendors/tencent/Essbasic"
import * as Tencent from "@effect-vendors/tencent/Tencent"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"

const keys = { one: Redacted.make("key of one"), two: Redacted.make("key of two") }

const Agent = { AppId: "app", ProxyOrganizationOpenId: "org", ProxyOperator: { OpenId: "n9527" } }

/** Two hundred a second. */
const operate = Essbasic.operateChannelTemplate({
  Agent,
  OperateType: "SELECT",
  TemplateId: "yDSLKUUckpou1l4rUuJ7vlrBTL7S0DJ5"
})

const layer = (limits: Limits.Limits) =>
  TencentTesting.layerSandbox({ rateLimits: true, secrets: keys, limits, retry: Retry.none })

/** Calls so often with each key, all at once, and gives the tags of the errors. */
const refusals = (times: number) =>
  Effect.forEach(
    Array.from({ length: 2 * times }, (_, index) => (index % 2 === 0 ? "one" : "two")),
    (secretId) =>
      Effect.match(operate.pipe(Tencent.withCredentials({ secretId, secretKey: keys[secretId] })), {
        onFailure: ({ _tag }): string => _tag,
        onSuccess: () => ""
      }),
    { concurrency: "unbounded" }
  ).pipe(Effect.map((tags) => tags.filter((tag) => tag !== "")))

it.live(
  "a thousand calls at once, of each of two accounts, and none is refused",
  () =>
    Effect.gen(function* () {
      const begin = performance.now()
      assert.deepStrictEqual(yield* refusals(1000), [])
      // The last go in the fifth second.
      assert.isAtLeast(performance.now() - begin, 4000)
    }).pipe(Effect.provide(layer(Limits.documented))),
  60_000
)
