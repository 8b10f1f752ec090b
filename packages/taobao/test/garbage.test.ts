import { afterAll, assert, describe, it } from "@effect/vitest"
import type * as VendorError from "@effect-vendors/core/VendorError"
import * as Lark from "@effect-vendors/taobao/Lark"
import * as Mafia from "@effect-vendors/taobao/Mafia"
import * as Taobao from "@effect-vendors/taobao/Taobao"
import * as TopSigner from "@effect-vendors/taobao/TopSigner"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Garbage from "./garbage.ts"
import { area, areaDone, areaKey, logoff, logoffDone, logoffKey } from "./requests.ts"
import * as Stub from "./stub.ts"

const targets: ReadonlyArray<Garbage.Target> = [
  {
    operation: Lark.logoffByPos,
    input: logoff,
    key: logoffKey,
    successes: [logoffDone, { ...logoffDone, request_id: "r-1" }],
    shows: (body) => Garbage.isTrue(body?.data?.success) && Garbage.isTrue(body?.data?.data?.status),
    refusal: "LogoffRefused"
  },
  {
    operation: Mafia.accountAreaAuth,
    input: area,
    key: areaKey,
    successes: [areaDone, { succ: true }, { succ: "true", data: "{}", request_id: "r-1" }],
    shows: (body) => Garbage.isTrue(body?.succ),
    refusal: "AreaAuthRefused"
  }
]

describe("whatever comes back", () => {
  const seen = new Map<string, number>()
  const signer = Layer.succeed(TopSigner.TopSigner, { method: "md5", sign: () => Effect.succeed("") })

  it.effect.prop(
    "is a typed error of the operation, or a success that shows itself",
    [Garbage.cases(targets)],
    ([given]) =>
      Effect.gen(function* () {
        const call = given.target.operation(given.target.input) as Effect.Effect<
          unknown,
          VendorError.VendorError,
          Taobao.Taobao
        >
        const exit = yield* Effect.exit(call)
        Garbage.check(given, exit)
        const label = Garbage.label(exit)
        seen.set(label, (seen.get(label) ?? 0) + 1)
      }).pipe(
        Effect.provide(
          Taobao.layerNoSigner({
            credentials: { appKey: "key", appSecret: Redacted.make("secret") },
            format: given.form.format
          }).pipe(Layer.provide([signer, Stub.always(given.body, given.status).layer]))
        )
      ),
    { timeout: 20_000, arbitrary: { seed: "garbage", runs: 1500 } }
  )

  afterAll(() => {
    // If only few sorts of answers were met, the property says little.
    for (const label of [
      "success",
      "LogoffRefused",
      "AreaAuthRefused",
      "MalformedResponse",
      "ServiceFailure",
      "UnexpectedError",
      "InvalidParameter",
      "RateLimited"
    ]) {
      assert.isAbove(seen.get(label) ?? 0, 5, `${label} of ${JSON.stringify([...seen])}`)
    }
  })
})
