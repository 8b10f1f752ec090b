/** Requests that fit the courier's operations, and the platform's answers to them. */
import * as Redacted from "effect/Redacted"
import type * as Courier from "./Courier.ts"

export const parcels = {
  order: { parcels: [{ id: 1234n, weight: 500, name: "余杭区" }] }
} satisfies (typeof Courier.ship.request)["Type"]

export const shipped = { accepted: true, number: "1234" }

export const shipKey = "courier_parcels_ship_response"

export const release = {
  release: {
    depot_id: "7777",
    parcel_id: "parcel-1",
    captcha: Redacted.make("123456"),
    mobile: "13900004567",
    token: Redacted.make("token"),
    reason: "顾客要求"
  }
} satisfies (typeof Courier.release.request)["Type"]

export const released = { data: { data: { status: true, comments: "已放行" }, success: true, result_code: "SUCCESS" } }

export const releaseKey = "courier_parcel_release_response"
