export * from "@effect-vendors/top/TopSigner"
