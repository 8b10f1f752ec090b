/** The family of a product of Tencent Cloud, made from its facts and its patch. */
import * as Effect from "effect/Effect"
import type { Document } from "../json.ts"
import type * as Model from "../model.ts"
import { lowerFirst } from "../model.ts"
import { check } from "../names.ts"
import { SourceError } from "../SourceError.ts"
import type { Facts, Patch } from "./facts.ts"
import { checkPatch } from "./patch.ts"
import { type Action, type Product, product } from "./product.ts"
import { type Shapes, shapes } from "./structs.ts"

export const family = Effect.fnUntraced(function* (
  described: Model.Described,
  facts: Document<Facts>,
  patch: Document<Patch>
) {
  const whole = yield* product(facts)
  yield* checkPatch(patch, whole)
  const shaped = shapes(whole, patch.value)
  const { service, version } = facts.value.source
  const operations = whole.actions.map((action) => operation(action, whole, patch.value, shaped))
  const result: Model.Family = {
    ...described,
    protocol: { _tag: "tencent", service, version },
    operations,
    structs: shaped.structs,
    refusals: refusalsOf(operations, patch.value)
  }
  yield* check(result, (problem) => new SourceError({ file: facts.file, line: facts.lineOf([]), problem }))
  return result
})

const operation = (action: Action, { removed }: Product, patch: Patch, shaped: Shapes): Model.Operation => {
  const { name } = action
  const codes = [...new Set([...action.errorCodes, ...action.errorCodesInExamplesOnly])].sort()
  const paging = patch.paging?.find(({ operations }) => Object.hasOwn(operations, name))
  const substitutes = patch.variants?.filter(({ requests }) => requests.includes(name))
  return {
    name,
    exportName: lowerFirst(name),
    title: action.titleZh,
    description: patch.operations?.[name]?.description,
    doc: patch.operations?.[name]?.doc,
    deprecated: removed.has(name)
      ? "The vendor's newest SDK no longer has it."
      : action.status === "deprecated"
        ? "The vendor's documents say so."
        : undefined,
    request: shaped.request(action.request).map(({ name, required, type }) => {
      const substitute = type._tag === "Named" ? substitutes?.find(({ of }) => of === type.name) : undefined
      return { name, required, type: substitute === undefined ? type : { _tag: "Named", name: substitute.name } }
    }),
    unused: shaped.unused(action.request),
    response: shaped.response(action.response),
    structs: [],
    classes: [],
    refusals: codes.flatMap((code) => {
      const tag = /^(?:OperationDenied|FailedOperation)\.(\w+)$/.exec(code)?.[1]
      return tag === undefined ? [] : [{ code, tag }]
    }),
    undeclared: action.errorCodesInExamplesOnly,
    errorCodes: codes,
    host: patch.hosts?.find(({ operations }) => operations.includes(name))?.host,
    idempotent: patch.idempotent?.some(({ operations }) => operations.includes(name)) === true,
    unsigned: patch.unsigned?.some(({ operations }) => operations.includes(name)) === true,
    requiresSession: false,
    rateLimit: action.rateLimitPerSecond ?? undefined,
    paging: paging && { offset: "Offset", counts: paging.counts, limit: "Limit", ...paging.operations[name]! }
  }
}

// Several operations, and several codes, may share the class of a refusal.
const refusalsOf = (operations: ReadonlyArray<Model.Operation>, patch: Patch): ReadonlyArray<Model.Refusal> => {
  const byTag = new Map<string, Set<string>>()
  for (const { code, tag } of operations.flatMap(({ refusals }) => refusals)) {
    byTag.set(tag, (byTag.get(tag) ?? new Set()).add(code))
  }
  return [...byTag]
    .map(([tag, codes]) => ({ tag, codes: [...codes].sort(), description: patch.refusals?.[tag] }))
    .sort((a, b) => (a.tag < b.tag ? -1 : 1))
}
