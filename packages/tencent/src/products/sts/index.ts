// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
/** Temporary keys of Tencent Cloud (`sts`, version 2018-08-13). */
export * from "./operations/assumeRole.ts"
export * from "./operations/assumeRoleWithSAML.ts"
export * from "./operations/assumeRoleWithWebIdentity.ts"
export * from "./operations/getCallerIdentity.ts"
export * from "./operations/getFederationToken.ts"
export * from "./operations/getSessionToken.ts"
export * from "./operations/queryApiKey.ts"
export * from "./refusals.ts"
export * from "./structs.ts"
