import * as Schema from "effect/Schema"

/** What is wrong with an input: unreadable, ambiguous or contradictory, and where. */
export class SourceError extends Schema.TaggedError<SourceError>()("SourceError", {
  file: Schema.String,
  line: Schema.Int,
  problem: Schema.String
}) {
  override get message(): string {
    return `${this.file}:${this.line}: ${this.problem}`
  }
}
