/**
 * A local stand-in for all vendors.
 *
 * @since 0.1.0
 */
export * as Sandbox from "./Sandbox.ts"
