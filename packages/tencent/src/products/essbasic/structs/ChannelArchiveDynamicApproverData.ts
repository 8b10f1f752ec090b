// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const ChannelArchiveDynamicApproverData = Wire.struct({
  SignId: Wire.optional(Wire.String),
  RecipientId: Wire.optional(Wire.String)
})

export type ChannelArchiveDynamicApproverData = typeof ChannelArchiveDynamicApproverData.Type
