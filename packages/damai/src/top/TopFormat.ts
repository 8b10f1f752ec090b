export * from "@effect-vendors/top/TopFormat"
