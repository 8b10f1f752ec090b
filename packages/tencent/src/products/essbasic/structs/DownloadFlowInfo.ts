// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const DownloadFlowInfo = Wire.struct({
  FileName: Wire.String,
  FlowIdList: Wire.array(Wire.String)
})

export type DownloadFlowInfo = typeof DownloadFlowInfo.Type
