/**
 * The modules of core that the types of this package mention; see `vendors/index.ts`.
 *
 * @since 0.1.0
 */
export * as SandboxVendor from "./SandboxVendor.ts"
export * as Simulation from "./Simulation.ts"
export * as WireServer from "./WireServer.ts"
