/** The fields of methods of the Taobao Open Platform: their paths and their types. */
import type * as Model from "../model.ts"
import { lowerFirst } from "../model.ts"
import type { Field, Patch } from "./facts.ts"

export const lastOf = (path: string): string => path.slice(path.lastIndexOf(".") + 1)

export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf(".")))

/** A path after the paths of everything that it lies in. */
export const ancestors = (path: string): ReadonlyArray<string> =>
  path.split(".").map((_, index, names) => names.slice(0, index + 1).join("."))

export const fieldAt = (fields: ReadonlyArray<Field>, path: string): Field | undefined => {
  const [first, ...rest] = path.split(".")
  const field = fields.find(({ name }) => name === first)
  return rest.length === 0 ? field : fieldAt(field?.sub ?? [], rest.join("."))
}

/** The name of a type, and whether the type is a list of it: `Seat[]`. */
export const nameOf = (type: string): { readonly name: string; readonly list: boolean } => {
  // Bytes are one file, and no list.
  if (type === "byte[]") return { name: type, list: false }
  const match = /^(.*?) ?\[\]$/.exec(type)
  return match === null ? { name: type, list: false } : { name: match[1]!, list: true }
}

/** The type of a field that holds no others, or `undefined` if the name of the type is no scalar. */
export const scalar = (type: string, field: Field, patch: Patch): Model.Type | undefined => {
  switch (type) {
    case "String":
      return patch.secrets?.fields.includes(field.name) === true
        ? { _tag: "Secret" }
        : { _tag: "Text", maxLength: field.maxLength }
    case "Price":
      return { _tag: "Text" }
    case "Number":
      return patch.int64?.fields.includes(field.name) === true ? { _tag: "Int64" } : { _tag: "Int" }
    case "Boolean":
      return { _tag: "Boolean" }
    case "Date":
      return { _tag: "Date" }
    case "Json":
      return { _tag: "Json" }
    case "byte[]":
      return { _tag: "File" }
    default:
      return undefined
  }
}

/** The platform writes `TxpAccountAreaDTO` as `txp_account_area_d_t_o`. */
export const snake = (name: string): string =>
  lowerFirst(name).replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
