/** The files of a product's folder. */
import { barrelOf, type Family, type Struct, vendorModuleOf } from "../model.ts"
import { withImports } from "./imports.ts"
import { operationModule } from "./operation.ts"
import { codedClass } from "./refusals.ts"
import { definitions } from "./schema.ts"
import { docComment, fromSpecifications, header, quoted } from "./text.ts"

/** The texts of the files, by their paths in the folder. */
export const productFiles = (family: Family): ReadonlyMap<string, string> => {
  const bodies = [
    ...family.operations.map(
      (operation) =>
        [
          `operations/${operation.exportName}.ts`,
          operationModule(family, operation, "library", fromSpecifications)
        ] as const
    ),
    ...family.structs.map((struct) => [`structs/${struct.name}.ts`, structModule(family, struct)] as const)
  ]
  const files = new Map<string, string>(bodies)
  if (family.structs.length > 0) files.set("structs.ts", structsBarrel(family))
  if (family.refusals.length > 0) files.set("refusals.ts", refusalsModule(family))
  const exported = [...files.keys()].filter((file) => !file.startsWith("structs/")).sort()
  files.set("index.ts", barrel(family, exported))
  files.set("catalogue.ts", catalogue(family))
  if (family.protocol._tag === "tencent") files.set("product.ts", productModule(family, family.protocol))
  return files
}

// A struct has a module of its own, because some bundlers keep every definition of a module that is in use.
const structModule = ({ structs }: Family, struct: Struct): string =>
  header(fromSpecifications) +
  withImports(
    definitions([struct], structs),
    structs
      .filter(({ name }) => name !== struct.name)
      .map(({ name }) => ({ name, from: `./${name}.ts`, kind: "named" }))
  )

const structsBarrel = ({ structs }: Family): string =>
  header(fromSpecifications) + exports(structs.map(({ name }) => `structs/${name}.ts`).sort())

const refusalsModule = ({ refusals }: Family): string =>
  header(fromSpecifications) + withImports(refusals.map(codedClass).join("\n"))

const barrel = ({ description }: Family, modules: ReadonlyArray<string>): string =>
  header(fromSpecifications) + docComment([description]) + exports(modules)

const exports = (modules: ReadonlyArray<string>): string =>
  modules.map((module) => `export * from "./${module}"\n`).join("")

const catalogue = (family: Family): string => {
  const barrel = barrelOf(family)
  return `${header(fromSpecifications)}import type * as Operation from "@effect-vendors/core/Operation"
import * as ${barrel} from "./index.ts"

${docComment(["Every operation of the product. A sandbox serves all of them."])}export const operations: ReadonlyArray<Operation.Any> = [
  ${family.operations.map(({ exportName }) => `${barrel}.${exportName}`).join(",\n")}
]\n`
}

const productModule = (family: Family, { service, version }: { service: string; version: string }): string => {
  const vendor = vendorModuleOf(family)
  return `${header(fromSpecifications)}import * as ${vendor} from "../../${vendor}.ts"

/** Makes an operation of the product. */
export const operation = ${vendor}.product({ service: ${quoted(service)}, version: ${quoted(version)} })\n`
}
