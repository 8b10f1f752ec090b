export * from "@effect-vendors/top/TopGateway"
