/** The types of operations. The type checker is the test, so running it adds nothing. */
import { describe, expectTypeOf, it } from "@effect/vitest"
import * as Operation from "@effect-vendors/core/Operation"
import * as Paging from "@effect-vendors/core/Paging"
import * as Refusal from "@effect-vendors/core/Refusal"
import type * as VendorError from "@effect-vendors/core/VendorError"
import * as Wire from "@effect-vendors/core/Wire"
import * as Essbasic from "@effect-vendors/tencent/Essbasic"
import * as Tencent from "@effect-vendors/tencent/Tencent"
import * as Effect from "effect/Effect"
import type * as Stream from "effect/Stream"
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
  it("has the refusals of its operation and the errors of all calls", () => {
    expectTypeOf(cancel).toEqualTypeOf<Effect.Effect<{}, CancelError, Tencent.Tencent>>()
    expectTypeOf<Effect.Error<typeof create>>().toEqualTypeOf<CreateError>()
    expectTypeOf<Effect.Services<typeof create>>().toEqualTypeOf<Tencent.Tencent>()
    expectTypeOf<Operation.Error<typeof Essbasic.channelCancelMultiFlowSignQRCode>>().toEqualTypeOf<CancelError>()
    expectTypeOf(Tencent.call("A", {}, { service: "cvm", version: "2017-03-12" })).toEqualTypeOf<
      Effect.Effect<Readonly<Record<string, unknown>>, GatewayError, Tencent.Tencent>
    >()
  })

  it("is the same for a detailed call", () => {
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

  it("does not allow to catch a tag that cannot occur", () => {
    const handled = () => Effect.succeed("handled" as const)
    // @ts-expect-error creating has no such refusal
    void create.pipe(Effect.catchTag("QrInvalid", handled))
    // @ts-expect-error cancelling has no such refusal
    void cancel.pipe(Effect.catchTag("NoQuota", handled))
    const once = cancel.pipe(Effect.catchTag("QrInvalid", handled))
    // @ts-expect-error the tag is caught already
    void once.pipe(Effect.catchTag("QrInvalid", handled))
  })

  it("does not allow a request that does not fit", () => {
    // @ts-expect-error the agent is missing
    void Essbasic.channelCancelMultiFlowSignQRCode({ QrCodeId: "" })
    // @ts-expect-error the id is a text
    void Essbasic.channelCancelMultiFlowSignQRCode({ ...cancelRequest, QrCodeId: 5 })
    // @ts-expect-error the number of contracts is a number
    void Essbasic.channelCreateMultiFlowSignQRCode({ ...createRequest, MaxFlowNum: "5" })
  })

  it("has the fields of the response", () => {
    expectTypeOf<Effect.Success<typeof create>["QrCode"]["QrCodeId"]>().toEqualTypeOf<string>()
    // What callers do not depend on may be absent.
    expectTypeOf<Effect.Success<typeof create>["QrCode"]["ExpiredTime"]>().toEqualTypeOf<number | undefined>()
    // A list is always there.
    expectTypeOf<Effect.Success<ReturnType<typeof Essbasic.uploadFiles>>["FileUrls"]>().toEqualTypeOf<
      ReadonlyArray<string>
    >()
  })

  it("has the fields of the error", () => {
    expectTypeOf<VendorError.InvalidParameter["origin"]>().toEqualTypeOf<"client" | "vendor">()
    expectTypeOf<CancelError["retryable"]>().toEqualTypeOf<boolean>()
    expectTypeOf<CancelError["outcome"]>().toEqualTypeOf<"NotSent" | "Rejected" | "Done" | "Unknown">()
    expectTypeOf<CancelError["requestId"]>().toEqualTypeOf<string | undefined>()
  })
})

class ZoneClosed extends Refusal.Class<ZoneClosed>()("ZoneClosed") {}

class NoZones extends Refusal.Class<NoZones>()("NoZones") {}

describe("the constructor of a product", () => {
  const operation = Tencent.product({ service: "cvm", version: "2017-03-12" })
  const request = Wire.struct({ Offset: Wire.optional(Wire.Int), Limit: Wire.optional(Wire.Int) })
  const response = Wire.struct({
    ZoneSet: Wire.array(Wire.struct({ Zone: Wire.String })),
    TotalCount: Wire.Int,
    Open: Wire.Boolean
  })
  const paging = { offset: "Offset", counts: "items", limit: "Limit", items: "ZoneSet", total: "TotalCount" } as const

  const plain = operation("DescribeZones", { request, response })
  const refusing = operation("DescribeZones", {
    request,
    response,
    refusals: {
      codes: { "OperationDenied.ZoneClosed": ZoneClosed },
      response: Refusal.flagged(NoZones, { flags: ["Open"], code: [], message: [], fields: {} })
    },
    paging
  })

  it("keeps the name, the request and the response", () => {
    expectTypeOf(plain.name).toEqualTypeOf<"DescribeZones">()
    expectTypeOf<Parameters<typeof plain>>().toEqualTypeOf<[input: (typeof request)["Type"]]>()
    expectTypeOf(plain({})).toEqualTypeOf<Effect.Effect<(typeof response)["Type"], GatewayError, Tencent.Tencent>>()
  })

  it("adds the refusals by code and by response to the errors of all calls", () => {
    expectTypeOf<Operation.Error<typeof plain>>().toEqualTypeOf<GatewayError>()
    expectTypeOf<Operation.Error<typeof refusing>>().toEqualTypeOf<ZoneClosed | NoZones | GatewayError>()
  })

  it("types the items of a list in pages", () => {
    expectTypeOf<Paging.Item<typeof refusing>>().toEqualTypeOf<{ readonly Zone: string }>()
    expectTypeOf(Paging.items(refusing, {})).toEqualTypeOf<
      Stream.Stream<{ readonly Zone: string }, ZoneClosed | NoZones | GatewayError, Tencent.Tencent>
    >()
    // @ts-expect-error the operation has no pages
    void (() => Paging.items(plain, {}))
  })

  it("takes no list for the items that the response does not have", () => {
    // @ts-expect-error the response has no such field
    operation("DescribeZones", { request, response, paging: { ...paging, items: "Zones" } })
  })

  it("keeps the type of an operation that is annotated", () => {
    expectTypeOf(refusing.annotate(Operation.Idempotent, true)).toEqualTypeOf<typeof refusing>()
    expectTypeOf(refusing.annotate(Tencent.Host, "cvm.example.com")).toEqualTypeOf<typeof refusing>()
    // @ts-expect-error a host is a text
    refusing.annotate(Tencent.Host, 5)
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
