/** An operation of a user's own project, from a documentation page. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import { formatted } from "./files.ts"
import * as Json from "./json.ts"
import type { Family } from "./model.ts"
import { check } from "./names.ts"
import { operationModule } from "./print/operation.ts"
import { isGenerated } from "./print/text.ts"
import { SourceError } from "./SourceError.ts"
import * as TopFacts from "./topFacts.ts"
import * as TopModel from "./topModel.ts"
import * as TopPage from "./topPage.ts"

/** The file to be written was written by hand. */
export class Occupied extends Schema.TaggedError<Occupied>()("Occupied", { path: Schema.String }) {
  override get message(): string {
    return `${this.path} is there already, and was not generated`
  }
}

export interface Options {
  readonly file: string
  readonly vendor: "taobao" | "damai"
  readonly out: string
  readonly patch?: string | undefined
}

/** Writes the module of a page, and gives its path. */
export const writePage = Effect.fnUntraced(function* (root: string, { file, out, patch, vendor }: Options) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const readPatch = Effect.fnUntraced(function* (patch: string) {
    return (yield* Json.read(TopFacts.Patch, patch, yield* fs.readFileString(patch))).value
  })
  // What the library knows of names counts for other methods, too.
  const known = yield* readPatch(path.join(root, "specifications/top/patches/apis.json"))
  const own = patch === undefined ? {} : yield* readPatch(patch)

  const api = yield* TopPage.read(file, yield* fs.readFileString(file))
  const wrong = (problem: string) => new SourceError({ file, line: 1, problem })
  const prefix = api.name.slice(0, api.name.indexOf(".") + 1)
  const operation = yield* TopModel.operation(
    api,
    prefix,
    { secrets: known.secrets, int64: known.int64, ...own } as TopFacts.Patch,
    (_, problem) => wrong(problem)
  )
  const family: Family = { vendor, name: vendor, description: "", operations: [operation], structs: [], refusals: [] }
  yield* check(family, wrong)

  const written = path.join(out, `${operation.exportName}.ts`)
  if ((yield* fs.exists(written)) && !isGenerated(yield* fs.readFileString(written))) {
    return yield* new Occupied({ path: written })
  }
  const how = `from the documentation page of ${api.name}. Changes made here are lost when it is generated again.`
  const options = JSON.parse(yield* fs.readFileString(path.join(root, ".oxfmtrc.json")))
  const text = yield* formatted(written, operationModule(family, operation, "project", how), options)
  yield* fs.makeDirectory(out, { recursive: true })
  yield* fs.writeFileString(written, text)
  return written
})
