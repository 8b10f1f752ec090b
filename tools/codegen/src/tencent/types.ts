/** The types of fields, as the facts about a product of Tencent Cloud name them. */
import type * as Model from "../model.ts"
import type { Field, Limits } from "./facts.ts"

/** The type of a field, or `undefined` if the facts name an unknown one. */
export const typeOf = (field: Field, { maximum, maxLength, minimum, minLength }: Limits): Model.Type | undefined => {
  const item = itemOf(field.ref === true ? "" : field.type)
  const type: Model.Type | undefined =
    field.ref === true
      ? { _tag: "Named", name: field.type }
      : item === "Text"
        ? { _tag: "Text", minLength, maxLength }
        : item === "Int"
          ? { _tag: "Int", minimum: minimum ?? (field.type === "uint64" ? 0 : undefined), maximum }
          : item && { _tag: item }
  return type && field.list === true ? { _tag: "List", item: type } : type
}

const itemOf = (type: string): "Text" | "Int" | "Float" | "Boolean" | "Base64" | undefined => {
  switch (type) {
    case "string":
    // These are days and times as text. The facts do not tell their form.
    case "date":
    case "datetime":
    case "datetime_iso":
      return "Text"
    case "int64":
    case "uint64":
    case "int":
      return "Int"
    case "float":
      return "Float"
    case "bool":
      return "Boolean"
    case "binary":
      return "Base64"
    default:
      return undefined
  }
}
