/**
 * Maizuo, Damai's ticketing for partners: `alibaba.damai.maizuo.openapi.*`.
 *
 * @since 0.1.0
 */
export * from "./maizuo/userAuthcodeSend.ts"
export * from "./maizuo/userRegisterByauthcode.ts"
