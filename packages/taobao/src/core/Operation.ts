export * from "@effect-vendors/core/Operation"
