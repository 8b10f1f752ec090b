// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
/** The newer methods of Maizuo: `alibaba.damai.mz.*`. */
export * from "./operations/crmAccountModifyPwd.ts"
