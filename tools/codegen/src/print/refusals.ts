/** Refusals: their classes, and how an operation reads the one that arrives as a response. */
import type { Flagged, Refusal } from "../model.ts"
import { ownField, schema } from "./schema.ts"
import { codes, docComment, key, object, quoted } from "./text.ts"

/** The class of a refusal that arrives as a code. The mark lets a bundler drop a class that nothing mentions. */
export const codedClass = ({ codes: sent, description, tag }: Refusal): string =>
  docComment([description, `Sent as ${codes(sent)}.`]) +
  `export class ${tag} extends /*#__PURE__*/ Refusal.Class<${tag}>()("${tag}") {}\n`

/** The class of a refusal that arrives as a response. */
export const flaggedClass = ({ description, fields, tag }: Flagged): string => {
  const own = fields.map(({ name, type }) => `${key(name)}: Schema.optional(${ownField(type)})`)
  const argument = own.length === 0 ? "" : `, {\n${own.join(",\n")}\n}`
  return `${docComment([description])}export class ${tag} extends Refusal.Class<${tag}>()(${quoted(tag)}${argument}) {}\n`
}

export const flagged = ({ code, fields, flags, message, tag }: Flagged): string =>
  `Refusal.flagged(${tag}, {
    flags: [${flags.map(quoted).join(", ")}],
    code: [${code.map(quoted).join(", ")}],
    message: [${message.map(quoted).join(", ")}],
    fields: ${object(fields.map(({ name, path, type }) => `\n${key(name)}: [${quoted(path)}, ${schema(type)}]`))}
  })`
