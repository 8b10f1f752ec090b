/** The imports of a module: those that its text mentions. */

export interface Import {
  /** What the text has to mention, and what is imported. */
  readonly name: string
  readonly from: string
  readonly kind: "namespace" | "type namespace" | "named"
}

const line = ({ from, kind, name }: Import): string =>
  kind === "named"
    ? `import { ${name} } from "${from}"`
    : `import ${kind === "type namespace" ? "type " : ""}* as ${name} from "${from}"`

export const withImports = (imports: ReadonlyArray<Import>, body: string): string => {
  // Without comments, texts and the names of properties, of which each may be the name of an import too.
  const code = body.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*|"[^"\n]*"|[\w$]+\??:/g, "")
  const mentioned = imports.filter(({ name }) => new RegExp(`(?<![\\w.$])${name}\\b`).test(code))
  const lines: Array<string> = []
  for (const entry of mentioned) {
    if (entry.kind !== "named") {
      lines.push(line(entry))
      continue
    }
    // One line for all the names of a module, where the first of them stands.
    const same = mentioned.filter(({ from, kind }) => kind === "named" && from === entry.from)
    if (same[0] === entry) lines.push(line({ ...entry, name: same.map(({ name }) => name).join(", ") }))
  }
  return `${lines.join("\n")}\n\n${body}`
}
