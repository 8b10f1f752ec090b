/** The check of a patch to a product of Tencent Cloud. */
import * as Effect from "effect/Effect"
import type { Document } from "../json.ts"
import { SourceError } from "../SourceError.ts"
import type { Patch } from "./facts.ts"
import type { Product } from "./product.ts"

/**
 * Checks that the facts have every field and every operation that the patch mentions. Without this check a misspelt
 * name would have no effect.
 */
export const checkPatch = (
  { file, lineOf, value }: Document<Patch>,
  { actions, objects }: Product
): Effect.Effect<void, SourceError> => {
  const mentioned: Array<readonly [path: ReadonlyArray<PropertyKey>, name: string, exists: boolean]> = []
  const fields = (path: ReadonlyArray<PropertyKey>, names: ReadonlyArray<string>) =>
    names.forEach((name, index) => {
      const [struct = "", field] = name.split(".")
      mentioned.push([[...path, index], name, objects.get(struct)?.some(({ name }) => name === field) === true])
    })
  const operations = (path: ReadonlyArray<PropertyKey>, names: ReadonlyArray<string>) =>
    names.forEach((name, index) => {
      mentioned.push([[...path, index], name, actions.some((action) => action.name === name)])
    })

  value.limits?.forEach((entry, index) => fields(["limits", index, "fields"], entry.fields))
  value.required?.forEach((entry, index) => fields(["required", index, "fields"], entry.fields))
  value.essential?.forEach((entry, index) => fields(["essential", index, "fields"], entry.fields))
  value.optional?.forEach((entry, index) => fields(["optional", index, "fields"], entry.fields))
  value.secrets?.forEach((entry, index) => fields(["secrets", index, "fields"], entry.fields))
  value.hosts?.forEach((entry, index) => operations(["hosts", index, "operations"], entry.operations))
  value.idempotent?.forEach((entry, index) => operations(["idempotent", index, "operations"], entry.operations))
  value.unsigned?.forEach((entry, index) => operations(["unsigned", index, "operations"], entry.operations))
  value.paging?.forEach((entry, index) => {
    operations(["paging", index, "operations"], Object.keys(entry.operations))
    for (const [action, { items, total }] of Object.entries(entry.operations)) {
      const names = [`${action}Request.Offset`, `${action}Request.Limit`]
      fields(
        ["paging", index, "operations", action],
        [...names, `${action}Response.${items}`, `${action}Response.${total}`]
      )
    }
  })
  value.variants?.forEach((entry, index) => {
    operations(["variants", index, "requests"], entry.requests)
    fields(
      ["variants", index, "required"],
      entry.required.map((name) => `${entry.of}.${name}`)
    )
  })
  operations(["operations"], Object.keys(value.operations ?? {}))
  for (const name of Object.keys(value.structs ?? {})) mentioned.push([["structs", name], name, objects.has(name)])

  const unknown = mentioned.find(([, , exists]) => !exists)
  return unknown === undefined
    ? Effect.void
    : Effect.fail(new SourceError({ file, line: lineOf(unknown[0]), problem: `there is no ${unknown[1]}` }))
}
