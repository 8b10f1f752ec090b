import * as Data from "effect/Data"
import * as Runtime from "effect/Runtime"

/** The sandbox cannot start. The command shows the message as one line, and nothing more. */
export class StartFailure extends Data.TaggedError("StartFailure")<{ readonly message: string }> {
  override readonly [Runtime.errorReported] = false
}

/** Makes one line of a text. */
export const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, " ")
