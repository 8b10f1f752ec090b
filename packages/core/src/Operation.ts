/**
 * One API of a vendor as a value: its identity, its request, its response and its refusals.
 *
 * The call, its types, fakes, arbitraries and the sandbox's endpoint are derived from it. Vendors' packages export
 * constructors on top of `make`, such as `Taobao.operation`; use those.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type * as Drift from "./Drift.ts"
import { type Identity, idOf, type Paging } from "./internal/definition.ts"
import { decoder, type Decoder } from "./internal/decoder.ts"
import { encoder } from "./internal/encoder.ts"
import { errorCodec } from "./internal/errorCodec.ts"
import type * as Refusal from "./Refusal.ts"
import type * as VendorError from "./VendorError.ts"
import * as Wire from "./Wire.ts"

export { type Identity, idOf, type Paging } from "./internal/definition.ts"

/**
 * Whether the vendor is left the same by two calls as by one. Only then is a call of unknown outcome sent again.
 *
 * @category annotations
 * @since 0.1.0
 */
export const Idempotent: Context.Reference<boolean> = /*#__PURE__*/ Context.Reference(
  "@effect-vendors/core/Operation/Idempotent",
  { defaultValue: () => false }
)

/**
 * How many calls the vendor allows in a window of time, for each account.
 *
 * @category annotations
 * @since 0.1.0
 */
export const RateLimit: Context.Reference<{ readonly limit: number; readonly window: Duration.Input } | undefined> =
  /*#__PURE__*/ Context.Reference("@effect-vendors/core/Operation/RateLimit", {
    defaultValue: (): { readonly limit: number; readonly window: Duration.Input } | undefined => undefined
  })

/**
 * The address of the vendor's document.
 *
 * @category annotations
 * @since 0.1.0
 */
export const Documentation: Context.Reference<string | undefined> = /*#__PURE__*/ Context.Reference(
  "@effect-vendors/core/Operation/Documentation",
  { defaultValue: (): string | undefined => undefined }
)

/**
 * The refusals of an operation.
 *
 * - `codes`: the vendor's error codes that are refusals, each with its class.
 * - `response`: a refusal that arrives as a response, not as an error.
 *
 * @category models
 * @since 0.1.0
 */
export interface Refusals<
  Codes extends Readonly<Record<string, VendorError.Constructor<any>>>,
  E extends VendorError.VendorError
> {
  readonly codes?: Codes | undefined
  readonly response?: Refusal.ResponseRefusal<E> | undefined
}

/**
 * The definition of an operation.
 *
 * - `errorCodes`: every error code that the vendor documents for the operation.
 * - `paging`: how the operation pages, for the streams of `Paging`.
 * - `annotations`: further facts, the vendor's own among them; see `Operation.annotate`.
 *
 * @category models
 * @since 0.1.0
 */
export interface Definition<
  Request extends Schema.Codec<any, unknown>,
  Response extends Schema.Codec<any, unknown>,
  Codes extends Readonly<Record<string, VendorError.Constructor<any>>>,
  E extends VendorError.VendorError,
  Pages extends Paging | undefined
> {
  readonly request: Request
  readonly response: Response
  readonly refusals?: Refusals<Codes, E> | undefined
  readonly errorCodes?: ReadonlyArray<string> | undefined
  readonly paging?: Pages
  readonly annotations?: Context.Context<never> | undefined
}

/**
 * The paging that a response allows: its items are one of the response's fields.
 *
 * @category utility types
 * @since 0.1.0
 */
export type PagingOf<Response extends Schema.Codec<any, unknown>> = Paging<keyof Response["Type"] & string> | undefined

/**
 * The result of a call with everything that the vendor sent.
 *
 * - `value`: the decoded response.
 * - `raw`: the response before decoding, unknown fields included. `value` and `raw` share whatever decoding did not
 *   change.
 * - `drift`: the parts of the response that could not be read and that `value` leaves out.
 *
 * @category models
 * @since 0.1.0
 */
export interface Detailed<A> {
  readonly value: A
  readonly requestId: string | undefined
  readonly raw: unknown
  readonly drift: ReadonlyArray<Drift.Drift>
}

/**
 * A vendor's service: it runs operations.
 *
 * @category models
 * @since 0.1.0
 */
export interface Gateway {
  // Each operation's type says what its run gives; see `make`.
  readonly run: (operation: Any, input: unknown) => Effect.Effect<Detailed<any>, any>
}

/**
 * One API of a vendor. A call of it gives an effect that needs the vendor's service.
 *
 * @category models
 * @since 0.1.0
 */
export interface Operation<
  out Vendor,
  out Name extends string,
  Request extends Schema.Codec<any, unknown>,
  Response extends Schema.Codec<any, unknown>,
  out E extends VendorError.VendorError,
  out Pages extends Paging | undefined = undefined
> extends Identity<Name> {
  (input: Request["Type"]): Effect.Effect<Response["Type"], E | VendorError.GatewayError, Vendor>
  /** The call, with request id and undecoded response beside the value. */
  readonly detailed: (
    input: Request["Type"]
  ) => Effect.Effect<Detailed<Response["Type"]>, E | VendorError.GatewayError, Vendor>
  /** The identity as one text. Every map, queue, metric, simulation, script and route is keyed by it. */
  readonly id: string
  /** The vendor's name for it. */
  readonly name: Name
  readonly request: Request
  readonly response: Response
  readonly refusals: {
    readonly codes: Readonly<Record<string, VendorError.Constructor<E>>>
    readonly response: Refusal.ResponseRefusal<E> | undefined
  }
  readonly errorCodes: ReadonlyArray<string>
  readonly paging: Pages
  readonly annotations: Context.Context<never>
  /** The same operation with one more fact, or with another value for one that it has. */
  readonly annotate: <I, S>(key: Context.Key<I, S>, value: NoInfer<S>) => this
  /** Encodes a request for the wire, or tells what is wrong with it. */
  readonly encode: (input: unknown) => Result.Result<unknown, Schema.SchemaError>
  /** Decodes a response from the wire. `reparse` is that of `Exchange.Answered`. */
  readonly decode: Decoder<Response["Type"]>
}

/**
 * An operation whose types are not known.
 *
 * @category models
 * @since 0.1.0
 */
export type Any = Operation<any, any, any, any, any, any>

/**
 * The error that an operation may fail with.
 *
 * @category utility types
 * @since 0.1.0
 */
export type Error<Op extends Any> = Effect.Error<ReturnType<Op>>

/**
 * The refusal that a record of codes leads to.
 *
 * @category utility types
 * @since 0.1.0
 */
export type RefusalOf<Codes> = Codes[keyof Codes] extends new (properties: any) => infer E
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
  const Codes extends Readonly<Record<string, VendorError.Constructor<any>>> = {},
  E extends VendorError.VendorError = never,
  const Pages extends PagingOf<Response> = undefined
>(
  service: Context.Service<Vendor, Gateway>,
  identity: Identity<Name>,
  definition: Definition<Request, Response, Codes, E, Pages>
): Operation<Vendor, Name, Request, Response, RefusalOf<Codes> | E, Pages> => {
  const { annotations = Context.empty(), errorCodes = [], paging, refusals, request, response } = definition
  const parts: Parts = {
    id: idOf(identity),
    vendor: identity.vendor,
    product: identity.product,
    version: identity.version,
    request,
    response,
    refusals: { codes: refusals?.codes ?? {}, response: refusals?.response },
    errorCodes,
    paging,
    encode: encoder(request),
    decode: decoder(response)
  }
  // The gateway is typed by what all operations share; the types above say the rest.
  return fromParts(service, identity.name, parts, annotations) as any
}

/**
 * Makes the operations of one API of a vendor.
 *
 * @category models
 * @since 0.1.0
 */
export interface Constructor<out Vendor> {
  <
    const Name extends string,
    Request extends Schema.Codec<any, unknown>,
    Response extends Schema.Codec<any, unknown>,
    const Codes extends Readonly<Record<string, VendorError.Constructor<any>>> = {},
    E extends VendorError.VendorError = never,
    const Pages extends PagingOf<Response> = undefined
  >(
    name: Name,
    definition: Definition<Request, Response, Codes, E, Pages>
  ): Operation<Vendor, Name, Request, Response, RefusalOf<Codes> | E, Pages>
}

/**
 * Makes the constructor of the operations of one API of a vendor.
 *
 * @category constructors
 * @since 0.1.0
 */
export const constructorOf =
  <Vendor>(service: Context.Service<Vendor, Gateway>, api: Omit<Identity, "name">): Constructor<Vendor> =>
  (name, definition) =>
    make(service, { ...api, name }, definition)

/**
 * Adds fields to an operation, for a vendor that has them before this library does. A field of the same name is replaced.
 * The result has the identity, the refusals and the gateway of the operation, and a fake and a sandbox answer it by the
 * same simulator. A sandbox has to be told of it: `layerSandbox({ operations: [extended] })`.
 *
 * **Example** (A new field)
 *
 * ```ts
 * import { Operation, Wire } from "@effect-vendors/core"
 * import { Essbasic } from "@effect-vendors/tencent"
 *
 * const createSignCode = Operation.extend(Essbasic.channelCreateMultiFlowSignQRCode, {
 *   request: { QrCodeName: Wire.optional(Wire.String) },
 *   response: { QrCodeName: Wire.optional(Wire.String) }
 * })
 * ```
 *
 * @category combinators
 * @since 0.1.0
 */
export const extend = <
  Vendor,
  Name extends string,
  Request extends Schema.Struct.Fields,
  Response extends Schema.Struct.Fields,
  E extends VendorError.VendorError,
  Pages extends Paging | undefined,
  const MoreRequest extends Schema.Struct.Fields = {},
  const MoreResponse extends Schema.Struct.Fields = {}
>(
  operation: Operation<Vendor, Name, Wire.Struct<Request>, Wire.Struct<Response>, E, Pages>,
  fields: {
    readonly request?: MoreRequest | Wire.Struct<MoreRequest> | undefined
    readonly response?: MoreResponse | Wire.Struct<MoreResponse> | undefined
  }
): Operation<
  Vendor,
  Name,
  Wire.Struct<Omit<Request, keyof MoreRequest> & MoreRequest>,
  Wire.Struct<Omit<Response, keyof MoreResponse> & MoreResponse>,
  E,
  Pages
> => {
  const { service, ...parts } = partsOf.get(operation)!
  const request = Wire.extend(operation.request, fields.request)
  const response = Wire.extend(operation.response, fields.response)
  const extended = { ...parts, request, response, encode: encoder(request), decode: decoder(response) }
  // The parts are untyped; the types above say the rest.
  return fromParts(service, operation.name, extended, operation.annotations) as any
}

/**
 * An operation whose answers may arrive as server-sent events, each with the given schema.
 *
 * @category models
 * @since 0.1.0
 */
export interface Streaming<out Event extends Schema.Codec<any, unknown>> {
  readonly events: Event
}

/**
 * Says what the events are in which the answers of an operation may arrive. The vendor's `stream` then gives them, such
 * as `Tencent.stream`. A call of the operation still gives a whole answer.
 *
 * @category combinators
 * @since 0.1.0
 */
export const streaming = <Op extends Any, Event extends Schema.Codec<any, unknown>>(
  operation: Op,
  events: Event
): Op & Streaming<Event> => {
  const { service, ...parts } = partsOf.get(operation)!
  const streaming: Parts & Streaming<Event> = { ...parts, events }
  // The parts are untyped; the types above say the rest.
  return fromParts(service, operation.name, streaming, operation.annotations) as any
}

type Parts = Omit<Any, "name" | "detailed" | "annotations" | "annotate">

const partsOf = /*#__PURE__*/ new WeakMap<Any, Parts & { readonly service: Context.Service<any, Gateway> }>()

const fromParts = (
  service: Context.Service<any, Gateway>,
  name: string,
  parts: Parts,
  annotations: Context.Context<never>
): Any => {
  const detailed = (input: unknown) => service.use((gateway) => gateway.run(operation, input))
  const call = (input: unknown) =>
    service.use((gateway) => Effect.map(gateway.run(operation, input), ({ value }) => value))
  const annotate = (key: Context.Key<never, unknown>, value: unknown) =>
    fromParts(service, name, parts, Context.add(annotations, key, value))
  const operation: Any = Object.defineProperty(
    Object.assign(call, parts, { detailed, annotations, annotate }),
    // A function's own name cannot be assigned.
    "name",
    { value: name }
  ) as any
  partsOf.set(operation, { ...parts, service })
  return operation
}

/**
 * The codec of every error that a call of an operation may fail with: to store an error, or to send it on.
 *
 * **Example** (An error as JSON)
 *
 * ```ts
 * import { Operation } from "@effect-vendors/core"
 * import { Essbasic } from "@effect-vendors/tencent"
 * import { Schema } from "effect"
 *
 * const errors = Operation.errorsOf(Essbasic.channelCancelMultiFlowSignQRCode)
 *
 * const json = Schema.encodeUnknownSync(errors)(new Essbasic.QrInvalid({ message: "it was cancelled" }))
 * ```
 *
 * @category errors
 * @since 0.1.0
 */
export const errorsOf = <Op extends Any>({ refusals }: Op): Schema.Codec<Error<Op>, unknown> =>
  // The union holds the classes of the type, and no other. All forms of an operation share its refusals.
  errorCodec(refusals) as Schema.Codec<Error<Op>, unknown>
