/** The form of the facts about methods of the Taobao Open Platform, and of the patches to them. */
import * as Schema from "effect/Schema"

const optional = Schema.optionalKey

export interface Field {
  readonly name: string
  readonly type: string
  readonly required?: boolean
  readonly maxLength?: number
  /** The name that the platform writes for an element, if the field is a list. */
  readonly key?: string
  readonly sub?: ReadonlyArray<Field>
  readonly example?: unknown
  readonly desc?: string
}

const Field: Schema.Codec<Field, unknown> = Schema.Struct({
  name: Schema.String,
  type: Schema.String,
  required: optional(Schema.Boolean),
  maxLength: optional(Schema.Int),
  key: optional(Schema.String),
  sub: optional(Schema.Array(Schema.suspend((): Schema.Codec<Field, unknown> => Field))),
  example: optional(Schema.Unknown),
  desc: optional(Schema.String)
})

export const Api = Schema.Struct({
  name: Schema.String,
  apiId: optional(Schema.Int),
  title: optional(Schema.String),
  source: optional(Schema.String),
  complete: Schema.Boolean,
  request: Schema.Array(Field),
  response: Schema.Array(Field),
  codes: optional(Schema.Array(Schema.String)),
  note: optional(Schema.String)
})

export type Api = typeof Api.Type

export const Facts = Schema.Struct({ apis: Schema.Array(Api) })

export type Facts = typeof Facts.Type

const Names = Schema.Array(Schema.String)

/**
 * A patch writes a field of a response as a path: `data.success`.
 *
 * If an operation has no `refused`, a Boolean `success` in its response is the flag, and the fields beside it
 * describe the refusal.
 */
export const Patch = Schema.Struct({
  /** `secrets` and `int64` name fields, whatever method has them. */
  secrets: optional(Schema.Struct({ evidence: Schema.String, fields: Names })),
  int64: optional(Schema.Struct({ evidence: Schema.String, fields: Names })),
  idempotent: optional(Schema.Array(Schema.Struct({ evidence: Schema.String, operations: Names }))),
  /** The operations that need the session that a user granted. */
  session: optional(Schema.Struct({ evidence: Schema.String, operations: Names })),
  operations: optional(
    Schema.Record(
      Schema.String,
      Schema.Struct({
        exportName: optional(Schema.String),
        description: optional(Schema.String),
        doc: optional(Schema.String),
        evidence: optional(Schema.String),
        /** The fields that a response needs to show success. */
        required: optional(Names),
        refused: optional(
          Schema.Struct({
            tag: optional(Schema.String),
            description: optional(Schema.String),
            flags: optional(Names),
            code: optional(Names),
            message: optional(Names),
            /** The fields that the refusal has besides those beside the flags. */
            own: optional(Names)
          })
        )
      })
    )
  ),
  structs: optional(Schema.Record(Schema.String, Schema.String))
})

export type Patch = typeof Patch.Type
