/**
 * Parcels, an invented express company, as an Effect service.
 *
 * @since 0.1.0
 */
export * as Attachment from "./Attachment.ts"
export * as ErrorCodes from "./ErrorCodes.ts"
export * as Express from "./Express.ts"
export * as Parcels from "./Parcels.ts"
export * as Route from "./Route.ts"
