/**
 * Damai ticketing for partners: the operations of `alibaba.damai.maizuo.openapi.*`.
 *
 * @since 0.1.0
 */
export * from "./products/maizuo/index.ts"
