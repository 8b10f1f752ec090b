import { afterAll, assert, describe, it } from "@effect/vitest"
import type * as VendorError from "@effect-vendors/core/VendorError"
import * as Damai from "@effect-vendors/damai/Damai"
import * as Maizuo from "@effect-vendors/damai/Maizuo"
import * as TopSigner from "@effect-vendors/taobao/TopSigner"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Garbage from "../../taobao/test/garbage.ts"
import * as Stub from "../../taobao/test/stub.ts"
import { register, registered, registerKey, send, sendKey, sent } from "./requests.ts"

const targets: ReadonlyArray<Garbage.Target> = [
  {
    operation: Maizuo.userAuthcodeSend,
    input: send,
    key: sendKey,
    successes: [sent, { result: { success: "true" }, request_id: "r-1" }],
    shows: (body) => Garbage.isTrue(body?.result?.success),
    refusal: "AuthcodeRefused"
  },
  {
    operation: Maizuo.userRegisterByauthcode,
    input: register,
    key: registerKey,
    successes: [registered, { ...registered, request_id: "r-1" }],
    shows: (body) => Garbage.isTrue(body?.result?.success) && (body.result.data ?? undefined) !== undefined,
    refusal: "RegistrationRefused"
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
          Damai.Damai
        >
        const exit = yield* Effect.exit(call)
        Garbage.check(given, exit)
        const label = Garbage.label(exit)
        seen.set(label, (seen.get(label) ?? 0) + 1)
      }).pipe(
        Effect.provide(
          Damai.layerNoSigner({
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
      "AuthcodeRefused",
      "RegistrationRefused",
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
