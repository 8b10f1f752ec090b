/**
 * Lark, the cinema system of Alibaba Pictures: `taobao.lark.*`.
 *
 * @since 0.1.0
 */
export * from "./lark/logoffByPos.ts"
