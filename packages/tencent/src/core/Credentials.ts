export * from "@effect-vendors/core/Credentials"
