export * from "@effect-vendors/core/Runtime"
