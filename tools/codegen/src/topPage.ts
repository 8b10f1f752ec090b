/**
 * Documentation pages of the Taobao Open Platform, as text copied from a browser.
 *
 * A page lists its fields flat: what lies in what is lost. Its samples still have it: the Java sample builds
 * the request object by object, the XML sample nests the response. Both name the fields in the order of the
 * lists, so that list and sample are read side by side; where they part, the page contradicts itself.
 */
import * as Effect from "effect/Effect"
import { SourceError } from "./SourceError.ts"
import type { Api, Field } from "./topFacts.ts"

/** The facts of a page. */
export const read = (file: string, text: string): Effect.Effect<Api, SourceError> =>
  Effect.try({
    try: () => page(text.split(/\r?\n/)),
    catch: (cause) => {
      if (!(cause instanceof Wrong)) throw cause
      return new SourceError({ file, line: cause.line, problem: cause.message })
    }
  })

class Wrong extends Error {
  readonly line: number
  constructor(line: number, problem: string) {
    super(problem)
    this.line = line
  }
}

const fail = (line: number, problem: string): never => {
  throw new Wrong(line, problem)
}

interface Line {
  readonly text: string
  readonly number: number
}

const page = (texts: ReadonlyArray<string>): Api => {
  const lines = texts.map((text, index): Line => ({ text: text.trim(), number: index + 1 }))
  const titles = lines.filter(({ text }) => title.test(text))
  const [heading = fail(1, "no line names a method, as in `taobao.item.get (title)`"), second] = titles
  if (second !== undefined) fail(second.number, "a second method is named: is this more than one page?")
  const [, name = "", label = ""] = title.exec(heading.text)!

  const start = (text: string, after = heading.number): Line =>
    lines.find((line) => line.number > after && line.text === text) ?? fail(lines.length, `there is no ${text}`)
  const between = (from: Line, to: Line) => lines.slice(from.number, to.number - 1).filter(({ text }) => text !== "")
  const requestAt = start("请求参数")
  const responseAt = start("响应参数", requestAt.number)
  const javaAt = start("请求示例", responseAt.number)
  const xmlAt = start("响应示例", javaAt.number)
  const errorsAt = start("异常示例", xmlAt.number)
  const codesAt = lines.find(({ number, text }) => number > errorsAt.number && text === "错误码解释")

  const request = nest(declared(between(requestAt, responseAt), true), java(between(javaAt, xmlAt), name), true)
  const response = nest(declared(between(responseAt, javaAt), false), xml(between(xmlAt, errorsAt), name), false)
  const codes = codesAt === undefined ? [] : codesOf(lines.slice(codesAt.number))
  return { name, title: label, complete: true, request, response, ...(codes.length === 0 ? {} : { codes }) }
}

const title = /^([a-z]\w*(?:\.\w+){2,})\s*[((](.+)[))]$/

// What the lists say of a field.
interface Declared {
  readonly name: string
  readonly type: string
  readonly required: boolean
  readonly maxLength: number | undefined
  readonly line: number
  /** Whether a bullet marks it as lying in another. */
  readonly inner: boolean
}

const necessity = /^(?:必须|可选|必填|选填|是|否)$/
const typeText = /^[A-Za-z]\w*(?: ?\[\])?$/

const declared = (lines: ReadonlyArray<Line>, withNecessity: boolean): ReadonlyArray<Declared> => {
  const [head, ...rows] = lines
  if (head === undefined) return []
  const columns = head.text.split(/\s+/)
  if (columns[0] !== "名称" || columns[1] !== "类型" || (withNecessity && columns[2] !== "是否必须")) {
    fail(head.number, "the columns should be 名称 类型 and, of a request, 是否必须")
  }
  const fields: Array<Declared> = []
  let bullets: Array<Line> = []
  const flush = () => {
    fields.push(...bulleted(bullets, withNecessity))
    bullets = []
  }
  for (const line of rows) {
    if (line.text.startsWith("•")) {
      bullets.push({ ...line, text: line.text.slice(1).trim() })
      continue
    }
    // Whatever follows a list of bullets as plain text is the next row.
    flush()
    const match = row.exec(line.text) ?? fail(line.number, `this is no row of ${columns.join(" ")}: ${line.text}`)
    const [, name = "", type = "", rest = ""] = match
    const [third = ""] = rest.split(/\s+/)
    if (withNecessity && !necessity.test(third)) fail(line.number, `${name} is neither 必须 nor 可选`)
    fields.push({
      name,
      type: type.replace(" ", ""),
      required: isRequired(third),
      maxLength: maxLength([rest]),
      line: line.number,
      inner: false
    })
  }
  flush()
  return fields
}

const row = /^(\w+)\s+([A-Za-z]\w*(?: ?\[\])?)(?:\s+(.*))?$/

const isRequired = (text: string): boolean => /^(?:必须|必填|是)$/.test(text)

const maxLength = (cells: ReadonlyArray<string>): number | undefined => {
  const digits = cells.map((cell) => /最大长度[::]\s*(\d+)/.exec(cell)?.[1]).find((digits) => digits !== undefined)
  return digits === undefined ? undefined : Number(digits)
}

// The cells of all fields follow one another, empty ones left out. A field begins where a name is followed
// by a type, and of a request by whether it is required; only objects lack the mark of an inner field.
const bulleted = (bullets: ReadonlyArray<Line>, withNecessity: boolean): ReadonlyArray<Declared> => {
  const starts = bullets.flatMap((bullet, index) => {
    const marked = bullet.text.startsWith("└")
    const name = bullet.text.replace(/^[└\s]+/, "")
    const type = bullets[index + 1]?.text ?? ""
    const fits =
      /^\w+$/.test(name) &&
      typeText.test(type) &&
      (withNecessity
        ? necessity.test(bullets[index + 2]?.text ?? "")
        : marked || (/^[a-z]/.test(name) && isObject(type)))
    if (marked && !fits)
      fail(bullet.number, `${name} is followed by no type${withNecessity ? " and 必须 or 可选" : ""}`)
    return fits ? [{ index, name, type: type.replace(" ", ""), marked }] : []
  })
  const [first = { index: bullets.length }] = starts
  if (first.index > 0) fail(bullets[0]!.number, "a cell stands before the first field")
  return starts.map(({ index, marked, name, type }, position) => {
    const end = starts[position + 1]?.index ?? bullets.length
    if (end - index < (withNecessity ? 3 : 2)) {
      fail(bullets[index]!.number, `it is not clear whether ${name} or what follows it is a field`)
    }
    const cells = bullets.slice(index + 2, end).map(({ text }) => text)
    return {
      name,
      type,
      required: withNecessity && isRequired(cells[0]!),
      maxLength: maxLength(cells),
      line: bullets[index]!.number,
      inner: marked
    }
  })
}

const scalars = new Set(["String", "Number", "Boolean", "Date", "Json", "Price"])

const isList = (type: string): boolean => type.endsWith("[]")

const isObject = (type: string): boolean => !scalars.has(type.replace("[]", ""))

// A field as a sample shows it.
interface Sampled {
  readonly name: string
  readonly line: number
  readonly kind: "object" | "list" | "text" | "number" | "boolean" | "date" | "unknown"
  readonly children: ReadonlyArray<Sampled>
  /** The name of a list's element. */
  readonly key?: string | undefined
}

const plain = (name: string): string => name.replaceAll("_", "").toLowerCase()

const nest = (fields: ReadonlyArray<Declared>, sample: ReadonlyArray<Sampled>, sent: boolean): ReadonlyArray<Field> => {
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

// XML writes a list as an element that holds its elements. A list of several shows the same fields again.
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

// Statements of Java: objects that are made, values that are set, objects that are added to lists.
const java = (lines: ReadonlyArray<Line>, method: string): ReadonlyArray<Sampled> => {
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
      if (!lists.has(list) || !objects.has(element)) fail(number, `${list} or ${element} is not made before`)
      // A list of several shows the same fields again: the first are enough.
      if (lists.get(list) === "") lists.set(list, element)
      continue
    }
    const set = /^(\w+)\.set(\w+)\((.*)\);$/.exec(text)
    if (set === null) continue
    const [, variable = "", name = "", value = ""] = set
    const fields = objects.get(variable) ?? fail(number, `${variable} is not made before`)
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
          : fail(line, `${value} is no value that is known`)
  return { name, line, kind, children: [] }
}

// The first element after the heading; what it holds may go over lines.
const xml = (lines: ReadonlyArray<Line>, method: string): ReadonlyArray<Sampled> => {
  const first = lines.findIndex(({ text }) => text.startsWith("<"))
  if (first === -1) return []
  interface Open {
    readonly name: string
    readonly line: number
    readonly children: Array<Sampled>
  }
  const root: Open = { name: "", line: 0, children: [] }
  const open: Array<Open> = [root]
  for (const { number, text } of lines.slice(first)) {
    for (const [, close, name = "", empty] of text.matchAll(/<(\/?)([A-Za-z_][\w.]*)[^<>]*?(\/?)>/g)) {
      const inner = open.at(-1)!
      if (close !== "/") {
        if (inner === root && root.children.length > 0) fail(number, `${name} stands beside the response`)
        open.push({ name, line: number, children: [] })
      } else if (open.length === 1 || inner.name !== name) {
        fail(number, open.length === 1 ? `${name} was not open` : `${name} is closed where ${inner.name} is open`)
      }
      if (close !== "/" && empty !== "/") continue
      const { children, line } = open.pop()!
      open.at(-1)!.children.push(element(name, line, children))
    }
  }
  const left = open.at(-1)!
  if (left !== root) fail(left.line, `${left.name} is never closed`)
  const [response] = root.children
  const key = `${method.replace(/^taobao\./, "").replaceAll(".", "_")}_response`
  if (response?.name !== key) {
    return fail(response?.line ?? lines[first]!.number, `the XML sample is of ${response?.name}, not of ${key}`)
  }
  return response.children
}

const element = (name: string, line: number, children: ReadonlyArray<Sampled>): Sampled => ({
  name,
  line,
  kind: children.length === 0 ? "unknown" : "object",
  children
})

const codesOf = (lines: ReadonlyArray<Line>): ReadonlyArray<string> => {
  const codes: Array<string> = []
  for (const { text } of lines) {
    if (text === "API工具") break
    const code = /^((?:isv|isp|[A-Z])[\w.:-]*[\w-])(?:\s|$)/.exec(text)?.[1]
    if (code !== undefined) codes.push(code)
  }
  return codes
}
