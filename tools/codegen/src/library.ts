/** The files that the generator writes into the repository. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Families from "./families.ts"
import { formatted, type Output } from "./files.ts"
import { productFiles } from "./print/product.ts"
import { reference } from "./print/reference.ts"

/** Prints every file that comes from the specifications of the repository at `root`. */
export const output = Effect.fnUntraced(function* (root: string, list: Families.List) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const printed = new Map<string, string>()
  for (const family of yield* Families.families(root, list)) {
    const folder = `packages/${family.vendor}/src/products/${family.product}`
    for (const [file, text] of productFiles(family)) printed.set(`${folder}/${file}`, text)
    printed.set(`docs/reference/${family.product}.md`, reference(family))
  }
  const options = JSON.parse(yield* fs.readFileString(path.join(root, ".oxfmtrc.json")))
  const files = yield* Effect.forEach(printed, ([file, text]) =>
    Effect.map(formatted(file, text, options), (text) => [path.join(root, file), text] as const)
  )
  // A package whose last family left the list may still have generated files.
  const packages = yield* fs.readDirectory(path.join(root, "packages"))
  const result: Output = {
    files: new Map(files),
    folders: [
      path.join(root, "docs/reference"),
      ...packages.map((name) => path.join(root, "packages", name, "src/products"))
    ]
  }
  return result
})
