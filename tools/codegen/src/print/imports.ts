/** The imports of a module. A module imports what its text mentions. */

export interface Import {
  /** The name that the module imports, and that the text has to mention. */
  readonly name: string
  readonly from: string
  readonly kind: "namespace" | "type namespace" | "named"
}

const namespace = (name: string, from: string): Import => ({ name, from, kind: "namespace" })

const typeNamespace = (name: string, from: string): Import => ({ name, from, kind: "type namespace" })

/** The published modules that any generated module may mention. */
export const namespaces: ReadonlyArray<Import> = [
  namespace("Operation", "@effect-vendors/core/Operation"),
  namespace("Refusal", "@effect-vendors/core/Refusal"),
  namespace("Wire", "@effect-vendors/core/Wire"),
  namespace("TopVendor", "@effect-vendors/top/TopVendor"),
  namespace("TopWire", "@effect-vendors/top/TopWire"),
  typeNamespace("DateTime", "effect/DateTime"),
  typeNamespace("Redacted", "effect/Redacted"),
  namespace("Schema", "effect/Schema")
]

const line = ({ from, kind, name }: Import): string =>
  kind === "named"
    ? `import { ${name} } from "${from}"`
    : `import ${kind === "type namespace" ? "type " : ""}* as ${name} from "${from}"`

/** Puts the published modules, and the `own` modules of the package, before a text that mentions them. */
export const withImports = (body: string, own: ReadonlyArray<Import> = []): string => {
  // Comments, texts and names of properties may hold the name of an import without mentioning the import.
  const code = body.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*|"[^"\n]*"|[\w$]+\??:/g, "")
  const mentioned = [...namespaces, ...own].filter(({ name }) => new RegExp(`(?<![\\w.$])${name}\\b`).test(code))
  const lines: Array<string> = []
  for (const entry of mentioned) {
    if (entry.kind !== "named") {
      lines.push(line(entry))
      continue
    }
    // All names from one module share a line. It stands where the first of them does.
    const same = mentioned.filter(({ from, kind }) => kind === "named" && from === entry.from)
    if (same[0] === entry) lines.push(line({ ...entry, name: same.map(({ name }) => name).join(", ") }))
  }
  return `${lines.join("\n")}\n\n${body}`
}
