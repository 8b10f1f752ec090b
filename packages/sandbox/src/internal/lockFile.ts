import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import type * as PlatformError from "effect/PlatformError"
import { StartFailure } from "./StartFailure.ts"

// One process may run several sandboxes, and their process id does not tell them apart.
const heldHere = new Set<string>()

/**
 * Keeps a file for this process until the scope closes. A file beside it, `state.json.lock`, tells the id of the process.
 * The lock of a process that is gone is taken over. Fails where a process that runs has the file.
 */
export const acquire = Effect.fnUntraced(function* (path: string) {
  const files = yield* FileSystem.FileSystem
  const lock = `${path}.lock`
  const own = `${lock}.${process.pid}`

  const take: Effect.Effect<void, StartFailure | PlatformError.PlatformError> = Effect.gen(function* () {
    // A link appears with its contents, so nobody ever reads a lock without a process id.
    const taken = yield* files.link(own, lock).pipe(
      Effect.as(true),
      Effect.catchIf(
        ({ reason }) => reason._tag === "AlreadyExists",
        () => Effect.succeed(false)
      )
    )
    if (taken) return
    const holder = yield* ifFound(files.readFileString(lock))
    if (holder !== undefined) {
      if (isHeld(lock, Number(holder))) {
        return yield* new StartFailure({
          message: `the process ${holder} has the state file ${path}; end it, or remove ${lock} if it is no sandbox`
        })
      }
      yield* removeStale(holder)
    }
    yield* take
  })

  // Two processes may see the same old lock. The slower one must not remove the lock that the faster one has taken since.
  const removeStale = Effect.fnUntraced(function* (holder: string) {
    const stale = `${own}.stale`
    yield* ifFound(files.rename(lock, stale))
    const moved = yield* ifFound(files.readFileString(stale))
    if (moved !== undefined && moved !== holder) yield* Effect.ignore(files.link(stale, lock))
    yield* ifFound(files.remove(stale))
  })

  yield* Effect.acquireRelease(
    files
      .writeFileString(own, String(process.pid))
      .pipe(
        Effect.andThen(take),
        Effect.ensuring(Effect.ignore(files.remove(own))),
        Effect.andThen(Effect.sync(() => heldHere.add(lock)))
      ),
    () =>
      Effect.andThen(
        Effect.sync(() => heldHere.delete(lock)),
        Effect.ignore(files.remove(lock))
      )
  )
})

const ifFound = <A, R>(
  effect: Effect.Effect<A, PlatformError.PlatformError, R>
): Effect.Effect<A | undefined, PlatformError.PlatformError, R> =>
  Effect.catchIf(
    effect,
    ({ reason }) => reason._tag === "NotFound",
    () => Effect.succeed(undefined)
  )

const isHeld = (lock: string, holder: number): boolean => {
  // In containers each run may have the same process id. A lock of this id that nobody here took is of an earlier run.
  if (holder === process.pid) return heldHere.has(lock)
  if (!Number.isSafeInteger(holder) || holder <= 0) return false
  try {
    return process.kill(holder, 0)
  } catch (error) {
    // The process of another user runs, too.
    return (error as NodeJS.ErrnoException).code === "EPERM"
  }
}
