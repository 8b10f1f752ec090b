/** What every input becomes, and all that printers see. */

export type Type =
  | { readonly _tag: "Text"; readonly minLength?: number | undefined; readonly maxLength?: number | undefined }
  | { readonly _tag: "Int"; readonly minimum?: number | undefined; readonly maximum?: number | undefined }
  | { readonly _tag: Scalar }
  | { readonly _tag: "Named"; readonly name: string }
  | { readonly _tag: "Object"; readonly fields: ReadonlyArray<Field> }
  | { readonly _tag: "List"; readonly item: Type; readonly key?: string | undefined }

export type Scalar = "Int64" | "Float" | "Boolean" | "True" | "Secret" | "Date" | "Json"

export interface Field {
  readonly name: string
  readonly type: Type
  readonly required: boolean
}

export interface Struct {
  readonly name: string
  readonly fields: ReadonlyArray<Field>
  readonly description?: string | undefined
  /** Fields that the vendor documents as not to be used. */
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
  /** Structs and refusals that only this operation has. */
  readonly structs: ReadonlyArray<Struct>
  readonly classes: ReadonlyArray<Refusal>
  readonly refusals: ReadonlyArray<{ readonly code: string; readonly tag: string }>
  /** Codes that the vendor sends without listing them. */
  readonly undeclared: ReadonlyArray<string>
  readonly codes: ReadonlyArray<string>
  readonly flagged?: Flagged | undefined
  readonly host?: string | undefined
  readonly idempotent: boolean
  readonly rateLimit?: number | undefined
  readonly paging?: Paging | undefined
}

export interface Family {
  readonly vendor: "tencent" | "taobao" | "damai"
  /** The folder, and in another case the barrel. */
  readonly name: string
  readonly description: string
  readonly operations: ReadonlyArray<Operation>
  readonly structs: ReadonlyArray<Struct>
  readonly refusals: ReadonlyArray<Refusal>
}

export const barrelOf = (family: Pick<Family, "name">): string => upperFirst(family.name)

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
