export * from "@effect-vendors/damai/testing"
