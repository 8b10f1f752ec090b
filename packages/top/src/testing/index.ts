/**
 * The platform for tests: its side of the wire, and the fake and the sandbox of a vendor on it.
 *
 * @since 0.1.0
 */
export * as SessionsSimulator from "./SessionsSimulator.ts"
export * as TopServer from "./TopServer.ts"
export * as TopTesting from "./TopTesting.ts"
