/** Generated files: the generator formats them, compares them with the files on disk, and writes them. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import { format, type FormatOptions } from "oxfmt"
import { isGenerated } from "./print/text.ts"

/** The texts of the generated files by path, and the folders that hold nothing but generated files. */
export interface Output {
  readonly files: ReadonlyMap<string, string>
  readonly folders: ReadonlyArray<string>
}

/**
 * How a file on disk differs from the output.
 *
 * - `stale`: the generator would write another text.
 * - `missing`: the generator would write the file, and it is not there.
 * - `extra`: the generator wrote the file once, and would not write it now.
 * - `hand-written`: the generator did not write the file, and it lies where only generated files may be.
 */
const Kind = Schema.Literals(["stale", "missing", "extra", "hand-written"])

const Difference = Schema.Struct({ path: Schema.String, kind: Kind })

export type Difference = typeof Difference.Type

/** The files on disk differ from the output. */
export class Differs extends Schema.TaggedError<Differs>()("Differs", { differences: Schema.Array(Difference) }) {
  override get message(): string {
    return [
      "these files differ from what `pnpm codegen` writes:",
      ...this.differences.map(({ kind, path }) => `  ${kind}: ${path}`),
      ...(this.differences.some(({ kind }) => kind === "hand-written")
        ? ["`pnpm codegen` leaves hand-written files alone: move them out of the generated folders."]
        : [])
    ].join("\n")
  }
}

/** A printer wrote a text that is not in the language of its file. */
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

/** Compares the files on disk with the output. */
export const differences = Effect.fnUntraced(function* (output: Output) {
  const fs = yield* FileSystem.FileSystem
  const found: Array<Difference> = []
  for (const [path, text] of output.files) {
    if (!(yield* fs.exists(path))) {
      found.push({ path, kind: "missing" })
      continue
    }
    const there = yield* fs.readFileString(path)
    if (there !== text) found.push({ path, kind: isGenerated(there) ? "stale" : "hand-written" })
  }
  for (const folder of output.folders) {
    for (const path of yield* filesIn(folder)) {
      if (output.files.has(path)) continue
      found.push({ path, kind: isGenerated(yield* fs.readFileString(path)) ? "extra" : "hand-written" })
    }
  }
  return found
})

// Every file below a folder, whatever its ending.
const filesIn = Effect.fnUntraced(function* (folder: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  if (!(yield* fs.exists(folder))) return []
  const names = yield* fs.readDirectory(folder, { recursive: true })
  return yield* Effect.filter(names.map((name) => path.join(folder, name)).sort(), (file) =>
    Effect.map(fs.stat(file), ({ type }) => type !== "Directory")
  )
})

/**
 * Writes the output, and removes the generated files that are not in it. A hand-written file stays as it is, even
 * where a generated one should be.
 */
export const write = Effect.fnUntraced(function* (output: Output) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const found = yield* differences(output)
  for (const difference of found) {
    if (difference.kind === "hand-written") continue
    if (difference.kind === "extra") {
      yield* fs.remove(difference.path)
      continue
    }
    yield* fs.makeDirectory(path.dirname(difference.path), { recursive: true })
    yield* fs.writeFileString(difference.path, output.files.get(difference.path)!)
  }
  return found
})
