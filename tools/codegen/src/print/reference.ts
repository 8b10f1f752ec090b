/** The reference page of a family, in Markdown. */
import { barrelOf, type Family, type Field, type Operation, type Struct, type Type } from "../model.ts"
import { codes, fromSpecifications, key, quoted } from "./text.ts"

export const reference = (family: Family): string => {
  const structs = [...family.structs, ...family.operations.flatMap((operation) => operation.structs)]
  const [first] = family.operations
  return [
    `<!-- Generated: ${fromSpecifications} -->`,
    `# ${barrelOf(family)}`,
    family.description,
    `${family.operations.length} operations, from \`@effect-vendors/${family.vendor}\`. Besides what is listed here, every call may fail as [any call may](../errors.md).`,
    ...(first === undefined
      ? []
      : [block("ts", `${imports(family, first, structs)}\n\n${example(family, first, structs)}`)]),
    ...family.operations.flatMap((operation) => section(family, operation, structs)),
    ...(structs.length === 0 ? [] : ["## Structs"]),
    ...structs.flatMap(structSection),
    ""
  ].join("\n\n")
}

const structSection = ({ description, fields, name, unused }: Struct): ReadonlyArray<string> => {
  const lines = [`### ${name}`]
  if (description !== undefined) lines.push(description)
  lines.push(table(fields))
  if (unused.length > 0) lines.push(`Not to be used, and refused: ${codes(unused)}.`)
  return lines
}

const section = (family: Family, operation: Operation, structs: ReadonlyArray<Struct>): ReadonlyArray<string> => {
  const { deprecated, doc, flagged, host, idempotent, paging, rateLimit, requiresSession } = operation
  const facts = [
    deprecated === undefined ? "" : `Deprecated: ${deprecated}`,
    idempotent ? "Idempotent." : "",
    rateLimit === undefined ? "" : `${rateLimit} calls per second.`,
    requiresSession ? "Needs the session that a user granted." : "",
    host === undefined ? "" : `Served by \`${host}\`.`,
    paging === undefined ? "" : `Pages: \`Paging.items\` streams \`${paging.items}\`.`
  ].filter((fact) => fact !== "")
  const refusals = [
    ...operation.refusals.map(({ code, tag }) => `\`${tag}\` (\`${code}\`)`),
    ...(flagged === undefined
      ? []
      : [`\`${flagged.tag}\` (a response whose ${flagged.flags.map((flag) => `\`${flag}\``).join(" or ")} is false)`])
  ]
  const listed = new Set(operation.refusals.map(({ code }) => code))
  const others = operation.errorCodes.filter((code) => !listed.has(code))
  const name = `\`${operation.name}\`${operation.title === "" ? "" : ` (${operation.title})`}`
  return [
    `## ${operation.exportName}`,
    doc === undefined ? `${name}.` : `${name}, [the vendor's document](${doc}).`,
    ...(operation.description === undefined ? [] : [operation.description]),
    ...(facts.length === 0 ? [] : [facts.join(" ")]),
    "Request:",
    table(operation.request),
    ...(operation.unused.length === 0 ? [] : [`Not to be used, and refused: ${codes(operation.unused)}.`]),
    "Response:",
    table(operation.response),
    ...(refusals.length === 0 ? [] : [`Refusals: ${refusals.join(", ")}.`]),
    ...(others.length === 0 ? [] : [`Other codes: ${codes(others)}.`]),
    block("js", example(family, operation, structs))
  ]
}

const block = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``

const table = (fields: ReadonlyArray<Field>): string =>
  fields.length === 0
    ? "Nothing."
    : ["| Field | Type | Required |", "| --- | --- | --- |", ...fields.flatMap((field) => row(field))].join("\n")

const row = ({ name, required, type }: Field, prefix = ""): ReadonlyArray<string> => [
  `| \`${prefix}${name}\` | ${words(type)} | ${required ? "yes" : ""} |`,
  ...(type._tag === "Object" ? type.fields.flatMap((field) => row(field, `${prefix}${name}.`)) : [])
]

const words = (type: Type): string => {
  switch (type._tag) {
    case "Text": {
      const { maxLength, minLength } = type
      if (maxLength === undefined) return "text"
      return minLength === maxLength ? `text of ${maxLength} characters` : `text of at most ${maxLength} characters`
    }
    case "Int": {
      const { maximum, minimum } = type
      return [
        "integer",
        ...(minimum === undefined ? [] : [`from ${minimum}`]),
        ...(maximum === undefined ? [] : [`up to ${maximum}`])
      ].join(" ")
    }
    case "Int64":
      return "integer of 64 bits"
    case "Float":
      return "number"
    case "Boolean":
      return "true or false"
    case "True":
      return "`true`"
    case "Secret":
      return "text, redacted"
    case "Date":
      return "time"
    case "Json":
      return "JSON, as text"
    case "Base64":
      return "bytes"
    case "File":
      return "file"
    case "Named":
      return `[${type.name}](#${type.name.toLowerCase()})`
    case "Object":
      return "object"
    case "List":
      return `list of ${words(type.item)}`
  }
}

const example = (family: Family, operation: Operation, structs: ReadonlyArray<Struct>): string =>
  `const call = ${barrelOf(family)}.${operation.exportName}(${literal({ _tag: "Object", fields: operation.request }, "", structs)})`

const imports = (family: Family, operation: Operation, structs: ReadonlyArray<Struct>): string => {
  const text = example(family, operation, structs)
  const used = ["DateTime", "Redacted"].filter((name) => text.includes(`${name}.`))
  const library = `import { ${barrelOf(family)} } from "@effect-vendors/${family.vendor}"`
  return used.length === 0 ? library : `${library}\nimport { ${used.join(", ")} } from "effect"`
}

// The literal has the required fields only.
const literal = (type: Type, name: string, structs: ReadonlyArray<Struct>): string => {
  switch (type._tag) {
    case "Text":
      return quoted(text(name, type.minLength ?? 0, type.maxLength ?? 100))
    case "Int":
      return String(type.minimum ?? 1)
    case "Int64":
      return "1n"
    case "Float":
      return "1.5"
    case "Boolean":
    case "True":
      return "true"
    case "Secret":
      return `Redacted.make(${quoted(name)})`
    case "Date":
      return `DateTime.makeUnsafe("2018-06-12T11:59:20Z")`
    case "Json":
      return quoted("{}")
    case "Base64":
    case "File":
      return "new Uint8Array([1])"
    case "Named":
      return literal(
        { _tag: "Object", fields: structs.find((struct) => struct.name === type.name)!.fields },
        name,
        structs
      )
    case "List":
      return `[${literal(type.item, name, structs)}]`
    case "Object": {
      const properties = type.fields
        .filter(({ required }) => required)
        .map((field) => `${key(field.name)}: ${literal(field.type, field.name, structs)}`)
      return properties.length === 0 ? "{}" : `{ ${properties.join(", ")} }`
    }
  }
}

const text = (name: string, minLength: number, maxLength: number): string =>
  name.padEnd(minLength, "0").slice(0, maxLength)
