import * as Wire from "@effect-vendors/core/Wire"
import type * as TopVendor from "../../TopVendor.ts"

/** The methods by which an application gets a session, and gets a new one. */
export const operations = <Self>(vendor: TopVendor.TopVendor<Self>) => {
  const response = Wire.struct({ token_result: Wire.Secret })
  return {
    create: vendor.operation("taobao.top.auth.token.create", {
      request: Wire.struct({ code: Wire.Secret }),
      response
    }),
    refresh: vendor.operation("taobao.top.auth.token.refresh", {
      request: Wire.struct({ refresh_token: Wire.Secret }),
      response
    })
  }
}
