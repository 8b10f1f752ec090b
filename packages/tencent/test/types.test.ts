/** What the types of the operations say. The type checker is the test; running it adds nothing. */
import { describe, expectTypeOf, it } from "@effect/vitest"
import type * as Operation from "@effect-vendors/core/Operation"
import type * as VendorError from "@effect-vendors/core/VendorError"
import * as Essbasic from "@effect-vendors/tencent/Essbasic"
import * as Tencent from "@effect-vendors/tencent/Tencent"
import * as Effect from "effect/Effect"
import { cancelRequest, createRequest } from "./stub.ts"

const cancel = Essbasic.channelCancelMultiFlowSignQRCode(cancelRequest)
const create = Essbasic.channelCreateMultiFlowSignQRCode(createRequest)

type GatewayError =
  | VendorError.AuthFailure
  | VendorError.PermissionDenied
  | VendorError.InvalidParameter
  | VendorError.ResourceNotFound
  | VendorError.LimitExceeded
  | VendorError.RateLimited
  | VendorError.ServiceFailure
  | VendorError.OperationRefused
  | VendorError.TransportFailure
  | VendorError.MalformedResponse
  | VendorError.UnexpectedError

type CancelError = Essbasic.QrInvalid | Essbasic.Forbid | GatewayError

type CreateError =
  | Essbasic.NoQuota
  | Essbasic.QrCodeCreatorSignComponents
  | Essbasic.QrCodeSignUsers
  | Essbasic.QrCodeTemplateId
  | GatewayError

describe("the type of a call", () => {
  it("has the refusals of its operation, the errors of all, and nothing else", () => {
    expectTypeOf(cancel).toEqualTypeOf<Effect.Effect<{}, CancelError, Tencent.Tencent>>()
    expectTypeOf<Effect.Error<typeof create>>().toEqualTypeOf<CreateError>()
    expectTypeOf<Effect.Services<typeof create>>().toEqualTypeOf<Tencent.Tencent>()
    expectTypeOf<Operation.Failure<typeof Essbasic.channelCancelMultiFlowSignQRCode>>().toEqualTypeOf<CancelError>()
    expectTypeOf(Tencent.call("A", {})).toEqualTypeOf<
      Effect.Effect<Readonly<Record<string, unknown>>, GatewayError, Tencent.Tencent>
    >()
  })

  it("is the same in detail", () => {
    const detailed = Essbasic.channelCancelMultiFlowSignQRCode.detailed(cancelRequest)
    expectTypeOf(detailed).toEqualTypeOf<Effect.Effect<Operation.Detailed<{}>, CancelError, Tencent.Tencent>>()
  })

  it("loses a tag that is caught", () => {
    const handled = () => Effect.succeed("handled" as const)
    expectTypeOf(cancel.pipe(Effect.catchTag("QrInvalid", handled))).toEqualTypeOf<
      Effect.Effect<{} | "handled", Exclude<CancelError, Essbasic.QrInvalid>, Tencent.Tencent>
    >()
    expectTypeOf<Effect.Error<ReturnType<typeof catchInvalidParameter>>>().toEqualTypeOf<
      Exclude<CancelError, VendorError.InvalidParameter>
    >()
    expectTypeOf(cancel.pipe(Effect.catchTag("AuthFailure", handled), Effect.flip)).toEqualTypeOf<
      Effect.Effect<Exclude<CancelError, VendorError.AuthFailure>, {} | "handled", Tencent.Tencent>
    >()
    expectTypeOf<Effect.Error<ReturnType<typeof catchAll>>>().toEqualTypeOf<never>()
  })

  it("does not let a tag be caught that cannot occur", () => {
    const handled = () => Effect.succeed("handled" as const)
    // @ts-expect-error creating knows no such refusal
    void create.pipe(Effect.catchTag("QrInvalid", handled))
    // @ts-expect-error cancelling knows no such refusal
    void cancel.pipe(Effect.catchTag("NoQuota", handled))
    const once = cancel.pipe(Effect.catchTag("QrInvalid", handled))
    // @ts-expect-error it is gone already
    void once.pipe(Effect.catchTag("QrInvalid", handled))
  })

  it("does not let a request go out that does not fit", () => {
    // @ts-expect-error no agent
    void Essbasic.channelCancelMultiFlowSignQRCode({ QrCodeId: "" })
    // @ts-expect-error a number for a text
    void Essbasic.channelCancelMultiFlowSignQRCode({ ...cancelRequest, QrCodeId: 5 })
    // @ts-expect-error a text for a number
    void Essbasic.channelCreateMultiFlowSignQRCode({ ...createRequest, MaxFlowNum: "5" })
  })

  it("tells what a response has", () => {
    expectTypeOf<Effect.Success<typeof create>["QrCode"]["ExpiredTime"]>().toEqualTypeOf<number>()
    expectTypeOf<Effect.Success<typeof create>["SignUrls"]["HttpSignUrl"]>().toEqualTypeOf<string>()
  })

  it("tells what an error has", () => {
    expectTypeOf<VendorError.InvalidParameter["origin"]>().toEqualTypeOf<"client" | "vendor">()
    expectTypeOf<CancelError["retryable"]>().toEqualTypeOf<boolean>()
    expectTypeOf<CancelError["outcome"]>().toEqualTypeOf<"NotSent" | "Rejected" | "Unknown">()
    expectTypeOf<CancelError["requestId"]>().toEqualTypeOf<string | undefined>()
  })
})

const catchInvalidParameter = () =>
  cancel.pipe(
    Effect.catchTag("InvalidParameter", (error) => Effect.succeed(error.origin === "client" ? "ours" : "theirs"))
  )

const catchAll = () =>
  cancel.pipe(
    Effect.catchTags({
      QrInvalid: () => Effect.void,
      Forbid: () => Effect.void,
      AuthFailure: () => Effect.void,
      PermissionDenied: () => Effect.void,
      InvalidParameter: () => Effect.void,
      ResourceNotFound: () => Effect.void,
      LimitExceeded: () => Effect.void,
      RateLimited: () => Effect.void,
      ServiceFailure: () => Effect.void,
      OperationRefused: () => Effect.void,
      TransportFailure: () => Effect.void,
      MalformedResponse: () => Effect.void,
      UnexpectedError: () => Effect.void
    })
  )
