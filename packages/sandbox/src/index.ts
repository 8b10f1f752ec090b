/**
 * A local stand-in for vendors.
 *
 * @since 0.1.0
 */
export * as Control from "./Control.ts"
export * as Sandbox from "./Sandbox.ts"
export * as SandboxClock from "./SandboxClock.ts"
export * as SandboxState from "./SandboxState.ts"
export * as Vendors from "./Vendors.ts"
