/**
 * One API of a vendor, as a value: what it is called, what it takes, what it gives, what it refuses.
 * Everything else is derived from it: the call, its types, fakes, arbitraries, the sandbox's endpoint.
 *
 * Vendors' packages export constructors on top of `make`, such as `Taobao.operation`; use those.
 *
 * @since 0.1.0
 */
import type * as Context from "effect/Context"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type { Gateway } from "./Gateway.ts"
import * as VendorError from "./VendorError.ts"

/**
 * What a vendor's documents say of an operation beyond its shapes.
 *
 * - `idempotent`: sending it twice leaves the vendor as sending it once. Only then is a call of
 *   unknown outcome sent again. Default false.
 * - `rateLimit`: how many calls the vendor lets through in a window.
 * - `doc`: the address of the vendor's document.
 *
 * @category models
 * @since 0.1.0
 */
export interface Traits {
  readonly idempotent?: boolean | undefined
  readonly rateLimit?: { readonly limit: number; readonly window: Duration.Input } | undefined
  readonly doc?: string | undefined
}

/**
 * A refusal that arrives as a response, not as an error: how it is read from one, and written to one.
 *
 * @category models
 * @since 0.1.0
 */
export interface Refused<E extends VendorError.VendorError> {
  readonly error: VendorError.Constructor<E>
  readonly decode: (body: unknown) => Result.Result<VendorError.Properties, Error>
  encode(error: E): Result.Result<unknown, Schema.SchemaError>
}

/**
 * Tells how a refusal looks in a response: `success: false` and the like.
 *
 * `read` gives the properties of the error, `code` and `message` among them, or `undefined` where the
 * response is no refusal; `write` is its inverse, by which a sandbox answers.
 *
 * **Example** (A flag in the response)
 *
 * ```ts
 * import { Operation, VendorError, Wire } from "@effect-vendors/core"
 *
 * class Refused extends VendorError.refusal<Refused>()("Refused") {}
 *
 * const refused = Operation.refused(Refused, {
 *   response: Wire.struct({ ok: Wire.Boolean, why: Wire.optional(Wire.String) }),
 *   read: ({ ok, why }) => (ok ? undefined : { message: why ?? "" }),
 *   write: ({ message }) => ({ ok: false, why: message })
 * })
 * ```
 *
 * @category constructors
 * @since 0.1.0
 */
export const refused = <C extends (new (properties: any) => VendorError.VendorError) & Schema.Codec<any, any>, R>(
  error: C,
  wire: {
    readonly response: Schema.Codec<R, unknown>
    readonly read: (response: R) => ConstructorParameters<C>[0] | undefined
    readonly write: (error: InstanceType<C>) => R
  }
): Refused<Extract<InstanceType<C>, VendorError.VendorError>> => {
  const decode = Schema.decodeUnknownResult(wire.response, { disableChecks: true })
  const encode = Schema.encodeUnknownResult(wire.response)
  return {
    // It is constructed from what `read` gives, and from nothing else.
    error: error as unknown as VendorError.Constructor<Extract<InstanceType<C>, VendorError.VendorError>>,
    decode: (body) =>
      Result.flatMap(decode(body), (response) =>
        Result.fromNullishOr(wire.read(response), () => new Error("the response is no refusal"))
      ),
    encode: (error) => encode(wire.write(error))
  }
}

/**
 * The definition of an operation.
 *
 * - `service` and `version`: where the vendor's gateway finds it, for vendors that ask.
 * - `refusals`: the vendor's error codes that are refusals, each with its class.
 * - `refused`: a refusal that arrives as a response, not as an error.
 * - `codes`: every error code that the vendor documents for the operation.
 *
 * @category models
 * @since 0.1.0
 */
export interface Definition<
  Request extends Schema.Codec<any, unknown>,
  Response extends Schema.Codec<any, unknown>,
  Refusals extends Record<string, VendorError.Constructor<any>>,
  Refusal extends VendorError.VendorError
> {
  readonly service?: string | undefined
  readonly version?: string | undefined
  readonly request: Request
  readonly response: Response
  readonly refusals?: Refusals | undefined
  readonly refused?: Refused<Refusal> | undefined
  readonly codes?: ReadonlyArray<string> | undefined
  readonly traits?: Traits | undefined
}

/**
 * The result of a call with all that the vendor sent: the decoded response, the request id, and the
 * response as it was before decoding, unknown fields included.
 *
 * @category models
 * @since 0.1.0
 */
export interface Detailed<A> {
  readonly value: A
  readonly requestId: string | undefined
  readonly raw: unknown
}

/**
 * One API of a vendor. Calling it gives an effect that needs the vendor's service.
 *
 * @category models
 * @since 0.1.0
 */
export interface Operation<
  out Vendor,
  out Name extends string,
  Request extends Schema.Codec<any, unknown>,
  Response extends Schema.Codec<any, unknown>,
  out Refusal extends VendorError.VendorError
> {
  (input: Request["Type"]): Effect.Effect<Response["Type"], Refusal | VendorError.GatewayError, Vendor>
  /** The call, with request id and undecoded response beside the value. */
  readonly detailed: (
    input: Request["Type"]
  ) => Effect.Effect<Detailed<Response["Type"]>, Refusal | VendorError.GatewayError, Vendor>
  /** The vendor's name for it. */
  readonly name: Name
  readonly service: string | undefined
  readonly version: string | undefined
  readonly request: Request
  readonly response: Response
  readonly refusals: Readonly<Record<string, VendorError.Constructor<Refusal>>>
  readonly refused: Refused<Refusal> | undefined
  readonly codes: ReadonlyArray<string>
  readonly traits: Traits
  /** Every error that a call may fail with, as a codec: to store one, or to send it on. */
  readonly error: Schema.Codec<Refusal | VendorError.GatewayError, unknown>
  /** The request as the wire has it, or what is wrong with it. */
  readonly encode: (input: unknown) => Result.Result<unknown, Schema.SchemaError>
  /** The response from what the wire has. */
  readonly decode: (body: unknown) => Result.Result<Response["Type"], Schema.SchemaError>
}

/**
 * An operation of which only the frame is known.
 *
 * @category models
 * @since 0.1.0
 */
export type Any = Operation<any, any, any, any, any>

/**
 * The error that an operation may fail with.
 *
 * @category utility types
 * @since 0.1.0
 */
export type Failure<Op extends Any> = Effect.Error<ReturnType<Op>>

type RefusalOf<Refusals> = Refusals[keyof Refusals] extends new (properties: any) => infer E
  ? E extends VendorError.VendorError
    ? E
    : never
  : never

/**
 * Makes an operation that runs on the given vendor's service.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = <
  Vendor,
  const Name extends string,
  Request extends Schema.Codec<any, unknown>,
  Response extends Schema.Codec<any, unknown>,
  const Refusals extends Record<string, VendorError.Constructor<any>> = {},
  Refusal extends VendorError.VendorError = never
>(
  vendor: Context.Key<Vendor, Gateway>,
  name: Name,
  definition: Definition<Request, Response, Refusals, Refusal>
): Operation<Vendor, Name, Request, Response, RefusalOf<Refusals> | Refusal> => {
  const detailed = (input: unknown) =>
    Effect.flatMap(vendor, (gateway) => gateway.run(operation as unknown as Any, input))
  const operation = Object.assign((input: unknown) => Effect.map(detailed(input), (answer) => answer.value), {
    detailed,
    service: definition.service,
    version: definition.version,
    request: definition.request,
    response: definition.response,
    refusals: definition.refusals ?? {},
    refused: definition.refused,
    codes: definition.codes ?? [],
    traits: definition.traits ?? {},
    encode: Schema.encodeUnknownResult(definition.request),
    // What a vendor answers is not held to the limits that its documents set for requests.
    decode: Schema.decodeUnknownResult(definition.response, { disableChecks: true })
  })
  Object.defineProperty(operation, "name", { value: name })
  let error: Any["error"] | undefined
  Object.defineProperty(operation, "error", { get: () => (error ??= errorOf(operation)) })
  // The gateway is typed by the one thing that all operations share; the types above say the rest.
  return operation as any
}

const errorOf = (operation: Pick<Any, "refusals" | "refused">): Any["error"] =>
  Schema.toCodecJson(
    Schema.Union([
      ...new Set(Object.values(operation.refusals)),
      ...(operation.refused === undefined ? [] : [operation.refused.error]),
      ...Object.values(VendorError.classes)
    ])
  )
