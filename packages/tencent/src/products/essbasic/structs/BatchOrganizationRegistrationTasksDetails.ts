// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const BatchOrganizationRegistrationTasksDetails = Wire.struct({
  TaskId: Wire.optional(Wire.String),
  Status: Wire.optional(Wire.String),
  ErrorMessage: Wire.optional(Wire.String)
})

export type BatchOrganizationRegistrationTasksDetails = typeof BatchOrganizationRegistrationTasksDetails.Type
