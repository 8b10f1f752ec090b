import { UnsupportedRuntime } from "@effect-vendors/core/Runtime"
import * as Effect from "effect/Effect"

/** What tells runtimes apart. */
export interface Globals {
  readonly navigator?: { readonly userAgent?: string } | undefined
  readonly process?: { readonly versions?: Readonly<Record<string, string | undefined>> } | undefined
}

/** Fails on a runtime on which undici does not work. */
export const supported = (globals: Globals): Effect.Effect<void, UnsupportedRuntime> => {
  const message = refusalOf(globals)
  return message === undefined ? Effect.void : Effect.fail(new UnsupportedRuntime({ message }))
}

const refusalOf = ({ navigator, process }: Globals): string | undefined => {
  const { bun, node } = process?.versions ?? {}
  if (bun !== undefined) return `Bun ${bun} has an undici of its own, without dispatchers: ${useWeb}`
  if (navigator?.userAgent === "Cloudflare-Workers") return `Cloudflare Workers have no undici: ${useWeb}`
  if (node === undefined) return `this runtime is not Node: ${useWeb}`
  const [major = 0, minor = 0] = node.split(".").map(Number)
  if (major < 22 || (major === 22 && minor < 19)) {
    return `Node ${node} is too old for undici: use Node 22.19 or newer, or ${web}`
  }
  return undefined
}

const web = "Runtime.layerWeb of @effect-vendors/core"
const useWeb = `use ${web}, not @effect-vendors/node`
