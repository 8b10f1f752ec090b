/** The module of one operation. */
import type { Family, Field, Flagged, Operation } from "../model.ts"
import { barrelOf } from "../model.ts"
import { type Import, withImports } from "./imports.ts"
import { refusalClass } from "./refusal.ts"
import { definitions, ownField, schema, struct } from "./schema.ts"
import { codes, docComment, header, key, object, quoted, sentence } from "./text.ts"

/** Where a module stands: among the library's own, or in a user's project. */
export type Place = "library" | "project"

export const operationModule = (family: Family, operation: Operation, place: Place, how: string): string => {
  const body = [
    definitions(operation.structs),
    ...operation.classes.map(refusalClass),
    operation.flagged === undefined ? "" : flaggedClass(operation.flagged),
    documentation(operation) + definition(operation)
  ]
  return header(how) + withImports(importsOf(family, place), body.filter((part) => part !== "").join("\n"))
}

const importsOf = (family: Family, place: Place): ReadonlyArray<Import> => {
  const vendor = barrelOf({ name: family.vendor })
  const inLibrary = place === "library"
  return [
    { name: "Operation", from: "@effect-vendors/core/Operation", kind: "namespace" },
    { name: "VendorError", from: "@effect-vendors/core/VendorError", kind: "namespace" },
    { name: "Wire", from: "@effect-vendors/core/Wire", kind: "namespace" },
    ...(family.vendor === "damai" || !inLibrary ? [topWire("@effect-vendors/taobao/TopWire")] : []),
    { name: "DateTime", from: "effect/DateTime", kind: "type namespace" },
    { name: "Redacted", from: "effect/Redacted", kind: "type namespace" },
    { name: "Schema", from: "effect/Schema", kind: "namespace" },
    {
      name: "operation",
      from: !inLibrary
        ? `@effect-vendors/${family.vendor}/${vendor}`
        : family.vendor === "tencent"
          ? "./operation.ts"
          : `../${vendor}.ts`,
      kind: "named"
    },
    ...(family.vendor === "taobao" && inLibrary ? [topWire("../TopWire.ts")] : []),
    ...family.refusals.map(({ tag }): Import => ({ name: tag, from: "./refusals.ts", kind: "named" })),
    ...family.structs.map(({ name }): Import => ({ name, from: `./structs/${name}.ts`, kind: "named" }))
  ]
}

const topWire = (from: string): Import => ({ name: "TopWire", from, kind: "namespace" })

const documentation = (operation: Operation): string => {
  const required = requiredIn(operation.request)
  const refusals = [
    ...operation.refusals.map(({ tag }) => tag),
    ...(operation.flagged === undefined ? [] : [operation.flagged.tag])
  ]
  const listed = new Set(operation.refusals.map(({ code }) => code))
  const others = operation.codes.filter((code) => !listed.has(code))
  return docComment([
    operation.description,
    titleOf(operation),
    [
      required.length === 0 ? "" : `Required: ${codes(required)}.`,
      operation.unused.length === 0 ? "" : `Not to be used, and left out: ${codes(operation.unused)}.`
    ]
      .filter((part) => part !== "")
      .join(" "),
    refusals.length === 0 ? undefined : `Refusals: ${codes(refusals)}.`,
    others.length === 0 ? undefined : `Other codes: ${codes(others)}.`,
    [
      ...(operation.deprecated === undefined ? [] : [`@deprecated ${operation.deprecated}`]),
      ...(operation.doc === undefined ? [] : [`@see ${operation.doc}`])
    ].join("\n")
  ])
}

const requiredIn = (fields: ReadonlyArray<Field>, prefix = ""): ReadonlyArray<string> =>
  fields.flatMap(({ name, required, type }) => [
    ...(required ? [`${prefix}${name}`] : []),
    ...(type._tag === "Object" ? requiredIn(type.fields, `${prefix}${name}.`) : [])
  ])

const titleOf = ({ description, name, title }: Operation): string =>
  description === undefined
    ? `${name.includes(".") ? `\`${name}\`` : sentence(name)}${title === "" ? "" : ` (${title})`}.`
    : title === ""
      ? ""
      : `${title}.`

const definition = (operation: Operation): string => {
  const { codes, exportName, flagged, host, idempotent, paging, rateLimit, refusals } = operation
  const traits = object([
    idempotent ? "idempotent: true" : undefined,
    rateLimit === undefined ? undefined : `rateLimit: { limit: ${rateLimit}, window: "1 second" }`,
    operation.doc === undefined ? undefined : `doc: ${quoted(operation.doc)}`
  ])
  const properties = [
    host === undefined ? undefined : `host: ${quoted(host)}`,
    `request: ${struct(operation.request)}`,
    `response: ${struct(operation.response)}`,
    refusals.length === 0 ? undefined : `refusals: {\n${refusals.map(refusalOf(operation)).join(",\n")}\n}`,
    flagged === undefined ? undefined : `refused: ${refused(flagged)}`,
    codes.length === 0 ? undefined : `codes: [\n${codes.map(quoted).join(",\n")}\n]`,
    traits === "{}" ? undefined : `traits: ${traits}`
  ]
  const made = `operation(${quoted(operation.name)}, {\n${properties.filter((part) => part !== undefined).join(",\n")}\n})`
  return `export const ${exportName} = ${
    paging === undefined
      ? made
      : `Operation.paged(${made}, ${object(Object.entries(paging).map(([name, value]) => `${name}: ${quoted(value)}`))})`
  }\n`
}

const refusalOf =
  ({ undeclared }: Operation) =>
  ({ code, tag }: Operation["refusals"][number]): string =>
    `${undeclared.includes(code) ? "// Not in the document's table, but in its example.\n" : ""}${quoted(code)}: ${tag}`

const flaggedClass = ({ description, fields, tag }: Flagged): string => {
  const own = fields.map(({ name, type }) => `${key(name)}: Schema.optional(${ownField(type)})`)
  const argument = own.length === 0 ? "" : `, {\n${own.join(",\n")}\n}`
  return `${docComment([description])}export class ${tag} extends VendorError.refusal<${tag}>()(${quoted(tag)}${argument}) {}\n`
}

const refused = ({ code, fields, flags, message, tag }: Flagged): string =>
  `Operation.flagged(${tag}, {
    flags: [${flags.map(quoted).join(", ")}],
    code: [${code.map(quoted).join(", ")}],
    message: [${message.map(quoted).join(", ")}],
    fields: ${object(fields.map(({ name, path, type }) => `\n${key(name)}: [${quoted(path)}, ${schema(type)}]`))}
  })`
