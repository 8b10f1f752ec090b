/** The lines of a page, and the error that names one of them. */

export interface Line {
  readonly text: string
  readonly number: number
}

/** A line of the page that the reader cannot read. */
export class Wrong extends Error {
  readonly line: number
  constructor(line: number, problem: string) {
    super(problem)
    this.line = line
  }
}

export const fail = (line: number, problem: string): never => {
  throw new Wrong(line, problem)
}

/** A name without the underscores and the case that the lists and the samples write differently. */
export const plain = (name: string): string => name.replaceAll("_", "").toLowerCase()

const scalars = new Set(["String", "Number", "Boolean", "Date", "Json", "Price"])

export const isList = (type: string): boolean => type.endsWith("[]")

export const isObject = (type: string): boolean => !scalars.has(type.replace("[]", ""))
