/**
 * What fakes and sandboxes are made of.
 *
 * @since 0.1.0
 */
export * as Explanation from "./Explanation.ts"
export * as Faults from "./Faults.ts"
export * as Laws from "./Laws.ts"
export * as Sandbox from "./Sandbox.ts"
export * as Simulation from "./Simulation.ts"
export * as Simulator from "./Simulator.ts"
