/** Takes the TypeScript blocks out of documents, to check and run them. */
import { readFileSync } from "node:fs"

export interface Block {
  readonly name: string
  readonly code: string
}

const fence = /^```ts\n([\s\S]*?)^```$/gm

/** The blocks of a Markdown document, named by the heading they stand under. */
export const markdown = (path: string): ReadonlyArray<Block> => {
  const text = readFileSync(path, "utf8")
  return [...text.matchAll(fence)].map((match) => {
    const heading =
      text
        .slice(0, match.index)
        .match(/^#+ .*$/gm)
        ?.at(-1) ?? path
    return { name: `${heading.replace(/^#+ /, "")}, line ${lineOf(text, match.index)}`, code: match[1]! }
  })
}

/** The examples in a source's doc comments. */
export const docComments = (path: string): ReadonlyArray<Block> => {
  const text = readFileSync(path, "utf8")
  return [...text.matchAll(/^ *\/\*\*\n[\s\S]*?\*\/$/gm)].flatMap((comment) =>
    [...comment[0].replaceAll(/^ *\* ?/gm, "").matchAll(fence)].map((match) => ({
      name: `${path}, line ${lineOf(text, comment.index)}`,
      code: match[1]!
    }))
  )
}

const lineOf = (text: string, index: number) => text.slice(0, index).split("\n").length

/**
 * Makes a module of a block. Each `expression // => value` becomes a check of that value, and all checks one test.
 */
export const module = (block: Block): string => {
  const expectations: Array<string> = []
  const code = block.code.replaceAll(/^(.+) \/\/ => (.+)$/gm, (_, expression: string, value: string) => {
    expectations.push(`  __expect(${expression}).toEqual(${value})`)
    return ""
  })
  if (expectations.length === 0) return code
  return `import { expect as __expect, test as __test } from "vitest"\n${code}\n__test(${JSON.stringify(block.name)}, async () => {\n${expectations.join("\n")}\n})\n`
}

/** Whether a block has tests. */
export const hasTests = (block: Block): boolean => /\bit\.effect| \/\/ => /.test(block.code)
