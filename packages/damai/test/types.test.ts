/** The types of calls. */
import { describe, expectTypeOf, it } from "@effect/vitest"
import type * as VendorError from "@effect-vendors/core/VendorError"
import * as Damai from "@effect-vendors/damai/Damai"
import * as Maizuo from "@effect-vendors/damai/Maizuo"
import * as DamaiTesting from "@effect-vendors/damai/testing"
import * as Effect from "effect/Effect"
import type * as Layer from "effect/Layer"
import type * as Redacted from "effect/Redacted"
import * as Courier from "../../top/test/courier/Courier.ts"
import { register, send } from "./requests.ts"

// Effects are values, so nothing here runs.
const sendCode = Maizuo.userAuthcodeSend(send)
const registerMember = Maizuo.userRegisterByauthcode(register)

describe("types", () => {
  it("a call fails with the refusal of its operation, or with an error that any call has", () => {
    expectTypeOf<Effect.Error<typeof sendCode>>().toEqualTypeOf<Maizuo.AuthcodeRefused | VendorError.GatewayError>()
    expectTypeOf<Effect.Error<typeof registerMember>>().toEqualTypeOf<
      Maizuo.RegistrationRefused | VendorError.GatewayError
    >()
    expectTypeOf(Damai.call("alibaba.damai.x", {})).toEqualTypeOf<
      Effect.Effect<Readonly<Record<string, unknown>>, VendorError.GatewayError, Damai.Damai>
    >()
  })

  it("a call needs its vendor, and a pipeline needs each vendor of its calls", () => {
    expectTypeOf<Effect.Services<typeof sendCode>>().toEqualTypeOf<Damai.Damai>()
    expectTypeOf<Effect.Services<typeof registerMember>>().toEqualTypeOf<Damai.Damai>()
    const pipeline = Effect.andThen(registerMember, Courier.ship({}))
    expectTypeOf<Effect.Services<typeof pipeline>>().toEqualTypeOf<Damai.Damai | Courier.Courier>()
    const faked = pipeline.pipe(Effect.provide(DamaiTesting.layerFake()))
    expectTypeOf<Effect.Services<typeof faked>>().toEqualTypeOf<Courier.Courier>()
  })

  it("a caught tag is no longer an error", () => {
    const caught = registerMember.pipe(
      Effect.catchTag("RegistrationRefused", (refused) => {
        expectTypeOf(refused).toEqualTypeOf<Maizuo.RegistrationRefused>()
        expectTypeOf(refused.result_code).toEqualTypeOf<number | undefined>()
        expectTypeOf(refused.data?.user_token).toEqualTypeOf<Redacted.Redacted | undefined>()
        return Effect.void
      }),
      Effect.catchTag("InvalidParameter", () => Effect.void),
      Effect.catchTag("AuthFailure", () => Effect.void)
    )
    expectTypeOf<Effect.Error<typeof caught>["_tag"]>().toEqualTypeOf<
      Exclude<VendorError.GatewayErrorTag, "InvalidParameter" | "AuthFailure">
    >()
  })

  it("an impossible tag cannot be caught", () => {
    // @ts-expect-error the refusal of another operation
    void sendCode.pipe(Effect.catchTag("RegistrationRefused", () => Effect.void))
    // @ts-expect-error the refusal of another operation
    void registerMember.pipe(Effect.catchTag("AuthcodeRefused", () => Effect.void))
    // @ts-expect-error the refusal of another vendor
    void registerMember.pipe(Effect.catchTag("ShipRefused", () => Effect.void))
    const caught = sendCode.pipe(Effect.catchTag("AuthFailure", () => Effect.void))
    // @ts-expect-error a tag that is caught already
    void caught.pipe(Effect.catchTag("AuthFailure", () => Effect.void))
  })

  it("requests and responses", () => {
    expectTypeOf<Effect.Success<typeof registerMember>["result"]["success"]>().toEqualTypeOf<true>()
    expectTypeOf<Effect.Success<typeof registerMember>["result"]["data"]["user_token"]>().toEqualTypeOf<
      Redacted.Redacted | undefined
    >()
    // @ts-expect-error a password is a secret
    void Maizuo.userRegisterByauthcode({ param0: { ...register.param0, user_login_password: "QWA1q2w3e4r" } })
    // @ts-expect-error the parameter is required
    void Maizuo.userAuthcodeSend({})
  })

  it("layers name their requirements", () => {
    expectTypeOf(DamaiTesting.layerFake()).toEqualTypeOf<Layer.Layer<Damai.Damai | DamaiTesting.DamaiSimulation>>()
    expectTypeOf(DamaiTesting.layerSandbox()).toEqualTypeOf<Layer.Layer<Damai.Damai | DamaiTesting.DamaiSimulation>>()
  })
})
