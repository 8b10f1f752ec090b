/**
 * The errors of a call to a vendor, as values.
 *
 * The errors of all vendors carry the same fields, and a tag that says what to do. A refusal, the "no" that a vendor
 * documents for one operation, has its own class: see `Refusal`.
 *
 * **Example** (Handling by tag)
 *
 * ```ts
 * import { Effect } from "effect"
 * import { Essbasic } from "@effect-vendors/tencent"
 *
 * declare const agent: Essbasic.OperatorAgent
 *
 * const cancel = Essbasic.channelCancelMultiFlowSignQRCode({ Agent: agent, QrCodeId: "yDSLZUUckpooi1ltUxCsD3RSTG9BEWhR" }).pipe(
 *   Effect.catchTag("QrInvalid", () => Effect.logInfo("it was no longer valid"))
 * )
 * ```
 *
 * @since 0.1.0
 */
import type * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"
import * as Schema from "effect/Schema"
import { response } from "./internal/response.ts"

/**
 * How far a failed call came.
 *
 * - `NotSent`: the vendor never saw the call.
 * - `Rejected`: the vendor answered that it did not do what the call asked for.
 * - `Done`: the vendor confirmed that it did it, but its answer does not fit the operation. Never send the call again.
 * - `Unknown`: the vendor may have done it. Only an idempotent operation may be sent again.
 *
 * @category models
 * @since 0.1.0
 */
export type Outcome = "NotSent" | "Rejected" | "Done" | "Unknown"

const withDefault = <S extends Schema.Codec<any, any> & Schema.WithoutConstructorDefault>(
  schema: S,
  value: S["~type.make.in"]
): Schema.withConstructorDefault<S> => Schema.withConstructorDefault<S>(Effect.succeed(value))(schema)

/**
 * The fields that every error carries. All have defaults, so that a test can construct an error with only the fields
 * that matter to it.
 *
 * - `vendor`: the vendor's name, for people.
 * - `operation`: the operation's wire name.
 * - `code`: the vendor's error code, as it was sent.
 * - `subCode`: the finer code of gateways that have two (TOP's `sub_code`).
 * - `message`: the vendor's words. For people: only codes are stable.
 * - `requestId`: the vendor's id of this call, for its support.
 * - `outcome`: how far the call came.
 * - `retryable`: whether the same call may be sent again and may then succeed.
 *
 * @category fields
 * @since 0.1.0
 */
export const fields = {
  vendor: withDefault(Schema.String, ""),
  operation: withDefault(Schema.String, ""),
  code: withDefault(Schema.String, ""),
  subCode: Schema.optional(Schema.String),
  message: withDefault(Schema.String, ""),
  requestId: Schema.optional(Schema.String),
  outcome: withDefault(Schema.Literals(["NotSent", "Rejected", "Done", "Unknown"]), "Unknown"),
  retryable: withDefault(Schema.Boolean, false)
}

/**
 * @category fields
 * @since 0.1.0
 */
export type Fields = typeof fields

/**
 * An error of any class.
 *
 * @category models
 * @since 0.1.0
 */
export interface VendorError extends Omit<Schema.Struct.Type<Fields>, "message">, Cause.YieldableError {
  readonly _tag: string
}

/**
 * The arguments of any error's constructor.
 *
 * @category models
 * @since 0.1.0
 */
export interface Properties extends Schema.Struct.MakeIn<Fields> {}

/**
 * A class that can be constructed from a vendor's error code alone.
 *
 * @category models
 * @since 0.1.0
 */
export type Constructor<E extends VendorError> = (new (properties: Properties) => E) & Schema.Codec<E, any>

/**
 * A class of errors with the fields of every error and some of its own.
 *
 * @category models
 * @since 0.1.0
 */
export interface ErrorClass<Self, Tag extends string, Own extends Schema.Struct.Fields> extends Schema.Class<
  Self,
  Schema.Struct<{ readonly _tag: Schema.tag<Tag> } & Fields & Own>,
  Cause.YieldableError
> {}

/**
 * Makes the class of an error that has the fields of every error and some of its own.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make =
  <Self>() =>
  <Tag extends string, const Own extends Schema.Struct.Fields>(tag: Tag, own: Own): ErrorClass<Self, Tag, Own> =>
    // `ErrorClass` spells out the same struct.
    Schema.TaggedError<Self>()(tag, { ...fields, ...own }) as unknown as ErrorClass<Self, Tag, Own>

/**
 * The vendor does not accept who is calling: key, signature, timestamp, session or token.
 *
 * @category errors
 * @since 0.1.0
 */
export class AuthFailure extends make<AuthFailure>()("AuthFailure", {}) {}

/**
 * The caller is known, but may not do this.
 *
 * @category errors
 * @since 0.1.0
 */
export class PermissionDenied extends make<PermissionDenied>()("PermissionDenied", {}) {}

/**
 * The vendor cannot serve the request as it is. `origin` tells who found that: `client`, before anything was sent, or
 * `vendor`.
 *
 * @category errors
 * @since 0.1.0
 */
export class InvalidParameter extends make<InvalidParameter>()("InvalidParameter", {
  origin: withDefault(Schema.Literals(["client", "vendor"]), "vendor")
}) {}

/**
 * The request names something that does not exist.
 *
 * @category errors
 * @since 0.1.0
 */
export class ResourceNotFound extends make<ResourceNotFound>()("ResourceNotFound", {}) {}

/**
 * A quota or a stock is used up; waiting does not help.
 *
 * @category errors
 * @since 0.1.0
 */
export class LimitExceeded extends make<LimitExceeded>()("LimitExceeded", {}) {}

/**
 * Too many calls in too short a time. `retryAfter` is how long the vendor asks to wait, where it says so.
 *
 * @category errors
 * @since 0.1.0
 */
export class RateLimited extends make<RateLimited>()("RateLimited", {
  retryAfter: Schema.optional(Schema.Duration)
}) {}

/**
 * The vendor failed on its own side. `retryAfter` is how long the vendor asks to wait, where it says so.
 *
 * @category errors
 * @since 0.1.0
 */
export class ServiceFailure extends make<ServiceFailure>()("ServiceFailure", {
  retryAfter: Schema.optional(Schema.Duration)
}) {}

/**
 * The vendor refused for a business reason that has no class of its own.
 *
 * @category errors
 * @since 0.1.0
 */
export class OperationRefused extends make<OperationRefused>()("OperationRefused", {}) {}

/**
 * The connection failed, the time was up, or the answer was cut short. `cause` is the transport's
 * error, without the request that it came from.
 *
 * @category errors
 * @since 0.1.0
 */
export class TransportFailure extends make<TransportFailure>()("TransportFailure", {
  cause: Schema.optional(Schema.Defect())
}) {}

/**
 * The answer is not in the vendor's protocol, is too large to read, or does not fit the operation.
 *
 * - `outcome`: `Done` where the answer confirms that the vendor did what the call asked for.
 * - `excerpt`: the beginning of the answer with the values masked.
 * - `response`: the whole answer where it was read: a JSON value without its envelope, or the text of an answer that is
 *   not in the vendor's protocol. A stored error keeps it only where the outcome is `Done`.
 *
 * @category errors
 * @since 0.1.0
 */
export class MalformedResponse extends make<MalformedResponse>()("MalformedResponse", {
  status: Schema.optional(Schema.Int),
  excerpt: withDefault(Schema.String, ""),
  response,
  cause: Schema.optional(Schema.Defect())
}) {}

/**
 * A code that no vendor's document lists.
 *
 * @category errors
 * @since 0.1.0
 */
export class UnexpectedError extends make<UnexpectedError>()("UnexpectedError", {}) {}

/**
 * The classes of the errors that any call may fail with, by tag.
 *
 * @category errors
 * @since 0.1.0
 */
export const classes = {
  AuthFailure,
  PermissionDenied,
  InvalidParameter,
  ResourceNotFound,
  LimitExceeded,
  RateLimited,
  ServiceFailure,
  OperationRefused,
  TransportFailure,
  MalformedResponse,
  UnexpectedError
}

/**
 * The errors of any call, besides the refusals of its operation.
 *
 * @category errors
 * @since 0.1.0
 */
export type GatewayError = InstanceType<(typeof classes)[keyof typeof classes]>

/**
 * @category errors
 * @since 0.1.0
 */
export type GatewayErrorTag = keyof typeof classes

/**
 * Checks whether a value is an error of this library, a refusal included.
 *
 * @category guards
 * @since 0.1.0
 */
export const isVendorError = (u: unknown): u is VendorError =>
  u instanceof Error &&
  Predicate.hasProperty(u, "_tag") &&
  Predicate.hasProperty(u, "vendor") &&
  Predicate.hasProperty(u, "outcome")
