/** The Java sample of a page: it builds the request. */
import { fail, type Line, plain } from "./lines.ts"
import type { Sampled } from "./sample.ts"

/** Reads the statements that make an object, set a value, or add an object to a list. */
export const java = (lines: ReadonlyArray<Line>, method: string): ReadonlyArray<Sampled> => {
  const objects = new Map<string, Array<Sampled>>()
  const lists = new Map<string, string>()
  let request: string | undefined
  for (const { number, text } of lines) {
    const made = /^[\w.<>]+\s+(\w+)\s*=\s*new\s+([\w.]+)(<.*>)?\(.*\);$/.exec(text)
    if (made !== null) {
      const [, variable = "", type = ""] = made
      if (type.endsWith("List")) lists.set(variable, "")
      else objects.set(variable, [])
      if (type.endsWith("Request") && !type.includes(".") && request === undefined) {
        request = variable
        const expected = `${plain(method.replace(/^taobao\./, "").replaceAll(".", "_"))}request`
        if (plain(type) !== expected) fail(number, `the Java sample is of ${type}, not of ${method}`)
      }
      continue
    }
    const added = /^(\w+)\.add\((\w+)\);$/.exec(text)
    if (added !== null) {
      const [, list = "", element = ""] = added
      if (!lists.has(list) || !objects.has(element)) fail(number, `no line before this one makes ${list} or ${element}`)
      // The first element of a list shows every field.
      if (lists.get(list) === "") lists.set(list, element)
      continue
    }
    const set = /^(\w+)\.set(\w+)\((.*)\);$/.exec(text)
    if (set === null) continue
    const [, variable = "", name = "", value = ""] = set
    const fields = objects.get(variable) ?? fail(number, `no line before this one makes ${variable}`)
    fields.push(assigned(name, value, number, objects, lists))
  }
  if (request === undefined) return []
  return objects.get(request)!
}

const assigned = (
  name: string,
  value: string,
  line: number,
  objects: ReadonlyMap<string, ReadonlyArray<Sampled>>,
  lists: ReadonlyMap<string, string>
): Sampled => {
  const element = lists.get(value)
  if (element !== undefined) return { name, line, kind: "list", children: objects.get(element) ?? [] }
  const children = objects.get(value)
  if (children !== undefined) return { name, line, kind: "object", children }
  const kind = value.startsWith(`"`)
    ? "text"
    : /^-?\d+L?$/.test(value)
      ? "number"
      : /^(?:true|false)$/.test(value)
        ? "boolean"
        : value.includes("parseDateTime(")
          ? "date"
          : fail(line, `the reader does not know the value ${value}`)
  return { name, line, kind, children: [] }
}
