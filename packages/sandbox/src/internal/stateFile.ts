import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import * as SandboxState from "../SandboxState.ts"

const Text = Schema.fromJsonString(SandboxState.SandboxState)

/** Starts from the state in a file, if the file exists, and saves the state to it in the end. */
export const layer = (path: string) =>
  Layer.effectDiscard(
    Effect.gen(function* () {
      const files = yield* FileSystem.FileSystem
      if (yield* files.exists(path)) {
        const text = yield* files.readFileString(path)
        yield* Effect.flatMap(Schema.decodeEffect(Text)(text), SandboxState.restore)
      }
      yield* Effect.addFinalizer(() =>
        SandboxState.save.pipe(
          Effect.flatMap(Schema.encodeEffect(Text)),
          Effect.flatMap((text) => files.writeFileString(path, text)),
          // The program ends, so nobody is left to handle the error.
          Effect.catch((error) => Effect.logError(`The state was not saved to ${path}`, error))
        )
      )
    })
  )
