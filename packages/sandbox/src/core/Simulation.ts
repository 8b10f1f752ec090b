export * from "@effect-vendors/core/testing/Simulation"
