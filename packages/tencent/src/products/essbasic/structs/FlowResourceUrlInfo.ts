// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { ResourceUrlInfo } from "./ResourceUrlInfo.ts"

export const FlowResourceUrlInfo = Wire.struct({
  FlowId: Wire.optional(Wire.String),
  ResourceUrlInfos: Wire.orEmpty(Wire.array(ResourceUrlInfo))
})

export type FlowResourceUrlInfo = typeof FlowResourceUrlInfo.Type
