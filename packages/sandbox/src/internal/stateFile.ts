import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import { resolve } from "node:path"
import * as SandboxState from "../SandboxState.ts"
import * as atomicFile from "./atomicFile.ts"
import * as lockFile from "./lockFile.ts"
import { oneLine, StartFailure } from "./StartFailure.ts"

const Text = Schema.fromJsonString(SandboxState.SandboxState)

/**
 * Starts from the state in a file, if the file exists. Saves the state to it soon after each change, and in the end.
 * Fails where the file holds no state, or another process has it.
 */
export const layer = (path: string) =>
  Layer.effectDiscard(
    Effect.gen(function* () {
      const file = yield* realPath(path)
      yield* Effect.catchTag(lockFile.acquire(file), "PlatformError", refused(`cannot lock the state file ${path}`))
      const isThere = yield* Effect.catch(restore(file), refused(`the state file ${path} cannot be read as a state`))

      let saved = isThere ? yield* SandboxState.changes : undefined
      const save = Effect.gen(function* () {
        const changes = yield* SandboxState.changes
        if (changes === saved) return
        const text = yield* Effect.flatMap(SandboxState.save, Schema.encodeEffect(Text))
        yield* atomicFile.write(file, text)
        saved = changes
      })

      yield* Effect.addFinalizer(() =>
        // The program ends, so nobody is left to handle the error.
        Effect.catch(save, (error) => Effect.logError(`The state was not saved to ${path}`, error))
      )
      yield* Effect.forkScoped(
        save.pipe(
          Effect.timed,
          // A large state takes long to write, so it is written more rarely.
          Effect.flatMap(([took]) => Effect.sleep(Duration.times(took, 10))),
          Effect.catch((error) =>
            Effect.andThen(
              Effect.logError(`The state was not saved to ${path}; this is tried again`, error),
              Effect.sleep("10 seconds")
            )
          ),
          Effect.andThen(Effect.sleep("200 millis")),
          Effect.forever
        )
      )
    })
  )

// A file that is a link stays one: the file that it leads to is written.
const realPath = (path: string) =>
  Effect.flatMap(FileSystem.FileSystem, (files) => Effect.orElseSucceed(files.realPath(path), () => resolve(path)))

const restore = Effect.fnUntraced(function* (file: string) {
  const files = yield* FileSystem.FileSystem
  if (!(yield* files.exists(file))) return false
  const text = yield* files.readFileString(file)
  if (text.trim() === "") return yield* new StartFailure({ message: "it is empty" })
  yield* Effect.flatMap(Schema.decodeEffect(Text)(text), SandboxState.restore)
  return true
})

const refused =
  (what: string) =>
  ({ message }: Error) =>
    Effect.fail(new StartFailure({ message: oneLine(`${what}: ${message}`) }))
