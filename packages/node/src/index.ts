/**
 * The fast layers for Node.
 *
 * @since 0.1.0
 */
export * as NodeDigest from "./NodeDigest.ts"
export * as NodeDurable from "./NodeDurable.ts"
export * as NodeMac from "./NodeMac.ts"
export * as NodeProxy from "./NodeProxy.ts"
export * as NodeSqlite from "./NodeSqlite.ts"
export * as NodeVendors from "./NodeVendors.ts"
export * as UndiciHttpClient from "./UndiciHttpClient.ts"
