/**
 * XML, the default format of the Taobao Open Platform's answers.
 *
 * **Example** (A gateway that asks for XML)
 *
 * ```ts
 * import { Taobao } from "@effect-vendors/taobao"
 * import * as TopXml from "@effect-vendors/top/TopXml"
 *
 * const layer = Taobao.layerConfig({ format: TopXml.format })
 * ```
 *
 * It does not expand the entities that a document declares, and it takes the prefix of a namespace as a part of the
 * name. The platform uses neither.
 *
 * @since 0.1.0
 */
import type * as Operation from "@effect-vendors/core/Operation"
import * as BufferedClient from "@effect-vendors/core/vendor/BufferedClient"
import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import * as HttpExchange from "@effect-vendors/core/vendor/HttpExchange"
import * as Effect from "effect/Effect"
import * as Xml from "effect/encoding/Xml"
import * as Stream from "effect/Stream"
import { responseShape, type Shape } from "./internal/shape.ts"
import * as TopFormat from "./TopFormat.ts"

/**
 * XML, read by the operation's response schema.
 *
 * @category formats
 * @since 0.1.0
 */
export const format: TopFormat.TopFormat = {
  parameters: { format: "xml" },
  read: (response, operation) =>
    // White space before a declaration is no XML, but some gateways send it.
    HttpExchange.tryParse(() => BufferedClient.textOf(response).trimStart()).pipe(
      Effect.flatMap(parse),
      Effect.flatMap((root) => HttpExchange.tryParse(() => answer(root, operation)))
    )
}

const parse = (text: string): Effect.Effect<Xml.Element, HttpExchange.Unreadable> =>
  Stream.fromIterable(pieces(text)).pipe(
    Stream.pipeThroughChannel(Xml.decodeString({ maxTokenSize: Infinity, maxDepth: Infinity })),
    Stream.pipeThroughChannel(Xml.elements(["*"], { maxElementSize: Infinity })),
    Stream.runCollect,
    Effect.mapBoth({ onFailure: (cause) => new HttpExchange.Unreadable({ cause }), onSuccess: ([root]) => root! })
  )

// The events of one piece are in memory together. The exchange limits the size of the whole.
const pieces = (text: string): ReadonlyArray<string> => {
  if (text.length <= pieceSize) return [text]
  const pieces: Array<string> = []
  for (let start = 0; start < text.length; start += pieceSize) pieces.push(text.slice(start, start + pieceSize))
  return pieces
}

const pieceSize = 64 * 1024

const answer = (root: Xml.Element, operation: Operation.Any): Exchange.Answer => {
  if (root.name === "error_response") return TopFormat.refused(record(root))
  const key = TopFormat.responseKey(operation.name)
  if (root.name !== key) throw new Error(`the answer has neither error_response nor ${key}`)
  return TopFormat.answered(read(root, responseShape(operation)))
}

const elements = (element: Xml.Element): Array<Xml.Element> =>
  element.children.filter((child) => typeof child !== "string")

const text = (element: Xml.Element): string => element.children.filter((child) => typeof child === "string").join("")

const isText = (element: Xml.Element): boolean => elements(element).length === 0 && text(element).trim() !== ""

// Gives the value that the same response has in JSON. A part that does not have the schema's shape stays as it is, so
// that the schema rejects it.
const read = (element: Xml.Element, shape: Shape, levels = most): unknown => {
  if (isText(element) || levels === 0) return text(element)
  switch (shape._tag) {
    case "Leaf":
      return elements(element).length === 0 ? text(element) : record(element, undefined, levels)
    case "List":
      return elements(element).map((child) => read(child, shape.item(), levels - 1))
    case "Struct":
      return record(element, shape.fields, levels)
  }
}

// Elements are read to this depth. What is below has no definition.
const most = 256

const noFields: ReadonlyMap<string, () => Shape> = new Map()

const record = (element: Xml.Element, fields = noFields, levels = most): Record<string, unknown> => {
  const values = new Map<string, unknown>()
  const lists = new Map<string, Array<unknown>>()
  for (const child of elements(element)) {
    const { name } = child
    const value = read(child, fields.get(name)?.() ?? { _tag: "Leaf" }, levels - 1)
    if (!values.has(name)) {
      values.set(name, value)
      continue
    }
    // A list grows in place: to copy it for each item takes the square of its length.
    let list = lists.get(name)
    if (list === undefined) {
      list = [values.get(name)].flat()
      lists.set(name, list)
      values.set(name, list)
    }
    if (Array.isArray(value)) for (const item of value) list.push(item)
    else list.push(value)
  }
  return Object.fromEntries(values)
}
