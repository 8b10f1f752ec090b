// Evaluated before undici, which an older Node cannot load: its failure would name no version. Other runtimes have their
// own numbers; what they lack is found when a layer is built.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number)
const isNode = !("bun" in process.versions) && !("deno" in process.versions)

if (isNode && (major < 22 || (major === 22 && minor < 19))) {
  throw new Error(
    `@effect-vendors/node needs Node 22.19 or newer, and this is Node ${process.versions.node}. ` +
      "Runtime.layerWeb of @effect-vendors/core needs nothing of Node."
  )
}
