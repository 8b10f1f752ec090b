// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import * as TopWire from "@effect-vendors/top/TopWire"
import { operation } from "../../../Taobao.ts"

/** Tells of a cinema's workstations. */
export const posBasedataGetWorkstation = operation("taobao.lark.pos.basedata.getworkstation", {
  request: Wire.struct({
    cinema_link_id: Wire.optional(Wire.String),
    pos_code: Wire.optional(Wire.String)
  }),
  response: Wire.struct({
    data: TopWire.JsonText
  })
}).annotate(Operation.Idempotent, true)
