export * from "@effect-vendors/taobao/Taobao"
