import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { dirname } from "node:path"

/**
 * Replaces a file as a whole: whatever happens meanwhile, the file holds the old text or the new one. Only one process
 * may write a file at a time.
 */
export const write = Effect.fnUntraced(function* (path: string, text: string) {
  const files = yield* FileSystem.FileSystem
  const next = `${path}.tmp`
  yield* Effect.scoped(
    Effect.gen(function* () {
      const file = yield* files.open(next, { flag: "w" })
      yield* file.writeAll(new TextEncoder().encode(text))
      // Without this, a machine that loses power may keep the new name and lose the text.
      yield* file.sync
    })
  )
  yield* files.rename(next, path)
  // The new name is in the folder. Some systems cannot do this for a folder.
  yield* Effect.ignore(Effect.scoped(Effect.flatMap(files.open(dirname(path), { flag: "r" }), (folder) => folder.sync)))
}, Effect.uninterruptible)
