/** The library's own generated files, from its specifications. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import { formatted, type Output } from "./files.ts"
import * as Json from "./json.ts"
import { barrelOf, type Family } from "./model.ts"
import { barrel, catalogue, refusalsModule, structModule, structsBarrel } from "./print/family.ts"
import { operationModule } from "./print/operation.ts"
import { reference } from "./print/reference.ts"
import { fromSpecifications } from "./print/text.ts"
import * as TencentFacts from "./tencentFacts.ts"
import * as TencentModel from "./tencentModel.ts"
import * as TopFacts from "./topFacts.ts"
import * as TopModel from "./topModel.ts"

const read = Effect.fnUntraced(function* <A>(schema: Parameters<typeof Json.read<A>>[0], root: string, file: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  return yield* Json.read(schema, file, yield* fs.readFileString(path.join(root, file)))
})

/** The families of all vendors. */
export const families = Effect.fnUntraced(function* (root: string) {
  const essbasic = yield* TencentModel.family(
    "essbasic",
    yield* read(TencentFacts.Facts, root, "specifications/tencent/essbasic-2021-05-26.json"),
    yield* read(TencentFacts.Patch, root, "specifications/tencent/patches/essbasic.json")
  )
  const top = yield* TopModel.families(
    [
      yield* read(TopFacts.Facts, root, "specifications/top/seeds.json"),
      yield* read(TopFacts.Facts, root, "specifications/top/apis.json")
    ],
    yield* read(TopFacts.Patch, root, "specifications/top/patches/apis.json")
  )
  return [essbasic, ...top]
})

/** Every file that is generated from the specifications of the repository at `root`. */
export const output = Effect.fnUntraced(function* (root: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const all = yield* families(root)
  const printed = new Map<string, string>()
  const folders = [path.join(root, "docs/reference")]
  for (const family of all) {
    const source = `packages/${family.vendor}/src`
    folders.push(path.join(root, source, family.name))
    for (const operation of family.operations) {
      const file = `${source}/${family.name}/${operation.exportName}.ts`
      printed.set(file, operationModule(family, operation, "library", fromSpecifications))
    }
    folders.push(path.join(root, source, family.name, "structs"))
    for (const struct of family.structs) {
      printed.set(`${source}/${family.name}/structs/${struct.name}.ts`, structModule(family, struct))
    }
    if (family.structs.length > 0) printed.set(`${source}/${family.name}/structs.ts`, structsBarrel(family))
    if (family.refusals.length > 0) printed.set(`${source}/${family.name}/refusals.ts`, refusalsModule(family))
    printed.set(`${source}/${barrelOf(family)}.ts`, barrel(family))
    printed.set(`docs/reference/${family.name}.md`, reference(family))
  }
  for (const [vendor, of] of byVendor(all)) printed.set(`packages/${vendor}/src/testing/catalogue.ts`, catalogue(of))

  const options = JSON.parse(yield* fs.readFileString(path.join(root, ".oxfmtrc.json")))
  const files = yield* Effect.forEach(printed, ([file, text]) =>
    Effect.map(formatted(file, text, options), (text) => [path.join(root, file), text] as const)
  )
  const result: Output = { files: new Map(files), folders }
  return result
})

const byVendor = (families: ReadonlyArray<Family>): ReadonlyMap<Family["vendor"], ReadonlyArray<Family>> => {
  const map = new Map<Family["vendor"], ReadonlyArray<Family>>()
  for (const family of families) map.set(family.vendor, [...(map.get(family.vendor) ?? []), family])
  return map
}
