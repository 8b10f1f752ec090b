// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export interface Permission {
  readonly Name?: string | undefined
  readonly Key?: string | undefined
  readonly Type?: number | undefined
  readonly Hide?: number | undefined
  readonly DataLabel?: number | undefined
  readonly DataType?: number | undefined
  readonly DataRange?: number | undefined
  readonly DataTo?: string | undefined
  readonly ParentKey?: string | undefined
  readonly IsChecked?: boolean | undefined
  readonly Children?: ReadonlyArray<Permission> | undefined
}

export const Permission: Wire.Codec<Permission> = Wire.struct({
  Name: Wire.optional(Wire.String),
  Key: Wire.optional(Wire.String),
  Type: Wire.optional(Wire.Int),
  Hide: Wire.optional(Wire.Int),
  DataLabel: Wire.optional(Wire.Int),
  DataType: Wire.optional(Wire.Int),
  DataRange: Wire.optional(Wire.Int),
  DataTo: Wire.optional(Wire.String),
  ParentKey: Wire.optional(Wire.String),
  IsChecked: Wire.optional(Wire.Boolean),
  Children: Wire.optional(Wire.array(Wire.suspend((): Wire.Codec<Permission> => Permission)))
})
