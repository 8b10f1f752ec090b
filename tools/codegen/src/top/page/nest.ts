/** A list and a sample, read side by side: together they give the fields of an API. */
import type { Field } from "../facts.ts"
import { fail, isList, isObject, plain } from "./lines.ts"
import type { Declared } from "./lists.ts"
import type { Sampled } from "./sample.ts"

/** Nests the fields of the list as the sample nests them. `sent` is true for a request. */
export const nest = (
  fields: ReadonlyArray<Declared>,
  sample: ReadonlyArray<Sampled>,
  sent: boolean
): ReadonlyArray<Field> => {
  let at = 0
  const what = sent ? "the Java sample" : "the XML sample"
  const take = (node: Sampled): Field => {
    const field = fields[at] ?? fail(node.line, `${what} has ${node.name}, which is not in the list`)
    if (plain(field.name) !== plain(node.name)) {
      fail(field.line, `the list has ${field.name} where ${what} has ${node.name} (line ${node.line})`)
    }
    at++
    const shown = sent || !isList(field.type) ? node : unwrapped(field, node)
    const children = shown.children.map(take)
    agree(field, shown, what)
    return {
      name: field.name,
      type: field.type,
      ...(sent ? { required: field.required } : {}),
      ...(field.maxLength === undefined ? {} : { maxLength: field.maxLength }),
      ...(shown.key === undefined ? {} : { key: shown.key }),
      ...(children.length === 0 ? {} : { sub: children })
    }
  }
  const result = sample.map(take)
  const left = fields[at]
  if (left !== undefined) fail(left.line, `${left.name} is in the list, but not in ${what}`)
  return result
}

// XML writes a list as an element that holds the elements of the list. The first element shows every field.
const unwrapped = (field: Declared, node: Sampled): Sampled => {
  const [first, ...others] = node.children
  if (first === undefined) return { ...node, kind: "list" }
  const other = others.find(({ name }) => name !== first.name)
  if (other !== undefined) fail(other.line, `${field.name} is a list, but holds ${first.name} and ${other.name}`)
  return { ...node, kind: "list", key: first.name, children: first.children }
}

const agree = (field: Declared, node: Sampled, what: string): void => {
  const base = field.type.replace("[]", "")
  const fits =
    node.kind === "unknown"
      ? !isObject(field.type)
      : node.kind === "list"
        ? isList(field.type)
        : node.kind === "object"
          ? isObject(field.type) && !isList(field.type)
          : isList(field.type)
            ? !isObject(field.type)
            : node.kind === "number"
              ? base === "Number"
              : node.kind === "boolean"
                ? base === "Boolean"
                : node.kind === "date"
                  ? base === "Date"
                  : base === "String" || base === "Json" || base === "Price"
  if (!fits) fail(field.line, `${field.name} is a ${field.type} in the list, but not in ${what} (line ${node.line})`)
}
