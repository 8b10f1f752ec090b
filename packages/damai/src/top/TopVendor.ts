export * from "@effect-vendors/top/TopVendor"
