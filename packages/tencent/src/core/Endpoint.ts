export * from "@effect-vendors/core/Endpoint"
