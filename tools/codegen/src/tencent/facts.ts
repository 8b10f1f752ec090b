/** The form of the facts about a product of Tencent Cloud, and of the patches to them. */
import * as Schema from "effect/Schema"

const optional = Schema.optionalKey

const Field = Schema.Struct({
  name: Schema.String,
  type: Schema.String,
  ref: optional(Schema.Boolean),
  list: optional(Schema.Boolean),
  required: optional(Schema.Boolean),
  outputRequired: optional(Schema.Boolean),
  nullable: optional(Schema.Boolean),
  disabled: optional(Schema.Boolean)
})

export type Field = typeof Field.Type

const NewerField = Schema.Struct({ name: Schema.String, optional: Schema.Boolean, tsType: Schema.String })

export const Facts = Schema.Struct({
  source: Schema.Struct({
    service: Schema.String,
    version: Schema.String,
    host: Schema.String,
    spec: Schema.String,
    errors: Schema.String,
    notes: Schema.String
  }),
  actions: Schema.Array(
    Schema.Struct({
      name: Schema.String,
      titleZh: Schema.String,
      status: Schema.Literals(["online", "deprecated"]),
      request: Schema.String,
      response: Schema.String,
      errorCodes: Schema.Array(Schema.String),
      errorCodesInExamplesOnly: Schema.Array(Schema.String),
      rateLimitPerSecond: Schema.NullOr(Schema.Int)
    })
  ),
  objects: Schema.Record(
    Schema.String,
    Schema.Struct({
      usage: Schema.Literals(["in", "out", "both", "request", "response"]),
      fields: Schema.Array(Field)
    })
  ),
  serviceErrorCodes: Schema.Array(Schema.String),
  newerDeltaFromNpm_4_1_313: Schema.Struct({
    source: Schema.String,
    actionsAdded: Schema.Array(Schema.String),
    actionsRemoved: Schema.Array(Schema.String),
    objectsAdded: Schema.Record(Schema.String, Schema.Array(NewerField)),
    objectsRemoved: Schema.Array(Schema.String),
    fieldsAdded: Schema.Record(Schema.String, Schema.Array(NewerField)),
    fieldsRemoved: optional(Schema.Record(Schema.String, Schema.Unknown)),
    requiredChanged: optional(Schema.Record(Schema.String, Schema.Unknown))
  })
})

export type Facts = typeof Facts.Type

const Evidence = { evidence: Schema.String }

const Limits = Schema.Struct({
  minLength: optional(Schema.Int),
  maxLength: optional(Schema.Int),
  minimum: optional(Schema.Int),
  maximum: optional(Schema.Int)
})

export type Limits = typeof Limits.Type

/** A patch writes a field as `Struct.Field`, and a field of a request as `ActionRequest.Field`. */
export const Patch = Schema.Struct({
  limits: optional(Schema.Array(Schema.Struct({ ...Evidence, fields: Schema.Array(Schema.String), limits: Limits }))),
  required: optional(Schema.Array(Schema.Struct({ ...Evidence, fields: Schema.Array(Schema.String) }))),
  /** The fields without which an answer is of no use. Every other field of a response is optional, or an empty list. */
  essential: optional(Schema.Array(Schema.Struct({ ...Evidence, fields: Schema.Array(Schema.String) }))),
  /** The fields that the facts call required, and that requests may leave out. */
  optional: optional(Schema.Array(Schema.Struct({ ...Evidence, fields: Schema.Array(Schema.String) }))),
  /** A variant is a struct in which some operations require more fields than the vendor's own struct does. */
  variants: optional(
    Schema.Array(
      Schema.Struct({
        ...Evidence,
        name: Schema.String,
        of: Schema.String,
        required: Schema.Array(Schema.String),
        description: Schema.String,
        requests: Schema.Array(Schema.String)
      })
    )
  ),
  /** The fields whose text nobody may see. */
  secrets: optional(Schema.Array(Schema.Struct({ ...Evidence, fields: Schema.Array(Schema.String) }))),
  structs: optional(Schema.Record(Schema.String, Schema.String)),
  refusals: optional(Schema.Record(Schema.String, Schema.String)),
  operations: optional(
    Schema.Record(Schema.String, Schema.Struct({ description: optional(Schema.String), doc: optional(Schema.String) }))
  ),
  hosts: optional(
    Schema.Array(Schema.Struct({ ...Evidence, host: Schema.String, operations: Schema.Array(Schema.String) }))
  ),
  /** The operations that take no signature. */
  unsigned: optional(Schema.Array(Schema.Struct({ ...Evidence, operations: Schema.Array(Schema.String) }))),
  idempotent: optional(Schema.Array(Schema.Struct({ ...Evidence, operations: Schema.Array(Schema.String) }))),
  paging: optional(
    Schema.Array(
      Schema.Struct({
        ...Evidence,
        counts: Schema.Literals(["items", "pages"]),
        operations: Schema.Record(Schema.String, Schema.Struct({ items: Schema.String, total: Schema.String }))
      })
    )
  )
})

export type Patch = typeof Patch.Type
