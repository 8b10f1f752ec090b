/** The names that a generated module must not export. */
import * as Effect from "effect/Effect"
import { type Family, vendorModuleOf } from "./model.ts"
import { namespaces } from "./print/imports.ts"
import type { SourceError } from "./SourceError.ts"

/** Every call may fail with these tags. */
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

const imported = ["operation", ...namespaces.map(({ name }) => name)]

const globals = "Array Boolean Date Error Map Number Object Promise Set String Symbol undefined"

const keywords =
  "await break case catch class const default delete do else enum export for function if import in let new null " +
  "return static super switch this throw try typeof var void while with yield"

const taken = new Set([...coreTags, ...imported, ...globals.split(" "), ...keywords.split(" ")])

/** Checks that no export of a family hides another export or a name that its modules import. */
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
    if (taken.has(name) || name === vendorModuleOf(family)) {
      return Effect.fail(wrong(`${name} cannot be the name of an export`))
    }
    if (seen.has(name)) return Effect.fail(wrong(`two exports would have the name ${name}`))
    seen.add(name)
  }
  return Effect.void
}
