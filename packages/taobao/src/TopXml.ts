/**
 * XML, the format in which the Taobao Open Platform answers by default.
 *
 * **Example** (A gateway that asks for XML)
 *
 * ```ts
 * import { Taobao } from "@effect-vendors/taobao"
 * import * as TopXml from "@effect-vendors/taobao/TopXml"
 *
 * const layer = Taobao.layerConfig({ format: TopXml.format })
 * ```
 *
 * Entities that a document declares itself are not expanded; namespaces' prefixes are parts of names. The
 * platform writes neither.
 *
 * @since 0.1.0
 */
import type * as Gateway from "@effect-vendors/core/Gateway"
import * as Http from "@effect-vendors/core/Http"
import type * as Operation from "@effect-vendors/core/Operation"
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
  parse: (text, operation) =>
    Stream.make(text).pipe(
      Stream.pipeThroughChannel(Xml.decodeString()),
      Stream.pipeThroughChannel(Xml.elements(["*"])),
      Stream.runCollect,
      Effect.mapError((cause) => new Http.Unreadable({ cause })),
      Effect.flatMap(([root]) => Http.reading(() => answer(root!, operation)))
    )
}

const answer = (root: Xml.Element, operation: Operation.Any): Gateway.Answer => {
  if (root.name === "error_response") return TopFormat.failure(record(root))
  const key = TopFormat.responseKey(operation.name)
  if (root.name !== key) throw new Error(`neither error_response nor ${key}`)
  return TopFormat.success(read(root, responseShape(operation)))
}

const elements = (element: Xml.Element): Array<Xml.Element> =>
  element.children.filter((child) => typeof child !== "string")

const text = (element: Xml.Element): string => element.children.filter((child) => typeof child === "string").join("")

const isText = (element: Xml.Element): boolean => elements(element).length === 0 && text(element).trim() !== ""

// The value that the same response has in JSON. What does not have the schema's shape is left as it is,
// for the schema to reject.
const read = (element: Xml.Element, shape: Shape): unknown => {
  switch (shape._tag) {
    case "Leaf":
      return elements(element).length === 0 ? text(element) : record(element)
    case "List":
      return isText(element) ? text(element) : elements(element).map((child) => read(child, shape.item()))
    case "Struct":
      return isText(element) ? text(element) : record(element, shape.fields)
  }
}

const noFields: ReadonlyMap<string, () => Shape> = new Map()

const record = (element: Xml.Element, fields = noFields): Record<string, unknown> => {
  const values = new Map<string, unknown>()
  for (const child of elements(element)) {
    const value = read(child, fields.get(child.name)?.() ?? { _tag: "Leaf" })
    values.set(child.name, values.has(child.name) ? [values.get(child.name), value].flat() : value)
  }
  return Object.fromEntries(values)
}
