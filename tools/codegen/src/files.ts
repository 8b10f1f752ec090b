/** Generated files: formatted as the repository formats, compared with what is there, and written. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import { format, type FormatOptions } from "oxfmt"
import { isGenerated } from "./print/text.ts"

/** Files by their paths, and the folders in which there are no other generated ones. */
export interface Output {
  readonly files: ReadonlyMap<string, string>
  readonly folders: ReadonlyArray<string>
}

/** A generated file that is not as it would be generated. */
export interface Difference {
  readonly path: string
  readonly kind: "stale" | "missing" | "extra"
}

/** Generated files are not those that would be generated. */
export class Stale extends Schema.TaggedError<Stale>()("Stale", {
  differences: Schema.Array(
    Schema.Struct({ path: Schema.String, kind: Schema.Literals(["stale", "missing", "extra"]) })
  )
}) {
  override get message(): string {
    return [
      "generated files are not as `pnpm codegen` would write them:",
      ...this.differences.map(({ kind, path }) => `  ${kind}: ${path}`)
    ].join("\n")
  }
}

/** A printer wrote what is not the language of the file. */
export class Unformattable extends Schema.TaggedError<Unformattable>()("Unformattable", {
  path: Schema.String,
  problem: Schema.String
}) {
  override get message(): string {
    return `${this.path}: ${this.problem}`
  }
}

export const formatted = (path: string, text: string, options: FormatOptions): Effect.Effect<string, Unformattable> =>
  Effect.flatMap(
    Effect.promise(() => format(path, text, options)),
    ({ code, errors }) =>
      errors.length === 0
        ? Effect.succeed(code)
        : Effect.fail(new Unformattable({ path, problem: errors.map(({ message }) => message).join("; ") }))
  )

/** How the files on disk differ from the output. */
export const differences = Effect.fnUntraced(function* (output: Output) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const found: Array<Difference> = []
  for (const [file, text] of output.files) {
    if (!(yield* fs.exists(file))) found.push({ path: file, kind: "missing" })
    else if ((yield* fs.readFileString(file)) !== text) found.push({ path: file, kind: "stale" })
  }
  for (const folder of output.folders) {
    if (!(yield* fs.exists(folder))) continue
    for (const name of yield* fs.readDirectory(folder)) {
      const file = path.join(folder, name)
      if (output.files.has(file) || !/\.(?:ts|md)$/.test(name)) continue
      if (isGenerated(yield* fs.readFileString(file))) found.push({ path: file, kind: "extra" })
    }
  }
  return found
})

/** Makes the files on disk those of the output. Hand-written files are left alone. */
export const write = Effect.fnUntraced(function* (output: Output) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const found = yield* differences(output)
  for (const difference of found) {
    if (difference.kind === "extra") {
      yield* fs.remove(difference.path)
      continue
    }
    yield* fs.makeDirectory(path.dirname(difference.path), { recursive: true })
    yield* fs.writeFileString(difference.path, output.files.get(difference.path)!)
  }
  return found
})
