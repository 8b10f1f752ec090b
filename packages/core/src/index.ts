/**
 * What every vendor shares.
 *
 * @since 0.1.0
 */
export * as Circuit from "./Circuit.ts"
export * as Endpoint from "./Endpoint.ts"
export * as Failures from "./Failures.ts"
export * as Gateway from "./Gateway.ts"
export * as Http from "./Http.ts"
export * as Json from "./Json.ts"
export * as Limits from "./Limits.ts"
export * as Operation from "./Operation.ts"
export * as Paging from "./Paging.ts"
export * as Retry from "./Retry.ts"
export * as Settings from "./Settings.ts"
export * as Timeout from "./Timeout.ts"
export * as Utf8 from "./Utf8.ts"
export * as VendorError from "./VendorError.ts"
export * as Web from "./Web.ts"
export * as Wire from "./Wire.ts"
