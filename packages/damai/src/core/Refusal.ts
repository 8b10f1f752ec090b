export * from "@effect-vendors/core/Refusal"
