import * as Data from "effect/Data"

/** A runtime is not on this machine, and cannot be brought here. */
export class Missing extends Data.TaggedError("Missing")<{ readonly message: string }> {}

/** A runtime does not run its checks to their end. */
export class Failed extends Data.TaggedError("Failed")<{ readonly message: string; readonly cause?: unknown }> {}
