/** The pieces of text that the printers share. */

/** The first line of every generated file. It shows that the file is generated. */
export const header = (how: string): string => `// Generated: ${how}\n`

export const isGenerated = (text: string): boolean => /^(?:\/\/|<!--) Generated: /.test(text)

export const fromSpecifications =
  "change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost."

/** A doc comment. It breaks long lines, and keeps the line breaks of lists and tags. */
export const docComment = (paragraphs: ReadonlyArray<string | undefined>): string => {
  const text = paragraphs.filter((paragraph) => paragraph !== undefined && paragraph !== "").join("\n\n")
  if (text === "") return ""
  const lines = text.split("\n").flatMap((line) => fill(line, 112))
  if (lines.length === 1 && !text.startsWith("@")) return `/** ${text} */\n`
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */\n`
}

const fill = (line: string, width: number): ReadonlyArray<string> => {
  const indent = line.startsWith("- ") ? "  " : ""
  const lines: Array<string> = []
  let current = ""
  for (const word of line.split(" ")) {
    if (current !== "" && current.length + word.length >= width) {
      lines.push(current)
      current = indent + word
    } else {
      current = current === "" ? word : `${current} ${word}`
    }
  }
  return [...lines, current]
}

export const codes = (names: ReadonlyArray<string>): string => names.map((name) => `\`${name}\``).join(", ")

/** Makes words of a name like `ArchiveDynamicFlow`: the vendors write nothing else in English. */
export const sentence = (name: string): string => {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .split(/[ ._]/)
  return `${words.map((word, index) => (index > 0 && /^[A-Z][a-z]*$/.test(word) ? word.toLowerCase() : word)).join(" ")}`
}

export const quoted = (text: string): string => JSON.stringify(text)

/** The name of a property, as a key of an object literal. */
export const key = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name))

export const object = (properties: ReadonlyArray<string | undefined>): string => {
  const present = properties.filter((property) => property !== undefined)
  return present.length === 0 ? "{}" : `{ ${present.join(", ")} }`
}
