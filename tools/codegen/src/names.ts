/** Names that generated modules must not export. */
import * as Effect from "effect/Effect"
import type { Family } from "./model.ts"
import type { SourceError } from "./SourceError.ts"

/** The tags that every call may fail with. */
const coreTags = [
  "AuthFailure",
  "PermissionDenied",
  "InvalidParameter",
  "ResourceNotFound",
  "LimitExceeded",
  "RateLimited",
  "ServiceFailure",
  "OperationRefused",
  "TransportFailure",
  "MalformedResponse",
  "UnexpectedError"
]

const imported = ["Operation", "Schema", "TopWire", "VendorError", "Wire", "operation"]

const globals = "Array Boolean Date Error Map Number Object Promise Set String Symbol undefined"

const keywords =
  "await break case catch class const default delete do else enum export for function if import in let new null " +
  "return static super switch this throw try typeof var void while with yield"

const taken = new Set([...coreTags, ...imported, ...globals.split(" "), ...keywords.split(" ")])

/** Every name that a family exports is its own, and none hides another. */
export const check = (family: Family, wrong: (problem: string) => SourceError): Effect.Effect<void, SourceError> => {
  const names = [
    ...family.structs.map(({ name }) => name),
    ...family.refusals.map(({ tag }) => tag),
    ...family.operations.flatMap((operation) => [
      operation.exportName,
      ...operation.structs.map(({ name }) => name),
      ...operation.classes.map(({ tag }) => tag),
      ...(operation.flagged === undefined ? [] : [operation.flagged.tag])
    ])
  ]
  const seen = new Set<string>()
  for (const name of names) {
    if (taken.has(name)) return Effect.fail(wrong(`${name} cannot be the name of an export`))
    if (seen.has(name)) return Effect.fail(wrong(`${name} would be exported twice`))
    seen.add(name)
  }
  return Effect.void
}
