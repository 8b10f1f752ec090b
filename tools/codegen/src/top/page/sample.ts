/** A sample of a page: it shows which field lies in which. */

/** A field as a sample shows it. */
export interface Sampled {
  readonly name: string
  readonly line: number
  readonly kind: "object" | "list" | "text" | "number" | "boolean" | "date" | "unknown"
  readonly children: ReadonlyArray<Sampled>
  /** The name of an element, if the field is a list. */
  readonly key?: string | undefined
}

/** The names of the fields that hold others. */
export const objectsIn = (sample: ReadonlyArray<Sampled>): ReadonlySet<string> =>
  new Set(sample.flatMap(({ children, name }) => (children.length === 0 ? [] : [name, ...objectsIn(children)])))
