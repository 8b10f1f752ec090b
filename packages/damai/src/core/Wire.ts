export * from "@effect-vendors/core/Wire"
