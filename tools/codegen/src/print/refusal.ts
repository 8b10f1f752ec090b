import type { Refusal } from "../model.ts"
import { codes, docComment } from "./text.ts"

/** The class of a refusal. Its annotation lets a bundler drop it where nothing mentions it. */
export const refusalClass = ({ codes: sent, description, tag }: Refusal): string =>
  docComment([description, `Sent as ${codes(sent)}.`]) +
  `export class ${tag} extends /*#__PURE__*/ VendorError.refusal<${tag}>()("${tag}") {}\n`
