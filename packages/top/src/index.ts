/**
 * The protocol of the Taobao Open Platform (TOP), and vendors on it.
 *
 * @since 0.1.0
 */
export * as TopErrorCodes from "./TopErrorCodes.ts"
export * as TopFormat from "./TopFormat.ts"
export * as TopGateway from "./TopGateway.ts"
export * as TopSessions from "./TopSessions.ts"
export * as TopSigner from "./TopSigner.ts"
export * as TopVendor from "./TopVendor.ts"
export * as TopWire from "./TopWire.ts"
