/** The XML sample of a page: it shows the response. */
import { fail, type Line } from "./lines.ts"
import type { Sampled } from "./sample.ts"

/** Reads the first element after the heading. Its contents may take several lines. */
export const xml = (lines: ReadonlyArray<Line>, method: string): ReadonlyArray<Sampled> => {
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
