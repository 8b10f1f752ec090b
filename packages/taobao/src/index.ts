/**
 * Taobao as an Effect service.
 *
 * @since 0.1.0
 */
export * as Lark from "./Lark.ts"
export * as Mafia from "./Mafia.ts"
export * as Taobao from "./Taobao.ts"
export * from "./core/index.ts"
export * from "./top/index.ts"
