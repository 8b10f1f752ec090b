// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
/** Maizuo, Damai's ticketing for partners: `alibaba.damai.maizuo.openapi.*`. */
export * from "./operations/userAuthcodeSend.ts"
export * from "./operations/userRegister.ts"
export * from "./operations/userRegisterByauthcode.ts"
