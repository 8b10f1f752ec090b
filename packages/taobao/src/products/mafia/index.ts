// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
/** Mafia, the dealers and stores of Tmall's retail terminals: `tmall.mafia.*`. */
export * from "./operations/accountAreaAuth.ts"
