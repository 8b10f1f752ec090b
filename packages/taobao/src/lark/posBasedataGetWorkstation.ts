// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../Taobao.ts"
import * as TopWire from "../TopWire.ts"

/** Tells of a cinema's workstations. */
export const posBasedataGetWorkstation = operation("taobao.lark.pos.basedata.getworkstation", {
  request: Wire.struct({
    cinema_link_id: Wire.optional(Wire.String),
    pos_code: Wire.optional(Wire.String)
  }),
  response: Wire.struct({
    data: TopWire.JsonText
  }),
  traits: { idempotent: true }
})
