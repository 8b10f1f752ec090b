/**
 * Tencent e-sign for third-party platforms: the operations of `essbasic`.
 *
 * @since 0.1.0
 */
export * from "./products/essbasic/index.ts"
