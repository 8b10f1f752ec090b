/** Types as expressions of schemas, and as types of TypeScript. */
import type { Field, Struct, Type } from "../model.ts"
import { namesIn } from "../model.ts"
import { docComment, codes, key, object, quoted } from "./text.ts"

const limits = (values: Readonly<Record<string, number | undefined>>): string =>
  object(Object.entries(values).map(([name, value]) => (value === undefined ? undefined : `${name}: ${value}`)))

/** `later` are structs that are not defined yet where the expression stands. */
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

export const struct = (fields: ReadonlyArray<Field>, later?: ReadonlySet<string>): string =>
  `Wire.struct(${fields.length === 0 ? "{}" : `{\n${fields.map((field) => property(field, later)).join(",\n")}\n}`})`

const property = ({ name, required, type }: Field, later?: ReadonlySet<string>): string => {
  const value = required ? schema(type, later) : `Wire.optional(${schema(type, later)})`
  return value === name ? name : `${key(name)}: ${value}`
}

/** The type of TypeScript, for what cannot be inferred. */
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

const member = ({ name, required, type }: Field): string =>
  `readonly ${key(name)}${required ? "" : "?"}: ${typeText(type)}${required ? "" : " | undefined"}`

/** Definitions of structs, of which each stands after those that it mentions; `all` are what they may mention. */
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
        unused.length === 0 ? undefined : `Not to be used, and left out: ${codes(unused)}.`
      ])
      if (!reaches(name, name)) {
        return `${doc}export const ${name} = ${struct(fields)}\n\nexport type ${name} = typeof ${name}.Type\n`
      }
      // What holds others of its kind has a type that cannot be inferred, and mentions what is not defined yet.
      const later = new Set([...byName.keys()].filter((other) => reaches(name, other) && reaches(other, name)))
      return (
        `${doc}export interface ${name} {\n${fields.map(member).join("\n")}\n}\n\n` +
        `export const ${name}: Wire.Codec<${name}> = ${struct(fields, later)}\n`
      )
    })
    .join("\n")
}

/** A field of an error's own, which is stored as it is, not as the wire has it. */
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
