/**
 * The modules of vendors that the types of this package mention.
 *
 * A project that installs only this package can name them as its own: package managers that keep dependencies apart
 * hide the vendors from it, and a compiler that writes declarations has to name what a function returns.
 *
 * @since 0.1.0
 */
export * as Damai from "./Damai.ts"
export * as DamaiTesting from "./DamaiTesting.ts"
export * as Taobao from "./Taobao.ts"
export * as TaobaoTesting from "./TaobaoTesting.ts"
export * as Tencent from "./Tencent.ts"
export * as TencentTesting from "./TencentTesting.ts"
