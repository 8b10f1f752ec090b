export * from "@effect-vendors/damai/Damai"
