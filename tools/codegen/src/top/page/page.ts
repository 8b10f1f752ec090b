/**
 * Documentation pages of the Taobao Open Platform, as text copied from a browser.
 *
 * The lists of a page do not show which field lies in which. The samples show it: the Java sample builds the
 * request object by object, and the XML sample nests the response. Both samples name the fields in the order of
 * the lists, so the reader goes through list and sample side by side. Where the two differ, the page contradicts
 * itself.
 */
import * as Effect from "effect/Effect"
import { SourceError } from "../../SourceError.ts"
import type { Api } from "../facts.ts"
import { java } from "./java.ts"
import { fail, type Line, Wrong } from "./lines.ts"
import { declared } from "./lists.ts"
import { nest } from "./nest.ts"
import { objectsIn } from "./sample.ts"
import { xml } from "./xml.ts"

/** Reads the facts of a page. */
export const read = (file: string, text: string): Effect.Effect<Api, SourceError> =>
  Effect.try({
    try: () => page(text.split(/\r?\n/)),
    catch: (cause) => {
      if (!(cause instanceof Wrong)) throw cause
      return new SourceError({ file, line: cause.line, problem: cause.message })
    }
  })

const page = (texts: ReadonlyArray<string>): Api => {
  const lines = texts.map((text, index): Line => ({ text: text.trim(), number: index + 1 }))
  const titles = lines.filter(({ text }) => title.test(text))
  const [heading = fail(1, "no line names a method, as in `taobao.item.get (title)`"), second] = titles
  if (second !== undefined) fail(second.number, "the text names a second method: is this more than one page?")
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

  const sent = java(between(javaAt, xmlAt), name)
  const received = xml(between(xmlAt, errorsAt), name)
  const request = nest(declared(between(requestAt, responseAt), undefined), sent, true)
  const response = nest(declared(between(responseAt, javaAt), objectsIn(received)), received, false)
  const codes = codesAt === undefined ? [] : codesOf(lines.slice(codesAt.number))
  return { name, title: label, complete: true, request, response, ...(codes.length === 0 ? {} : { codes }) }
}

const title = /^([a-z]\w*(?:\.\w+){2,})\s*[((](.+)[))]$/

const codesOf = (lines: ReadonlyArray<Line>): ReadonlyArray<string> => {
  const codes: Array<string> = []
  for (const { text } of lines) {
    if (text === "API工具") break
    const code = /^((?:isv|isp|[A-Z])[\w.:-]*[\w-])(?:\s|$)/.exec(text)?.[1]
    if (code !== undefined) codes.push(code)
  }
  return codes
}
