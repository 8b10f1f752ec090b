import type { Vendor } from "./answers.ts"
import type { Variant } from "./variant.ts"

interface Entry {
  readonly vendors: ReadonlyArray<Vendor>
  readonly compiled: boolean
  // Only the process that runs a variant loads it, so that no other variant counts as its memory.
  readonly load: () => Promise<Variant>
}

const both: ReadonlyArray<Vendor> = ["tencent", "taobao"]

const ours = (transport: "node" | "undici" | "fetch", compiled: boolean): Entry => ({
  vendors: both,
  compiled,
  load: async () => (await import("./variants/ours.ts")).ours(transport)
})

const other = (vendors: ReadonlyArray<Vendor>, load: () => Promise<Variant>): Entry => ({
  vendors,
  compiled: false,
  load
})

export const variants = {
  "floor: undici Pool, by hand": other(both, async () => (await import("./variants/floor.ts")).floor),
  "fetch, by hand": other(both, async () => (await import("./variants/globalFetch.ts")).globalFetch),
  "layerUndici, by hand": other(both, async () => (await import("./variants/layerUndici.ts")).layerUndici),
  "ours on packages/node": ours("node", false),
  "ours on packages/node, JIT": ours("node", true),
  "ours on layerUndici": ours("undici", false),
  "ours on layerUndici, JIT": ours("undici", true),
  "ours on fetch": ours("fetch", false),
  "ours on fetch, JIT": ours("fetch", true),
  "tencentcloud-sdk-nodejs": other(["tencent"], async () => (await import("./variants/tencentSdk.ts")).tencentSdk),
  "node-taobao-topclient": other(["taobao"], async () => (await import("./variants/topSdks.ts")).taobaoTopclient),
  "topsdk": other(["taobao"], async () => (await import("./variants/topSdks.ts")).topsdk)
} as const

export type Name = keyof typeof variants

export const names = Object.keys(variants) as Array<Name>
