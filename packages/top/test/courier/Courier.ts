/** A vendor on the platform that only tests know: a courier ships parcels and releases them. */
import type * as Operation from "@effect-vendors/core/Operation"
import * as Refusal from "@effect-vendors/core/Refusal"
import * as Wire from "@effect-vendors/core/Wire"
import * as TopVendor from "@effect-vendors/top/TopVendor"
import * as TopWire from "@effect-vendors/top/TopWire"
import * as Context from "effect/Context"
import * as Schema from "effect/Schema"

export class Courier extends Context.Service<Courier, Operation.Gateway>()("@effect-vendors/top/test/Courier") {}

export const vendor: TopVendor.TopVendor<Courier> = TopVendor.make(Courier, { name: "Courier", variables: "COURIER" })

export const { call, layer, layerConfig, layerWithSigner, operation, withCredentials, withSession } = vendor

export const Parcel = Wire.struct({
  id: Wire.optional(Wire.Int64),
  name: Wire.optional(Wire.String),
  depot_id: Wire.optional(Wire.Int64),
  weight: Wire.optional(Wire.Int),
  sent_at: Wire.optional(TopWire.DateText)
})

export class ShipRefused extends Refusal.Class<ShipRefused>()("ShipRefused", {
  reason: Schema.optional(Schema.String)
}) {}

export const ship = operation("courier.parcels.ship", {
  request: Wire.struct({
    order: Wire.optional(
      Wire.struct({
        parcels: Wire.optional(TopWire.list(Parcel)),
        returns: Wire.optional(TopWire.list(Parcel))
      })
    )
  }),
  response: Wire.struct({
    accepted: Wire.True,
    reason: Wire.optional(Wire.String),
    number: Wire.optional(TopWire.JsonText)
  }),
  refusals: {
    response: Refusal.flagged(ShipRefused, {
      flags: ["accepted"],
      code: ["reason"],
      message: ["reason"],
      fields: { reason: ["reason", Wire.String] }
    })
  }
})

export class ReleaseRefused extends Refusal.Class<ReleaseRefused>()("ReleaseRefused", {
  success: Schema.optional(Schema.Boolean),
  status: Schema.optional(Schema.Boolean)
}) {}

export const release = operation("courier.parcel.release", {
  request: Wire.struct({
    release: Wire.optional(
      Wire.struct({
        depot_id: Wire.String,
        parcel_id: Wire.String,
        captcha: Wire.Secret,
        mobile: Wire.String,
        token: Wire.Secret,
        reason: Wire.string({ maxLength: 100 })
      })
    )
  }),
  response: Wire.struct({
    data: Wire.struct({
      data: Wire.struct({ status: Wire.True, comments: Wire.optional(Wire.String) }),
      success: Wire.True,
      result_code: Wire.optional(Wire.String)
    })
  }),
  refusals: {
    response: Refusal.flagged(ReleaseRefused, {
      flags: ["data.success", "data.data.status"],
      code: ["data.result_code"],
      message: ["data.data.comments"],
      fields: { success: ["data.success", Wire.Boolean], status: ["data.data.status", Wire.Boolean] }
    })
  }
})

/** Shows an account's parcels, so it needs the session of the account's owner. */
export const list = operation("courier.parcels.list", {
  request: Wire.struct({}),
  response: Wire.struct({ parcels: TopWire.list(Parcel) })
}).annotate(TopVendor.RequiresSession, true)

export const operations: ReadonlyArray<Operation.Any> = [ship, release, list]
