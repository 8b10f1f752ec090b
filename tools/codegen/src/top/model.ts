/** A family of the Taobao Open Platform, made from facts about methods and from a patch. */
import * as Effect from "effect/Effect"
import type { Document } from "../json.ts"
import type * as Model from "../model.ts"
import { namesIn } from "../model.ts"
import { check } from "../names.ts"
import { SourceError } from "../SourceError.ts"
import type { Facts, Patch } from "./facts.ts"
import { operation } from "./operation.ts"
import { checkPatch } from "./patch.ts"

/** Makes the family of every complete method whose name begins with the prefix. */
export const family = Effect.fnUntraced(function* (
  described: Model.Described,
  prefix: string,
  documents: ReadonlyArray<Document<Facts>>,
  patch: Document<Patch>
) {
  const entries = documents.flatMap((document) =>
    document.value.apis.map((api, index) => ({ api, document, path: ["apis", index] }))
  )
  for (const [index, { api, document, path }] of entries.entries()) {
    if (entries.findIndex((entry) => entry.api.name === api.name) !== index) {
      return yield* new SourceError({
        file: document.file,
        line: document.lineOf(path),
        problem: `the facts describe ${api.name} twice`
      })
    }
  }
  const complete = entries.filter(({ api }) => api.complete)
  yield* checkPatch(patch, new Set(complete.map(({ api }) => api.name)))
  const operations = yield* Effect.forEach(
    complete.filter(({ api }) => api.name.startsWith(prefix)),
    ({ api, document, path }) =>
      operation(
        api,
        prefix,
        patch.value,
        (at, problem) => new SourceError({ file: document.file, line: document.lineOf([...path, ...at]), problem })
      )
  )
  const wrong = (problem: string) => new SourceError({ file: documents[0]!.file, line: 1, problem })
  const shared = yield* share(operations, wrong)
  const result: Model.Family = { ...described, protocol: { _tag: "top" }, ...shared, refusals: [] }
  yield* check(result, wrong)
  return result
})

// A struct that several operations mention becomes a struct of the family. All of them have to mean the same struct.
const share = (
  operations: ReadonlyArray<Model.Operation>,
  wrong: (problem: string) => SourceError
): Effect.Effect<Pick<Model.Family, "operations" | "structs">, SourceError> => {
  const seen = new Map<string, Model.Struct>()
  const shared = new Set<string>()
  for (const operation of operations) {
    for (const struct of operation.structs) {
      const known = seen.get(struct.name)
      if (known === undefined) seen.set(struct.name, struct)
      else if (JSON.stringify(known) === JSON.stringify(struct)) shared.add(struct.name)
      else return Effect.fail(wrong(`${struct.name} has other fields in ${operation.name} than elsewhere`))
    }
  }
  const withParts = (name: string): ReadonlyArray<string> => [
    ...(seen.get(name)?.fields ?? []).flatMap((field) => namesIn(field.type)).flatMap(withParts),
    name
  ]
  const names = new Set([...shared].flatMap(withParts))
  return Effect.succeed({
    structs: [...names].map((name) => seen.get(name)!),
    operations: operations.map((operation) => ({
      ...operation,
      structs: operation.structs.filter(({ name }) => !names.has(name))
    }))
  })
}
