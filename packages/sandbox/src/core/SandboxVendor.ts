export * from "@effect-vendors/core/testing/SandboxVendor"
