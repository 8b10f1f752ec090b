/** The lists of a page. They describe each field, but do not show which field lies in which. */
import { fail, isObject, type Line } from "./lines.ts"

/** A field as a list describes it. */
export interface Declared {
  readonly name: string
  readonly type: string
  readonly required: boolean
  readonly maxLength: number | undefined
  readonly line: number
  /** Whether a bullet marks the field as an inner field of another. */
  readonly inner: boolean
}

const necessity = /^(?:必须|可选|必填|选填|是|否)$/
const typeText = /^[A-Za-z]\w*(?: ?\[\])?$/

/**
 * Reads a list.
 *
 * `objects` is `undefined` for the list of a request, whose third column tells whether a field is required. For
 * the list of a response, `objects` are the names of the fields that hold others in the sample.
 */
export const declared = (
  lines: ReadonlyArray<Line>,
  objects: ReadonlySet<string> | undefined
): ReadonlyArray<Declared> => {
  const withNecessity = objects === undefined
  const [head, ...rows] = lines
  if (head === undefined) return []
  const columns = head.text.split(/\s+/)
  if (columns[0] !== "名称" || columns[1] !== "类型" || (withNecessity && columns[2] !== "是否必须")) {
    fail(head.number, "the columns have to be 名称 and 类型, and in a request also 是否必须")
  }
  const fields: Array<Declared> = []
  let bullets: Array<Line> = []
  const flush = () => {
    fields.push(...bulleted(bullets, objects))
    bullets = []
  }
  for (const line of rows) {
    if (line.text.startsWith("•")) {
      bullets.push({ ...line, text: line.text.slice(1).trim() })
      continue
    }
    // A line without a bullet ends the list of bullets: it is the next row.
    flush()
    const match = row.exec(line.text) ?? fail(line.number, `this line is no row of ${columns.join(" ")}: ${line.text}`)
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

// The page writes the cells of all fields one after another, and leaves empty cells out. A field begins where a
// type follows a name; in a request, 必须 or 可选 follows the type. Every inner field has a mark, except objects.
const bulleted = (bullets: ReadonlyArray<Line>, objects: ReadonlySet<string> | undefined): ReadonlyArray<Declared> => {
  const withNecessity = objects === undefined
  const starts = bullets.flatMap((bullet, index) => {
    const marked = bullet.text.startsWith("└")
    const name = bullet.text.replace(/^[└\s]+/, "")
    const type = bullets[index + 1]?.text ?? ""
    const fits =
      /^\w+$/.test(name) &&
      typeText.test(type) &&
      (withNecessity ? necessity.test(bullets[index + 2]?.text ?? "") : marked || (objects.has(name) && isObject(type)))
    if (marked && !fits) fail(bullet.number, `no type${withNecessity ? " and 必须 or 可选" : ""} follows ${name}`)
    return fits ? [{ index, name, type: type.replace(" ", ""), marked }] : []
  })
  const [first = { index: bullets.length }] = starts
  if (first.index > 0) fail(bullets[0]!.number, "a cell stands before the first field")
  return starts.map(({ index, marked, name, type }, position) => {
    const end = starts[position + 1]?.index ?? bullets.length
    if (end - index < (withNecessity ? 3 : 2)) {
      fail(bullets[index]!.number, `the page does not tell whether ${name} or the cell after it is a field`)
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
