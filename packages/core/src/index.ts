/**
 * For callers: the modules that all vendors share.
 *
 * @since 0.1.0
 */
export * as Circuit from "./Circuit.ts"
export * as Configs from "./Configs.ts"
export * as Credentials from "./Credentials.ts"
export * as Drift from "./Drift.ts"
export * as Endpoint from "./Endpoint.ts"
export * as Limits from "./Limits.ts"
export * as Operation from "./Operation.ts"
export * as Paging from "./Paging.ts"
export * as Refusal from "./Refusal.ts"
export * as Retry from "./Retry.ts"
export * as Runtime from "./Runtime.ts"
export * as Sealing from "./Sealing.ts"
export * as Timeout from "./Timeout.ts"
export * as VendorError from "./VendorError.ts"
export * as Wire from "./Wire.ts"
