export * from "@effect-vendors/tencent/testing"
