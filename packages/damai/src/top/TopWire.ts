export * from "@effect-vendors/top/TopWire"
