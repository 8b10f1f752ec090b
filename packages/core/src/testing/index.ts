/**
 * The parts of fakes and sandboxes.
 *
 * @since 0.1.0
 */
export * as Codes from "./Codes.ts"
export * as Faults from "./Faults.ts"
export * as Laws from "./Laws.ts"
export * as Plausible from "./Plausible.ts"
export * as SandboxVendor from "./SandboxVendor.ts"
export * as SignatureDiagnosis from "./SignatureDiagnosis.ts"
export * as Simulation from "./Simulation.ts"
export * as Simulator from "./Simulator.ts"
export * as Table from "./Table.ts"
export * as WireServer from "./WireServer.ts"
