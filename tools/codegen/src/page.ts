/** The `page` command: it makes an operation for a user's own project from a documentation page. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import { type List, topPatches } from "./families.ts"
import { formatted } from "./files.ts"
import * as Json from "./json.ts"
import type { Family } from "./model.ts"
import { check } from "./names.ts"
import { operationModule } from "./print/operation.ts"
import { isGenerated } from "./print/text.ts"
import { SourceError } from "./SourceError.ts"
import * as TopFacts from "./top/facts.ts"
import * as TopOperation from "./top/operation.ts"
import * as TopPage from "./top/page/page.ts"

/** The command would overwrite a file that it did not write. */
export class Occupied extends Schema.TaggedError<Occupied>()("Occupied", { path: Schema.String }) {
  override get message(): string {
    return `${this.path} is a hand-written file, and the command does not overwrite it`
  }
}

export interface Options {
  readonly file: string
  readonly vendor: string
  readonly out: string
  readonly patch?: string | undefined
}

/** Writes the module of a page, and gives its path. */
export const writePage = Effect.fnUntraced(function* (root: string, list: List, options: Options) {
  const { file, out, patch, vendor } = options
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const own =
    patch === undefined ? {} : (yield* Json.read(TopFacts.Patch, patch, yield* fs.readFileString(patch))).value
  const known = yield* topPatches(root, list)

  const api = yield* TopPage.read(file, yield* fs.readFileString(file))
  const wrong = (problem: string) => new SourceError({ file, line: 1, problem })
  const prefix = api.name.slice(0, api.name.indexOf(".") + 1)
  const operation = yield* TopOperation.operation(api, prefix, { ...namesOf(known), ...own }, (_, problem) =>
    wrong(problem)
  )
  const family: Family = {
    vendor,
    product: "",
    description: "",
    protocol: { _tag: "top" },
    operations: [operation],
    structs: [],
    refusals: []
  }
  yield* check(family, wrong)

  const written = path.join(out, `${operation.exportName}.ts`)
  if ((yield* fs.exists(written)) && !isGenerated(yield* fs.readFileString(written))) {
    return yield* new Occupied({ path: written })
  }
  const how = `from the documentation page of ${api.name}. If you generate it again, you lose changes made here.`
  const format = JSON.parse(yield* fs.readFileString(path.join(root, ".oxfmtrc.json")))
  const text = yield* formatted(written, operationModule(family, operation, "project", how), format)
  yield* fs.makeDirectory(out, { recursive: true })
  yield* fs.writeFileString(written, text)
  return written
})

// The library knows which names of fields mean secrets or large numbers. They mean the same in other methods.
const namesOf = (patches: ReadonlyArray<TopFacts.Patch>): Pick<TopFacts.Patch, "secrets" | "int64"> => {
  const named = (of: "secrets" | "int64") => ({
    evidence: "the library's own patches",
    fields: patches.flatMap((patch) => patch[of]?.fields ?? [])
  })
  return { secrets: named("secrets"), int64: named("int64") }
}
