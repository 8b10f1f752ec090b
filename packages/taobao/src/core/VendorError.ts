export * from "@effect-vendors/core/VendorError"
