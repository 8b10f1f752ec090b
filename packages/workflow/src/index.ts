/**
 * Pipelines over vendors that survive kill -9, and repeat no write blindly.
 *
 * @since 0.1.0
 */
export * as Callbacks from "./Callbacks.ts"
export * as Durable from "./Durable.ts"
export * as Engine from "./Engine.ts"
export * as Event from "./Event.ts"
export * as Executions from "./Executions.ts"
export * as Ledger from "./Ledger.ts"
export * as Operator from "./Operator.ts"
export * as Pipeline from "./Pipeline.ts"
export * as Policy from "./Policy.ts"
export * as Sealing from "./Sealing.ts"
export * as Signal from "./Signal.ts"
