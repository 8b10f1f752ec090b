/** The types of the package. The type checker is the test; running it adds nothing. */
import type { Operation, VendorError } from "@effect-vendors/core"
import { Paging } from "@effect-vendors/core"
import { type Attachment, Express, Parcels } from "@effect-vendors/example-vendor"
import type * as ParcelsTesting from "@effect-vendors/example-vendor/testing"
import { Sandbox } from "@effect-vendors/sandbox"
import { describe, expectTypeOf, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import type * as Stream from "effect/Stream"
import { id } from "./stub.ts"

const cancel = Express.cancelParcel({ id })

describe("types", () => {
  it("a call tells what it gives, how it fails and which vendor it needs", () => {
    expectTypeOf(cancel).toEqualTypeOf<
      Effect.Effect<{}, Express.ParcelSent | VendorError.GatewayError, Parcels.Parcels>
    >()
    expectTypeOf<Operation.Error<typeof Express.createParcel>>().toEqualTypeOf<
      Express.ParcelNotAccepted | VendorError.GatewayError
    >()
    expectTypeOf<Operation.Error<typeof Express.findParcel>>().toEqualTypeOf<VendorError.GatewayError>()
  })

  it("an error that is caught is gone", () => {
    const caught = Effect.catchTag(cancel, "ParcelSent", () => Effect.succeed({}))
    expectTypeOf<Effect.Error<typeof caught>>().toEqualTypeOf<VendorError.GatewayError>()
  })

  it("secrets are Redacted, and files are bytes", () => {
    expectTypeOf<Express.Recipient["phone"]>().toEqualTypeOf<Redacted.Redacted<string>>()
    expectTypeOf<Parameters<typeof Express.attachCustomsForm>[0]["form"]>().toEqualTypeOf<Attachment.Attachment>()
    expectTypeOf<Attachment.Attachment["content"]>().toEqualTypeOf<Uint8Array>()
  })

  it("a list is a stream of its items", () => {
    expectTypeOf(Paging.items(Express.listParcels, {})).toEqualTypeOf<
      Stream.Stream<Express.Parcel, VendorError.GatewayError, Parcels.Parcels>
    >()
  })

  it("a sandbox provides the simulation and the gateway of each vendor", () => {
    expectTypeOf<
      Sandbox.SimulationsOf<readonly [typeof ParcelsTesting.sandbox]>
    >().toEqualTypeOf<ParcelsTesting.ParcelsSimulation>()
    expectTypeOf<Sandbox.GatewaysOf<readonly [typeof ParcelsTesting.sandbox]>>().toEqualTypeOf<Parcels.Parcels>()
  })

  it("a request has the fields of its operation, and a route has a method and a path", () => {
    // @ts-expect-error -- an id is a text
    void Express.findParcel({ id: 7 })
    // @ts-expect-error -- a status is one of four
    void Express.listParcels({ status: "lost" })
    // @ts-expect-error -- a path begins with a slash
    Parcels.operation("lost", { method: "GET", path: "v1/lost" }, Express.findParcel)
    // @ts-expect-error -- the vendor knows no PATCH
    Parcels.operation("lost", { method: "PATCH", path: "/v1/lost" }, Express.findParcel)
  })
})
