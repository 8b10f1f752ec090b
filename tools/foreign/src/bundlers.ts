/** Bundles a program with each bundler, minified, as a project with that bundler's usual settings has it. */
import { nodeResolve } from "@rollup/plugin-node-resolve"
import * as esbuild from "esbuild"
import { readFileSync } from "node:fs"
import { builtinModules } from "node:module"
import * as path from "node:path"
import { rollup } from "rollup"
import { build as vite } from "vite"
import webpack from "webpack"

/** Where a program runs: browsers and workers have nothing of Node. */
export type Target = "node" | "web"

/** Bundles a module of JavaScript into another. */
export type Bundler = (entry: string, outfile: string, target: Target) => Promise<unknown>

const builtin = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]))

/** Compiles a TypeScript program without bundling it. */
export const strip = (source: string): string => esbuild.transformSync(source, { loader: "ts", format: "esm" }).code

const minify = (code: string): string => esbuild.transformSync(code, { minify: true, format: "esm" }).code

const withEsbuild: Bundler = (entry, outfile, target) =>
  esbuild.build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    minify: true,
    format: "esm",
    platform: target === "node" ? "node" : "browser",
    external: ["undici"],
    logLevel: "error"
  })

const withRollup: Bundler = async (entry, outfile, target) => {
  const bundle = await rollup({
    input: entry,
    external: (id) => builtin.has(id) || id === "undici",
    plugins: [nodeResolve({ browser: target === "web" })],
    onwarn: ({ code, message }) => {
      if (code !== "CIRCULAR_DEPENDENCY" && code !== "THIS_IS_UNDEFINED") throw new Error(message)
    }
  })
  await bundle.write({
    file: outfile,
    format: "es",
    inlineDynamicImports: true,
    plugins: [{ name: "minify", renderChunk: (code) => minify(code) }]
  })
}

const withVite: Bundler = (entry, outfile, target) =>
  vite({
    root: path.dirname(entry),
    configFile: false,
    // The test gives the program its credentials by the environment, which a page does not have.
    define: { "process.env": "process.env", "globalThis.process.env": "globalThis.process.env" },
    logLevel: "error",
    ...(target === "node" ? { ssr: { target: "node", noExternal: true, external: ["undici"] } } : {}),
    build: {
      outDir: path.dirname(outfile),
      emptyOutDir: false,
      target: "es2022",
      minify: true,
      ...(target === "node" ? { ssr: entry } : {}),
      rolldownOptions: {
        input: entry,
        preserveEntrySignatures: "strict",
        output: { entryFileNames: path.basename(outfile), codeSplitting: false }
      }
    }
  })

const withWebpack: Bundler = (entry, outfile, target) =>
  new Promise((resolve, reject) => {
    webpack(
      {
        mode: "production",
        context: path.dirname(entry),
        entry,
        target: target === "node" ? "node22" : ["web", "es2022"],
        externals: { undici: "import undici" },
        externalsPresets: { node: target === "node" },
        experiments: { outputModule: true },
        output: { path: path.dirname(outfile), filename: path.basename(outfile), library: { type: "module" } },
        performance: false
      },
      (error, stats) => {
        if (error !== null) reject(error)
        else if (stats?.hasErrors() === true) reject(new Error(stats.toString("errors-only")))
        else resolve(undefined)
      }
    )
  })

/** The bundlers that projects use. */
export const bundlers: Readonly<Record<string, Bundler>> = {
  esbuild: withEsbuild,
  Rollup: withRollup,
  Vite: withVite,
  webpack: withWebpack
}

/** The bytes of a bundle. */
export const sizeOf = (outfile: string): number => readFileSync(outfile).length
