export * from "@effect-vendors/core/testing/WireServer"
