/** The types of calls. */
import type { EndpointError } from "@effect-vendors/core/Endpoint"
import { describe, expectTypeOf, it } from "@effect/vitest"
import type * as VendorError from "@effect-vendors/core/VendorError"
import * as Wire from "@effect-vendors/core/Wire"
import * as Lark from "@effect-vendors/taobao/Lark"
import * as Mafia from "@effect-vendors/taobao/Mafia"
import * as Taobao from "@effect-vendors/taobao/Taobao"
import * as TaobaoTesting from "@effect-vendors/taobao/testing"
import type * as TopSigner from "@effect-vendors/top/TopSigner"
import type * as Config from "effect/Config"
import type * as Digest from "effect/crypto/Digest"
import type * as Mac from "effect/crypto/Mac"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import type * as Layer from "effect/Layer"
import type * as Redacted from "effect/Redacted"
import { area, logoff } from "./requests.ts"

// Effects are values, so nothing here runs.
const logOff = Lark.logoffByPos(logoff)
const write = Mafia.accountAreaAuth(area)

type GatewayTag =
  | "AuthFailure"
  | "PermissionDenied"
  | "InvalidParameter"
  | "ResourceNotFound"
  | "LimitExceeded"
  | "RateLimited"
  | "ServiceFailure"
  | "OperationRefused"
  | "TransportFailure"
  | "MalformedResponse"
  | "UnexpectedError"

type Tags<E extends Effect.Effect<unknown, { readonly _tag: string }, unknown>> = Effect.Error<E>["_tag"]

describe("types", () => {
  it("a call fails with the refusal of its operation, or with an error that any call has", () => {
    expectTypeOf<Effect.Error<typeof logOff>>().toEqualTypeOf<Lark.LogoffRefused | VendorError.GatewayError>()
    expectTypeOf<Effect.Error<typeof write>>().toEqualTypeOf<Mafia.AreaAuthRefused | VendorError.GatewayError>()
    expectTypeOf<Tags<typeof logOff>>().toEqualTypeOf<"LogoffRefused" | GatewayTag>()
    expectTypeOf<Tags<typeof write>>().toEqualTypeOf<"AreaAuthRefused" | GatewayTag>()
    const detailed = Mafia.accountAreaAuth.detailed(area)
    expectTypeOf<Effect.Error<typeof detailed>>().toEqualTypeOf<Mafia.AreaAuthRefused | VendorError.GatewayError>()
    const call = Taobao.call("taobao.time.get", {})
    expectTypeOf(call).toEqualTypeOf<
      Effect.Effect<Readonly<Record<string, unknown>>, VendorError.GatewayError, Taobao.Taobao>
    >()
  })

  it("a call needs its vendor, and nothing else", () => {
    expectTypeOf<Effect.Services<typeof logOff>>().toEqualTypeOf<Taobao.Taobao>()
    expectTypeOf<Effect.Services<typeof write>>().toEqualTypeOf<Taobao.Taobao>()
    const faked = write.pipe(Effect.provide(TaobaoTesting.layerFake()))
    expectTypeOf<Effect.Services<typeof faked>>().toEqualTypeOf<never>()
  })

  it("a caught tag is no longer an error", () => {
    const caught = logOff.pipe(
      Effect.catchTag("LogoffRefused", (refused) => {
        expectTypeOf(refused).toEqualTypeOf<Lark.LogoffRefused>()
        expectTypeOf(refused.inner_code).toEqualTypeOf<string | undefined>()
        expectTypeOf(refused.status).toEqualTypeOf<boolean | undefined>()
        return Effect.void
      }),
      Effect.catchTag("InvalidParameter", (error) => {
        expectTypeOf(error.origin).toEqualTypeOf<"client" | "vendor">()
        return Effect.void
      }),
      Effect.catchTag("AuthFailure", () => Effect.void)
    )
    expectTypeOf<Tags<typeof caught>>().toEqualTypeOf<Exclude<GatewayTag, "InvalidParameter" | "AuthFailure">>()
    const written = write.pipe(Effect.catchTag("AreaAuthRefused", () => Effect.void))
    expectTypeOf<Effect.Error<typeof written>>().toEqualTypeOf<VendorError.GatewayError>()
  })

  it("an impossible tag cannot be caught", () => {
    // @ts-expect-error the refusal of another operation
    void logOff.pipe(Effect.catchTag("AreaAuthRefused", () => Effect.void))
    // @ts-expect-error the refusal of another operation
    void write.pipe(Effect.catchTag("LogoffRefused", () => Effect.void))
    // @ts-expect-error the refusal of another vendor
    void write.pipe(Effect.catchTag("QrInvalid", () => Effect.void))
    const caught = write.pipe(Effect.catchTag("AuthFailure", () => Effect.void))
    // @ts-expect-error a tag that is caught already
    void caught.pipe(Effect.catchTag("AuthFailure", () => Effect.void))
  })

  it("requests and responses", () => {
    expectTypeOf<Effect.Success<typeof write>>().toExtend<{ readonly succ: true; readonly data?: string | undefined }>()
    expectTypeOf<Effect.Success<typeof logOff>["data"]["data"]["status"]>().toEqualTypeOf<true>()
    expectTypeOf<Effect.Success<typeof logOff>["data"]["success"]>().toEqualTypeOf<true>()
    expectTypeOf<Mafia.TxpAccountAreaDTO["account_id"]>().toEqualTypeOf<bigint | undefined>()
    expectTypeOf<Mafia.TxpAccountAreaDTO["area_code"]>().toEqualTypeOf<number | undefined>()
    type Logoff = NonNullable<(typeof Lark.logoffByPos.request)["Type"]["logoff_request"]>
    expectTypeOf<Logoff["captcha"]>().toEqualTypeOf<Redacted.Redacted>()
    expectTypeOf<Logoff["pos_token"]>().toEqualTypeOf<Redacted.Redacted>()
    expectTypeOf<Logoff["mobile"]>().toEqualTypeOf<string>()
    expectTypeOf<typeof Lark.logoffByPos.name>().toEqualTypeOf<"taobao.lark.pos.cifprod.logoffByPos">()
    // @ts-expect-error a captcha is a secret
    void Lark.logoffByPos({ logoff_request: { ...logoff.logoff_request, captcha: "123456" } })
    // @ts-expect-error an identifier is a bigint
    void Mafia.accountAreaAuth({ area_request: { auth_area_dto: [{ account_id: 1 }] } })
    // @ts-expect-error no such field
    void Mafia.accountAreaAuth({ area_request: { auth_area_dto: [{ account: 1n }] } })
  })

  it("layers name their requirements", () => {
    const credentials = Effect.never
    expectTypeOf(Taobao.layer({ credentials })).toEqualTypeOf<
      Layer.Layer<Taobao.Taobao, EndpointError, HttpClient.HttpClient | Digest.Digest | Mac.Mac>
    >()
    expectTypeOf(Taobao.layerWithSigner({ credentials })).toEqualTypeOf<
      Layer.Layer<Taobao.Taobao, EndpointError, HttpClient.HttpClient | TopSigner.TopSigner>
    >()
    expectTypeOf<Layer.Error<ReturnType<typeof Taobao.layerConfig>>>().toEqualTypeOf<
      Config.ConfigError | EndpointError
    >()
    expectTypeOf(TaobaoTesting.layerFake()).toEqualTypeOf<Layer.Layer<Taobao.Taobao | TaobaoTesting.TaobaoSimulation>>()
    expectTypeOf(TaobaoTesting.layerSandbox()).toEqualTypeOf<
      Layer.Layer<Taobao.Taobao | TaobaoTesting.TaobaoSimulation>
    >()
  })

  it("an operation without refusals has none", () => {
    const plain = Taobao.operation("taobao.a.b", {
      request: Wire.struct({}),
      response: Wire.struct({ id: Wire.Int64 })
    })
    const call = plain({})
    expectTypeOf<Effect.Error<typeof call>>().toEqualTypeOf<VendorError.GatewayError>()
    expectTypeOf<Effect.Success<typeof call>>().toEqualTypeOf<{ readonly id: bigint }>()
  })
})
