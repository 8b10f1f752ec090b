/** The model: every input becomes this, and the printers see nothing else. */

export type Type =
  | { readonly _tag: "Text"; readonly minLength?: number | undefined; readonly maxLength?: number | undefined }
  | { readonly _tag: "Int"; readonly minimum?: number | undefined; readonly maximum?: number | undefined }
  | { readonly _tag: Scalar }
  | { readonly _tag: "Named"; readonly name: string }
  | { readonly _tag: "Object"; readonly fields: ReadonlyArray<Field> }
  | { readonly _tag: "List"; readonly item: Type; readonly key?: string | undefined }

export type Scalar = "Int64" | "Float" | "Boolean" | "True" | "Secret" | "Date" | "Json" | "Base64" | "File"

export interface Field {
  readonly name: string
  readonly type: Type
  readonly required: boolean
  /** Whether an answer's list is empty where it cannot be read. */
  readonly orEmpty?: boolean
}

export interface Struct {
  readonly name: string
  readonly fields: ReadonlyArray<Field>
  readonly description?: string | undefined
  /** The fields that the vendor documents as not to be used. */
  readonly unused: ReadonlyArray<string>
}

/** A refusal that arrives as an error code. */
export interface Refusal {
  readonly tag: string
  readonly codes: ReadonlyArray<string>
  readonly description?: string | undefined
}

/** A refusal that arrives as a response with flags. */
export interface Flagged {
  readonly tag: string
  readonly description: string
  readonly flags: ReadonlyArray<string>
  readonly code: ReadonlyArray<string>
  readonly message: ReadonlyArray<string>
  readonly fields: ReadonlyArray<{ readonly name: string; readonly path: string; readonly type: Type }>
}

export interface Paging {
  readonly offset: string
  readonly counts: "items" | "pages"
  readonly limit: string
  readonly items: string
  readonly total: string
}

export interface Operation {
  readonly name: string
  readonly exportName: string
  readonly title: string
  readonly description?: string | undefined
  readonly doc?: string | undefined
  readonly deprecated?: string | undefined
  readonly request: ReadonlyArray<Field>
  readonly unused: ReadonlyArray<string>
  readonly response: ReadonlyArray<Field>
  /** The structs that only this operation has. */
  readonly structs: ReadonlyArray<Struct>
  /** The refusals that only this operation has. */
  readonly classes: ReadonlyArray<Refusal>
  readonly refusals: ReadonlyArray<{ readonly code: string; readonly tag: string }>
  /** The codes that the vendor's examples show and its table does not list. */
  readonly undeclared: ReadonlyArray<string>
  readonly errorCodes: ReadonlyArray<string>
  readonly flagged?: Flagged | undefined
  readonly host?: string | undefined
  readonly idempotent: boolean
  /** Whether the vendor takes its calls without a signature. */
  readonly unsigned: boolean
  readonly requiresSession: boolean
  readonly rateLimit?: number | undefined
  readonly paging?: Paging | undefined
}

/** The protocol decides which constructor makes the operations. */
export type Protocol =
  | { readonly _tag: "tencent"; readonly service: string; readonly version: string }
  | { readonly _tag: "top" }

/** The names and the description of a family, as specifications/families.json gives them. */
export interface Described {
  /** The name of the vendor's package. With a capital letter it is the name of the vendor's module. */
  readonly vendor: string
  /** The name of the product's folder. With a capital letter it is the name of the product's barrel. */
  readonly product: string
  readonly description: string
}

/** A family: the operations of one product of one vendor. */
export interface Family extends Described {
  readonly protocol: Protocol
  readonly operations: ReadonlyArray<Operation>
  readonly structs: ReadonlyArray<Struct>
  readonly refusals: ReadonlyArray<Refusal>
}

export const barrelOf = ({ product }: Described): string => upperFirst(product)

export const vendorModuleOf = ({ vendor }: Described): string => upperFirst(vendor)

export const upperFirst = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

export const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1)

/** The named structs that a type mentions. */
export const namesIn = (type: Type): ReadonlyArray<string> => {
  switch (type._tag) {
    case "Named":
      return [type.name]
    case "List":
      return namesIn(type.item)
    case "Object":
      return type.fields.flatMap((field) => namesIn(field.type))
    default:
      return []
  }
}
