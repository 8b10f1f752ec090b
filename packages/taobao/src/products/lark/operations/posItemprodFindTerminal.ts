// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import * as TopWire from "@effect-vendors/top/TopWire"
import { operation } from "../../../Taobao.ts"

/** Finds the configuration of a terminal. */
export const posItemprodFindTerminal = operation("taobao.lark.pos.itemprod.findterminal", {
  request: Wire.struct({
    device_id: Wire.optional(Wire.String),
    device_type: Wire.optional(Wire.String),
    create_user: Wire.optional(Wire.String),
    lease_code: Wire.optional(Wire.String),
    cinema_id: Wire.optional(Wire.String),
    cinema_name: Wire.optional(Wire.String)
  }),
  response: Wire.struct({
    data: TopWire.JsonText
  })
})
