export * from "@effect-vendors/tencent/Tencent"
