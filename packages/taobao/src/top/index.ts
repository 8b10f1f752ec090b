/**
 * The modules of the protocol that the types of this package mention; see `core`.
 *
 * @since 0.1.0
 */
export * as TopFormat from "./TopFormat.ts"
export * as TopGateway from "./TopGateway.ts"
export * as TopSigner from "./TopSigner.ts"
export * as TopVendor from "./TopVendor.ts"
export * as TopWire from "./TopWire.ts"
