import * as SchemaIssue from "effect/SchemaIssue"

/** The place of a value that cannot be sent, and what is wrong with it. */
export interface Problem {
  readonly path: ReadonlyArray<PropertyKey>
  readonly message: string
}

export const problem = (path: ReadonlyArray<PropertyKey>, message: string): Problem => ({ path: [...path], message })

/** The problem as schemas tell problems. */
export const issueOf = ({ message, path }: Problem): SchemaIssue.Issue => {
  const issue = new SchemaIssue.InvalidValue({ message })
  return path.length === 0 ? issue : new SchemaIssue.Pointer(path, issue)
}

/** What is wrong with a value that throws when it is read: a getter, a `toJSON`, or a nesting deeper than the stack. */
export const thrown = (cause: unknown): string =>
  cause instanceof RangeError ? "the value is nested too deep" : "the value throws when it is read"
