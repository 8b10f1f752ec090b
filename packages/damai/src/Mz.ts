/**
 * The newer part of Damai ticketing: the operations of `alibaba.damai.mz.*`.
 *
 * @since 0.1.0
 */
export * from "./products/mz/index.ts"
