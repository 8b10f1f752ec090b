import * as Effect from "effect/Effect"
import { build } from "esbuild"
import { fileURLToPath } from "node:url"

/** A program of the folder `program`, as one file for runtimes that read no TypeScript. */
export const bundle = (program: string): Effect.Effect<string> =>
  Effect.promise(async () => {
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL(`program/${program}`, import.meta.url))],
      bundle: true,
      write: false,
      format: "esm",
      platform: "neutral",
      mainFields: ["module", "main"],
      // The layer for Node is only there to refuse.
      external: ["node:*", "undici"]
    })
    return outputFiles[0]!.text
  })
