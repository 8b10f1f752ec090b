/**
 * For authors of a vendor: the parts that turn a protocol into a gateway.
 *
 * @since 0.1.0
 */
export * as BufferedClient from "./BufferedClient.ts"
export * as Endpoint from "./Endpoint.ts"
export * as EventStream from "./EventStream.ts"
export * as Exchange from "./Exchange.ts"
export * as Gateway from "./Gateway.ts"
export * as HttpExchange from "./HttpExchange.ts"
export * as Json from "./Json.ts"
export * as RetryAfter from "./RetryAfter.ts"
export * as Settings from "./Settings.ts"
export * as Utf8 from "./Utf8.ts"
export * as VendorErrors from "./VendorErrors.ts"
