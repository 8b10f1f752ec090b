/**
 * Damai as an Effect service.
 *
 * @since 0.1.0
 */
export * as Damai from "./Damai.ts"
export * as Maizuo from "./Maizuo.ts"
export * as Mz from "./Mz.ts"
export * from "./core/index.ts"
export * from "./top/index.ts"
