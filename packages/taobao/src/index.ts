/**
 * The Taobao Open Platform (TOP) as Effect services.
 *
 * @since 0.1.0
 */
export * as Lark from "./Lark.ts"
export * as Mafia from "./Mafia.ts"
export * as Taobao from "./Taobao.ts"
export * as TopErrorCodes from "./TopErrorCodes.ts"
export * as TopFormat from "./TopFormat.ts"
export * as TopGateway from "./TopGateway.ts"
export * as TopSigner from "./TopSigner.ts"
export * as TopWire from "./TopWire.ts"
