// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
export * from "./structs/ApiKey.ts"
export * from "./structs/Credentials.ts"
export * from "./structs/Tag.ts"
