/**
 * The families that specifications/families.json lists.
 *
 * A new family needs data only: an entry in the list, facts, and a patch.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import * as Json from "./json.ts"
import { SourceError } from "./SourceError.ts"
import * as TencentFacts from "./tencent/facts.ts"
import * as TencentModel from "./tencent/model.ts"
import * as TopFacts from "./top/facts.ts"
import * as TopModel from "./top/model.ts"

const folder = "specifications"

// The names become folders and, with a capital letter, modules and barrels.
const Name = Schema.String.check(Schema.isPattern(/^[a-z][A-Za-z\d]*$/))

const Described = { vendor: Name, product: Name, description: Schema.String }

/** `facts` and `patch` are paths from the folder of the list. */
const Listed = Schema.Union([
  Schema.Struct({
    ...Described,
    protocol: Schema.Literal("tencent"),
    facts: Schema.Tuple([Schema.String]),
    patch: Schema.String
  }),
  Schema.Struct({
    ...Described,
    protocol: Schema.Literal("top"),
    /** The family has every method whose name begins with it. */
    prefix: Schema.String,
    facts: Schema.NonEmptyArray(Schema.String),
    patch: Schema.String
  })
])

const List = Schema.Struct({ families: Schema.Array(Listed) })

export type List = Json.Document<typeof List.Type>

/** Reads the list of the repository at `root`. */
export const list = Effect.fnUntraced(function* (root: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const file = `${folder}/families.json`
  const document = yield* Json.read(List, file, yield* fs.readFileString(path.join(root, file)))
  const { families } = document.value
  for (const [index, { product }] of families.entries()) {
    // The reference has one page for each product, whoever the vendor is.
    if (families.findIndex((other) => other.product === product) !== index) {
      return yield* new SourceError({
        file,
        line: document.lineOf(["families", index, "product"]),
        problem: `the list has the product ${product} twice`
      })
    }
  }
  return document
})

/** The vendors whose operations a documentation page of the Taobao Open Platform may describe. */
export const topVendors = ({ value }: List): ReadonlyArray<string> => [
  ...new Set(value.families.filter(({ protocol }) => protocol === "top").map(({ vendor }) => vendor))
]

/** The patches to the families of the Taobao Open Platform. */
export const topPatches = Effect.fnUntraced(function* (root: string, list: List) {
  const read = reader(root, list)
  const patches = new Map<string, TopFacts.Patch>()
  for (const [index, { patch, protocol }] of list.value.families.entries()) {
    if (protocol !== "top" || patches.has(patch)) continue
    patches.set(patch, (yield* read(TopFacts.Patch, patch, ["families", index, "patch"])).value)
  }
  return [...patches.values()]
})

/** Reads the facts and the patch of each listed family, and makes the families. */
export const families = Effect.fnUntraced(function* (root: string, list: List) {
  const read = reader(root, list)
  return yield* Effect.forEach(list.value.families, (listed, index) =>
    Effect.gen(function* () {
      const at = ["families", index]
      const { description, product, vendor } = listed
      const described = { vendor, product, description }
      if (listed.protocol === "tencent") {
        const facts = yield* read(TencentFacts.Facts, listed.facts[0], [...at, "facts", 0])
        return yield* TencentModel.family(
          described,
          facts,
          yield* read(TencentFacts.Patch, listed.patch, [...at, "patch"])
        )
      }
      const facts = yield* Effect.forEach(listed.facts, (file, index) =>
        read(TopFacts.Facts, file, [...at, "facts", index])
      )
      const patch = yield* read(TopFacts.Patch, listed.patch, [...at, "patch"])
      return yield* TopModel.family(described, listed.prefix, facts, patch)
    })
  )
})

// Reads a file that the list names. `at` is the place of the name in the list.
const reader = (root: string, list: List) =>
  Effect.fnUntraced(function* <A>(
    schema: Schema.Codec<A, unknown, never, never>,
    name: string,
    at: ReadonlyArray<PropertyKey>
  ) {
    const fs = yield* FileSystem.FileSystem
    const path = yield* Path.Path
    const file = `${folder}/${name}`
    if (!(yield* fs.exists(path.join(root, file)))) {
      return yield* new SourceError({ file: list.file, line: list.lineOf(at), problem: `there is no file ${file}` })
    }
    return yield* Json.read(schema, file, yield* fs.readFileString(path.join(root, file)))
  })
