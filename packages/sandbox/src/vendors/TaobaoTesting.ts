export * from "@effect-vendors/taobao/testing"
