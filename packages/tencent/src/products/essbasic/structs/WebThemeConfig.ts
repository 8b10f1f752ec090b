// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const WebThemeConfig = Wire.struct({
  DisplaySignBrandLogo: Wire.optional(Wire.Boolean),
  WebEmbedThemeColor: Wire.optional(Wire.String),
  AuthenticateBackground: Wire.optional(Wire.String),
  HideAuthenticateNavigationBar: Wire.optional(Wire.Boolean),
  HideAuthenticateTopLogo: Wire.optional(Wire.Boolean)
})

export type WebThemeConfig = typeof WebThemeConfig.Type
