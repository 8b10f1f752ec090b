/**
 * The modules of core that the types of this package mention.
 *
 * A project that installs only this package can name them as its own: package managers that keep dependencies apart
 * hide core from it, and a compiler that writes declarations has to name what a function returns.
 *
 * @since 0.1.0
 */
export * as Credentials from "./Credentials.ts"
export * as Endpoint from "./Endpoint.ts"
export * as Operation from "./Operation.ts"
export * as Refusal from "./Refusal.ts"
export * as VendorError from "./VendorError.ts"
export * as Wire from "./Wire.ts"
