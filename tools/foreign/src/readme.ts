/** Takes the install line and the first example out of a README. */
import { readFileSync } from "node:fs"

/** What a README tells its reader to do first. */
export interface Instructions {
  /** Such as `npm install effect`. */
  readonly install: string
  /** The first example, whole. */
  readonly example: string
}

/** The instructions of a README. */
export const instructions = (file: string): Instructions => {
  const text = readFileSync(file, "utf8")
  const install = /^npm install .*$/m.exec(text)?.[0]
  const example = /^```ts\n([\s\S]*?)^```$/m.exec(text)?.[1]
  if (install === undefined || example === undefined) throw new Error(`${file} lacks an install line or an example`)
  return { install, example }
}
