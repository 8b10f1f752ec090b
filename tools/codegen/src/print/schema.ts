/** Types, as expressions that make schemas and as types of TypeScript. */
import { type Field, namesIn, type Struct, type Type } from "../model.ts"
import { docComment, codes, key, object, quoted } from "./text.ts"

const limits = (values: Readonly<Record<string, number | undefined>>): string =>
  object(Object.entries(values).map(([name, value]) => (value === undefined ? undefined : `${name}: ${value}`)))

/** The expression of a schema. `later` names the structs that the module defines after the expression. */
export const schema = (type: Type, later: ReadonlySet<string> = new Set()): string => {
  switch (type._tag) {
    case "Text": {
      const { maxLength, minLength } = type
      return maxLength === undefined ? "Wire.String" : `Wire.string(${limits({ minLength, maxLength })})`
    }
    case "Int": {
      const { maximum, minimum } = type
      return maximum === undefined && minimum === undefined ? "Wire.Int" : `Wire.int(${limits({ minimum, maximum })})`
    }
    case "Date":
      return "TopWire.DateText"
    case "Json":
      return "TopWire.JsonText"
    case "File":
      return "TopWire.FileBytes"
    case "Named":
      return later.has(type.name) ? `Wire.suspend((): Wire.Codec<${type.name}> => ${type.name})` : type.name
    case "Object":
      return struct(type.fields, later)
    case "List":
      return type.key === undefined
        ? `Wire.array(${schema(type.item, later)})`
        : `TopWire.list(${schema(type.item, later)}, ${quoted(type.key)})`
    default:
      return `Wire.${type._tag}`
  }
}

/** The expression of a struct. `disabled` names the fields that a request may not have, although a document lists them. */
export const struct = (
  fields: ReadonlyArray<Field>,
  later?: ReadonlySet<string>,
  disabled: ReadonlyArray<string> = []
): string => {
  const properties = fields.length === 0 ? "{}" : `{\n${fields.map((field) => property(field, later)).join(",\n")}\n}`
  return disabled.length === 0
    ? `Wire.struct(${properties})`
    : `Wire.struct(${properties}, { disabled: [${disabled.map(quoted).join(", ")}] })`
}

const property = ({ name, orEmpty, required, type }: Field, later?: ReadonlySet<string>): string => {
  const own = schema(type, later)
  const value = orEmpty === true ? `Wire.orEmpty(${own})` : required ? own : `Wire.optional(${own})`
  return value === name ? name : `${key(name)}: ${value}`
}

// The type of TypeScript, for the types that the compiler cannot infer.
const typeText = (type: Type): string => {
  switch (type._tag) {
    case "Text":
    case "Json":
      return "string"
    case "Int":
    case "Float":
      return "number"
    case "Int64":
      return "bigint"
    case "Base64":
      return "Uint8Array"
    case "File":
      return "Uint8Array | TopWire.File"
    case "Boolean":
      return "boolean"
    case "True":
      return "true"
    case "Secret":
      return "Redacted.Redacted"
    case "Date":
      return "DateTime.Utc"
    case "Named":
      return type.name
    case "List":
      return `ReadonlyArray<${typeText(type.item)}>`
    case "Object":
      return `{ ${type.fields.map(member).join("; ")} }`
  }
}

const member = ({ name, orEmpty, required, type }: Field): string => {
  const isThere = required || orEmpty === true
  return `readonly ${key(name)}${isThere ? "" : "?"}: ${typeText(type)}${isThere ? "" : " | undefined"}`
}

/**
 * The definitions of structs, in the given order: a struct has to stand after the structs that it mentions. `all` are
 * the structs that they may mention.
 */
export const definitions = (structs: ReadonlyArray<Struct>, all: ReadonlyArray<Struct> = structs): string => {
  const byName = new Map(all.map((struct) => [struct.name, struct]))
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    (byName.get(from)?.fields ?? [])
      .flatMap((field) => namesIn(field.type))
      .some((name) => name === to || (!seen.has(name) && reaches(name, to, seen.add(name))))
  return structs
    .map(({ description, fields, name, unused }) => {
      const doc = docComment([
        description,
        unused.length === 0 ? undefined : `Not to be used, and refused: ${codes(unused)}.`
      ])
      if (!reaches(name, name)) {
        return `${doc}export const ${name} = ${struct(fields, undefined, unused)}\n\nexport type ${name} = typeof ${name}.Type\n`
      }
      // The compiler cannot infer the type of a struct that holds structs of its own kind, and such a struct mentions
      // structs that the module defines later.
      const later = new Set([...byName.keys()].filter((other) => reaches(name, other) && reaches(other, name)))
      return (
        `${doc}export interface ${name} {\n${fields.map(member).join("\n")}\n}\n\n` +
        `export const ${name}: Wire.Codec<${name}> = ${struct(fields, later, unused)}\n`
      )
    })
    .join("\n")
}

/** The schema of a field of an error. An error holds values, not the texts of the wire. */
export const ownField = (type: Type): string => {
  switch (type._tag) {
    case "Text":
    case "Json":
      return "Schema.String"
    case "Int":
      return "Schema.Int"
    case "Float":
      return "Schema.Finite"
    case "Int64":
      return "Schema.BigInt"
    case "Base64":
    case "File":
      return "Schema.Uint8Array"
    case "Boolean":
    case "True":
      return "Schema.Boolean"
    case "Date":
      return "Schema.DateTimeUtc"
    case "Secret":
      return "Schema.RedactedFromValue(Schema.String)"
    case "List":
      return `Schema.Array(${ownField(type.item)})`
    case "Named":
      return type.name
    case "Object":
      return struct(type.fields)
  }
}
