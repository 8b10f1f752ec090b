/**
 * Pipelines over vendors that survive kill -9, and repeat no write blindly.
 *
 * @since 0.1.0
 */
export * as Ledger from "./Ledger.ts"
export * as Sealing from "./Sealing.ts"
