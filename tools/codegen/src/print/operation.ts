/** The module of one operation. */
import { type Family, type Field, type Operation, vendorModuleOf } from "../model.ts"
import { type Import, withImports } from "./imports.ts"
import { codedClass, flagged as flaggedResponse, flaggedClass } from "./refusals.ts"
import { definitions, struct } from "./schema.ts"
import { codes, docComment, header, object, quoted, sentence } from "./text.ts"

/** A module belongs to the library, or to a user's project, which imports only published modules. */
export type Place = "library" | "project"

export const operationModule = (family: Family, operation: Operation, place: Place, how: string): string => {
  const body = [
    definitions(operation.structs),
    ...operation.classes.map(codedClass),
    operation.flagged === undefined ? "" : flaggedClass(operation.flagged),
    documentation(operation) + definition(family, operation)
  ]
  return header(how) + withImports(body.filter((part) => part !== "").join("\n"), importsOf(family, place))
}

const importsOf = (family: Family, place: Place): ReadonlyArray<Import> => {
  const name = vendorModuleOf(family)
  const vendor = place === "library" ? `../../../${name}.ts` : `@effect-vendors/${family.vendor}/${name}`
  const product = family.protocol._tag === "tencent" ? "../product.ts" : vendor
  return [
    { name, from: vendor, kind: "namespace" },
    { name: "operation", from: product, kind: "named" },
    ...family.refusals.map(({ tag }): Import => ({ name: tag, from: "../refusals.ts", kind: "named" })),
    ...family.structs.map(({ name }): Import => ({ name, from: `../structs/${name}.ts`, kind: "named" }))
  ]
}

const documentation = (operation: Operation): string => {
  const required = requiredIn(operation.request)
  const refusals = [
    ...operation.refusals.map(({ tag }) => tag),
    ...(operation.flagged === undefined ? [] : [operation.flagged.tag])
  ]
  const listed = new Set(operation.refusals.map(({ code }) => code))
  const others = operation.errorCodes.filter((code) => !listed.has(code))
  return docComment([
    operation.description,
    titleOf(operation),
    [
      required.length === 0 ? "" : `Required: ${codes(required)}.`,
      operation.unused.length === 0 ? "" : `Not to be used, and refused: ${codes(operation.unused)}.`
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

const definition = (family: Family, operation: Operation): string => {
  const { errorCodes, exportName, name, paging, request, response, unused } = operation
  const properties = [
    `request: ${struct(request, undefined, unused)}`,
    `response: ${struct(response)}`,
    refusalsOf(operation),
    errorCodes.length === 0 ? undefined : `errorCodes: [\n${errorCodes.map(quoted).join(",\n")}\n]`,
    paging && `paging: ${object(Object.entries(paging).map(([name, value]) => `${name}: ${quoted(value)}`))}`
  ]
  const made = `operation(${quoted(name)}, {\n${properties.filter((part) => part !== undefined).join(",\n")}\n})`
  return `export const ${exportName} = ${made}${annotations(family, operation).join("")}\n`
}

const refusalsOf = ({ flagged, refusals, undeclared }: Operation): string | undefined => {
  const coded = refusals.map(({ code, tag }) => {
    const comment = undeclared.includes(code)
      ? "// The document's example shows this code, and its table does not list it.\n"
      : ""
    return `${comment}${quoted(code)}: ${tag}`
  })
  const properties = [
    ...(coded.length === 0 ? [] : [`codes: {\n${coded.join(",\n")}\n}`]),
    ...(flagged === undefined ? [] : [`response: ${flaggedResponse(flagged)}`])
  ]
  return properties.length === 0 ? undefined : `refusals: {\n${properties.join(",\n")}\n}`
}

const annotations = (family: Family, operation: Operation): ReadonlyArray<string> => {
  const { doc, host, idempotent, rateLimit, requiresSession, unsigned } = operation
  const annotate = (key: string, value: string): string => `.annotate(${key}, ${value})`
  return [
    ...(idempotent ? [annotate("Operation.Idempotent", "true")] : []),
    ...(rateLimit === undefined
      ? []
      : [annotate("Operation.RateLimit", `{ limit: ${rateLimit}, window: "1 second" }`)]),
    ...(requiresSession ? [annotate("TopVendor.RequiresSession", "true")] : []),
    ...(unsigned ? [annotate(`${vendorModuleOf(family)}.Unsigned`, "true")] : []),
    ...(host === undefined ? [] : [annotate(`${vendorModuleOf(family)}.Host`, quoted(host))]),
    ...(doc === undefined ? [] : [annotate("Operation.Documentation", quoted(doc))])
  ]
}
