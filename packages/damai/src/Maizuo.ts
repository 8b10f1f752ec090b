// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
/** Maizuo, Damai's ticketing for partners: `alibaba.damai.maizuo.openapi.*`. */
export * from "./maizuo/userAuthcodeSend.ts"
export * from "./maizuo/userRegister.ts"
export * from "./maizuo/userRegisterByauthcode.ts"
