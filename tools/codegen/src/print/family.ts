/** What the operations of a family share, and what gathers them. */
import type { Family, Struct } from "../model.ts"
import { barrelOf } from "../model.ts"
import { withImports } from "./imports.ts"
import { refusalClass } from "./refusal.ts"
import { definitions } from "./schema.ts"
import { docComment, fromSpecifications, header } from "./text.ts"

/** A struct has a module of its own, since not every bundler drops what a module defines and nobody uses. */
export const structModule = ({ structs, vendor }: Family, struct: Struct): string =>
  header(fromSpecifications) +
  withImports(
    [
      { name: "Wire", from: "@effect-vendors/core/Wire", kind: "namespace" },
      ...(vendor === "damai"
        ? [{ name: "TopWire", from: "@effect-vendors/taobao/TopWire", kind: "namespace" } as const]
        : []),
      { name: "DateTime", from: "effect/DateTime", kind: "type namespace" },
      { name: "Redacted", from: "effect/Redacted", kind: "type namespace" },
      ...(vendor === "taobao" ? [{ name: "TopWire", from: "../../TopWire.ts", kind: "namespace" } as const] : []),
      ...structs
        .filter(({ name }) => name !== struct.name)
        .map(({ name }) => ({ name, from: `./${name}.ts`, kind: "named" }) as const)
    ],
    definitions([struct], structs)
  )

export const structsBarrel = ({ structs }: Family): string =>
  header(fromSpecifications) +
  structs
    .map(({ name }) => `export * from "./structs/${name}.ts"\n`)
    .sort()
    .join("")

export const refusalsModule = ({ refusals }: Family): string =>
  header(fromSpecifications) +
  withImports(
    [{ name: "VendorError", from: "@effect-vendors/core/VendorError", kind: "namespace" }],
    refusals.map(refusalClass).join("\n")
  )

export const barrel = (family: Family): string => {
  const modules = [
    ...family.operations.map(({ exportName }) => exportName),
    ...(family.refusals.length > 0 ? ["refusals"] : []),
    ...(family.structs.length > 0 ? ["structs"] : [])
  ].sort()
  return (
    header(fromSpecifications) +
    docComment([family.description]) +
    modules.map((name) => `export * from "./${family.name}/${name}.ts"\n`).join("")
  )
}

/** The operations of all families of a vendor, as its sandbox serves them. */
export const catalogue = (families: ReadonlyArray<Family>): string => {
  const entries = families.flatMap((family) =>
    family.operations.map(({ exportName }) => `${barrelOf(family)}.${exportName}`)
  )
  return (
    header(fromSpecifications) +
    withImports(
      [
        { name: "Operation", from: "@effect-vendors/core/Operation", kind: "type namespace" },
        ...families.map(
          (family) => ({ name: barrelOf(family), from: `../${barrelOf(family)}.ts`, kind: "namespace" }) as const
        )
      ],
      `/** The operations that a sandbox serves by itself. */
export const catalogue: ReadonlyArray<Operation.Any> = [\n${entries.join(",\n")}\n]\n`
    )
  )
}
