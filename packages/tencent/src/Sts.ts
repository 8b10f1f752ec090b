/**
 * Temporary keys of Tencent Cloud: the operations of `sts`.
 *
 * @since 0.1.0
 */
export * from "./products/sts/index.ts"
