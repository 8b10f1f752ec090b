/** The check of a patch to methods of the Taobao Open Platform. */
import * as Effect from "effect/Effect"
import type { Document } from "../json.ts"
import { SourceError } from "../SourceError.ts"
import type { Patch } from "./facts.ts"

/**
 * Checks that the facts describe every method that the patch mentions. Without this check a misspelt name would have
 * no effect.
 */
export const checkPatch = (
  { file, lineOf, value }: Document<Patch>,
  complete: ReadonlySet<string>
): Effect.Effect<void, SourceError> => {
  const listed = (path: ReadonlyArray<PropertyKey>, names: ReadonlyArray<string> = []) =>
    names.map((name, index) => ({ name, path: [...path, index] }))
  const mentioned = [
    ...Object.keys(value.operations ?? {}).map((name) => ({ name, path: ["operations", name] })),
    ...(value.idempotent ?? []).flatMap(({ operations }, index) =>
      listed(["idempotent", index, "operations"], operations)
    ),
    ...listed(["session", "operations"], value.session?.operations)
  ]
  const unknown = mentioned.find(({ name }) => !complete.has(name))
  return unknown === undefined
    ? Effect.void
    : Effect.fail(
        new SourceError({
          file,
          line: lineOf(unknown.path),
          problem: `the facts have no complete description of ${unknown.name}`
        })
      )
}
