// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"
import { WebThemeConfig } from "../structs/WebThemeConfig.ts"

/**
 * Channel create web theme config (创建页面主题配置).
 *
 * Required: `Agent`, `ThemeType`, `WebThemeConfig`.
 *
 * Other codes: `FailedOperation`, `OperationDenied`.
 */
export const channelCreateWebThemeConfig = operation("ChannelCreateWebThemeConfig", {
  request: Wire.struct({
    Agent,
    ThemeType: Wire.String,
    WebThemeConfig
  }),
  response: Wire.struct({}),
  errorCodes: ["FailedOperation", "OperationDenied"]
})
