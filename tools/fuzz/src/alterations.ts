/** The ways in which one field of an answer may differ from what its document says. */

/** An answer with one field altered. */
export interface Altered {
  /** The names that lead to the field. Items of lists have their index. */
  readonly path: ReadonlyArray<string | number>
  readonly kind: string
  readonly body: unknown
}

interface Alteration {
  readonly kind: string
  readonly value: unknown
}

/** A number as JSON text has it. `JSON.parse` would not give it back. */
export class Verbatim {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** Writes JSON, verbatim numbers by their text. */
export const write = (value: unknown): string => {
  if (value instanceof Verbatim) return value.text
  if (typeof value === "bigint") return String(value)
  if (Array.isArray(value)) return `[${value.map(write).join(",")}]`
  if (typeof value !== "object" || value === null) return JSON.stringify(value)
  return `{${Object.entries(value)
    .map(([name, property]) => `${JSON.stringify(name)}:${write(property)}`)
    .join(",")}}`
}

export const absent = Symbol("absent")

// The neighbours of a type are what other vendors, and other versions, write in its place.
const neighbours = (value: unknown): ReadonlyArray<Alteration> => {
  if (Array.isArray(value)) return values({ object: {}, text: "none", nulls: [null], item: value[0] ?? 1 })
  switch (typeof value) {
    case "string":
      return values({ number: 20240101, fraction: new Verbatim("12.50"), boolean: true, object: {}, list: [value] })
    case "number":
    case "bigint":
      return values({ digits: String(value), fraction: "5.0", word: "five", boolean: true, object: {} })
    case "boolean":
      return values({ bit: value ? 1 : 0, text: String(value), word: value ? "yes" : "no", object: {} })
    default:
      return values({ list: [value], text: "none", number: 1 })
  }
}

const values = (named: Readonly<Record<string, unknown>>): ReadonlyArray<Alteration> =>
  Object.entries(named).map(([kind, value]) => ({ kind, value }))

const alterations = (value: unknown): ReadonlyArray<Alteration> => [
  { kind: "null", value: null },
  { kind: "absent", value: absent },
  ...neighbours(value)
]

/** Every alteration of every field of a body. Of a list, only the first item is altered. */
export const altered = (body: unknown): ReadonlyArray<Altered> =>
  [...fields(body)].flatMap(({ path, value }) =>
    alterations(value).map((alteration) => ({
      path,
      kind: alteration.kind,
      body: replaced(body, path, alteration.value)
    }))
  )

interface Found {
  readonly path: ReadonlyArray<string | number>
  readonly value: unknown
}

const fields = function* (value: unknown, path: ReadonlyArray<string | number> = []): Generator<Found> {
  if (Array.isArray(value)) {
    if (value.length > 0) yield* fields(value[0], [...path, 0])
  } else if (typeof value === "object" && value !== null) {
    for (const [name, property] of Object.entries(value)) {
      const own = [...path, name]
      yield { path: own, value: property }
      yield* fields(property, own)
    }
  }
}

const replaced = (value: unknown, [first, ...rest]: ReadonlyArray<string | number>, by: unknown): unknown => {
  if (Array.isArray(value)) return value.with(first as number, replaced(value[first as number], rest, by))
  const entries = Object.entries(value as object).map(
    ([name, property]) =>
      [name, name !== first ? property : rest.length === 0 ? by : replaced(property, rest, by)] as const
  )
  return Object.fromEntries(entries.filter(([, property]) => property !== absent))
}
