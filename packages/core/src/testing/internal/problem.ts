import type * as SchemaIssue from "effect/SchemaIssue"
import type { Problem } from "../Codes.ts"

/** The first thing that is wrong with a request. */
export const problemOf = (issue: SchemaIssue.Issue, path: ReadonlyArray<string> = []): Problem => {
  switch (issue._tag) {
    case "Pointer":
      return problemOf(issue.issue, [...path, ...issue.path.map(String)])
    case "Composite":
      return problemOf(issue.issues[0], path)
    case "Encoding":
      return problemOf(issue.issue, path)
    case "AnyOf":
      // An optional parameter is a union, and its type is the first member.
      return issue.issues.length === 0 ? { kind: "type", path } : problemOf(issue.issues[0]!, path)
    case "MissingKey":
      return { kind: "missing", path }
    case "Filter":
    case "InvalidValue":
      return { kind: "value", path }
    default:
      return { kind: "type", path }
  }
}
