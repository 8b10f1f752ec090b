/** JSON, with the line of each value. */
import * as Effect from "effect/Effect"
import type * as Schema from "effect/Schema"
import * as SchemaIssue from "effect/SchemaIssue"
import * as SchemaParser from "effect/SchemaParser"
import { SourceError } from "./SourceError.ts"

export interface Document<A> {
  readonly file: string
  readonly value: A
  /** The line of the value at a path. If there is no such value, it is the line of the nearest value around it. */
  readonly lineOf: (path: ReadonlyArray<PropertyKey>) => number
}

/** Reads JSON that has the form of the schema. */
export const read = <A>(
  schema: Schema.Codec<A, unknown, never, never>,
  file: string,
  text: string
): Effect.Effect<Document<A>, SourceError> =>
  Effect.gen(function* () {
    const lines = yield* Effect.try({
      try: () => scan(text),
      catch: (cause) => {
        const { offset, problem } = cause as Unreadable
        return new SourceError({ file, line: lineAt(text, offset), problem })
      }
    })
    const lineOf = (path: ReadonlyArray<PropertyKey>): number => {
      for (let length = path.length; length > 0; length--) {
        const offset = lines.get(keyOf(path.slice(0, length)))
        if (offset !== undefined) return lineAt(text, offset)
      }
      return 1
    }
    const value = yield* Effect.mapError(
      SchemaParser.decodeUnknownEffect(schema)(JSON.parse(text), { onExcessProperty: "error" }),
      (issue) => {
        const [first] = SchemaIssue.makeFormatterStandardSchemaV1()(issue).issues
        const path = (first?.path ?? []).map((part) => (typeof part === "object" ? part.key : part))
        return new SourceError({
          file,
          line: lineOf(path),
          problem: `${path.map(String).join(".")}: ${first?.message ?? "unreadable"}`
        })
      }
    )
    return { file, value, lineOf }
  })

interface Unreadable {
  readonly offset: number
  readonly problem: string
}

const keyOf = (path: ReadonlyArray<PropertyKey>): string => JSON.stringify(path.map(String))

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split("\n").length

const token = /\s*([[\]{}:,]|"(?:[^"\\\n]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y

// The scan only finds places. JSON.parse reads the values.
const scan = (text: string): Map<string, number> => {
  const offsets = new Map<string, number>()
  let at = 0
  const fail = (problem: string): never => {
    const unreadable: Unreadable = { offset: at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0), problem }
    throw unreadable
  }
  const next = (): { readonly text: string; readonly offset: number } => {
    token.lastIndex = at
    const match = token.exec(text) ?? fail(at >= text.trimEnd().length ? "the text ends too early" : "this is not JSON")
    at = token.lastIndex
    return { text: match[1]!, offset: at - match[1]!.length }
  }
  const peek = (): string => {
    const before = at
    const { text } = next()
    at = before
    return text
  }
  const value = (path: ReadonlyArray<PropertyKey>): void => {
    const first = next()
    if (!offsets.has(keyOf(path))) offsets.set(keyOf(path), first.offset)
    if (first.text !== "{" && first.text !== "[") {
      if (/^[\]}:,]$/.test(first.text)) {
        at = first.offset
        fail("this is not JSON")
      }
      return
    }
    const close = first.text === "{" ? "}" : "]"
    const names = new Set<string>()
    for (let index = 0; ; index++) {
      if (index === 0 && peek() === close) return void next()
      let key: PropertyKey = index
      if (close === "}") {
        const name = next()
        at = name.offset
        if (!name.text.startsWith(`"`)) fail("a name is missing")
        key = JSON.parse(name.text) as string
        if (names.has(key)) fail(`the object has ${key} twice`)
        names.add(key)
        offsets.set(keyOf([...path, key]), name.offset)
        at = name.offset + name.text.length
        if (peek() !== ":") fail("a colon is missing")
        next()
      }
      value([...path, key])
      const separator = peek()
      if (separator !== "," && separator !== close) fail(`a comma or ${close} is missing`)
      next()
      if (separator === close) return
    }
  }
  value([])
  if (text.slice(at).trim() !== "") fail("the text goes on after the end of the JSON")
  return offsets
}
