/**
 * The cinema system Lark of Alibaba Pictures: the operations of `taobao.lark.*`.
 *
 * @since 0.1.0
 */
export * from "./products/lark/index.ts"
