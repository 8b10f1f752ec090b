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
import * as Predicate from "effect/Predicate"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type { Gateway } from "./Gateway.ts"
import { decoder, encoder } from "./internal/codec.ts"
import * as VendorError from "./VendorError.ts"
import * as Wire from "./Wire.ts"

/**
 * What a vendor's documents say of an operation beyond its shapes.
 *
 * - `idempotent`: sending it twice leaves the vendor as sending it once. Only then is a call of
 *   unknown outcome sent again. Default false.
 * - `rateLimit`: how many calls the vendor lets through in a window.
 * - `session`: whether the vendor asks for the session that a user granted. Default false.
 * - `doc`: the address of the vendor's document.
 *
 * @category models
 * @since 0.1.0
 */
export interface Traits {
  readonly idempotent?: boolean | undefined
  readonly rateLimit?: { readonly limit: number; readonly window: Duration.Input } | undefined
  readonly session?: boolean | undefined
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
 * Tells how a refusal looks in a response whose flags say no, by the paths of its fields: `data.success`.
 *
 * - `flags`: a response in which one of them is false is the refusal. Where an error does not tell which, the
 *   first is written.
 * - `code` and `message`: where the error's code and message are; of several, the first that is there counts.
 * - `fields`: the error's own fields, each with the codec of its wire form.
 *
 * **Example** (A flag in the response)
 *
 * ```ts
 * import { Operation, VendorError, Wire } from "@effect-vendors/core"
 * import { Schema } from "effect"
 *
 * class Refused extends VendorError.refusal<Refused>()("Refused", { why: Schema.optional(Schema.String) }) {}
 *
 * const refused = Operation.flagged(Refused, {
 *   flags: ["result.ok"],
 *   code: [],
 *   message: ["result.why"],
 *   fields: { why: ["result.why", Wire.String] }
 * })
 * ```
 *
 * @category constructors
 * @since 0.1.0
 */
export const flagged = <E extends VendorError.VendorError>(
  error: (new (properties: any) => E) & Schema.Codec<E, any>,
  wire: {
    readonly flags: readonly [string, ...ReadonlyArray<string>]
    readonly code: ReadonlyArray<string>
    readonly message: ReadonlyArray<string>
    readonly fields: Readonly<Record<string, readonly [path: string, codec: Schema.Codec<any, unknown>]>>
  }
): Refused<E> => {
  const fields = Object.entries(wire.fields).map(([name, [path, codec]]) => ({
    name,
    path,
    decode: Schema.decodeUnknownResult(codec, { disableChecks: true }),
    encode: Schema.encodeUnknownResult(codec)
  }))
  const nameAt = (path: string) => fields.find((field) => field.path === path)?.name
  const [first, ...others] = wire.flags

  const decode = (body: unknown): Result.Result<VendorError.Properties, Error> =>
    Result.gen(function* () {
      let refused = false
      for (const flag of wire.flags) {
        const value = valueAt(body, flag)
        if (value !== undefined) refused = !(yield* decodeFlag(value)) || refused
      }
      if (!refused) return yield* Result.fail(new Error("the response is no refusal"))
      const properties: Record<string, unknown> = {}
      for (const { decode, name, path } of fields) {
        const value = valueAt(body, path)
        if (value !== undefined) properties[name] = yield* decode(value)
      }
      return {
        ...properties,
        code: String(firstOf(wire.code, (path) => valueAt(body, path)) ?? ""),
        message: String(firstOf(wire.message, (path) => valueAt(body, path)) ?? "")
      }
    })

  const encode = (error: E): Result.Result<unknown, Schema.SchemaError> =>
    Result.gen(function* () {
      const own = error as unknown as Readonly<Record<string, unknown>>
      const ownAt = (path: string) => own[nameAt(path) ?? ""]
      const body: Record<string, unknown> = {}
      // One of the flags has to say no.
      const told = others.some((flag) => ownAt(flag) === false)
      writeAt(body, first, told ? (ownAt(first) ?? true) : false)
      for (const { encode, name, path } of fields) {
        if (path !== first && own[name] !== undefined) writeAt(body, path, yield* encode(own[name]))
      }
      for (const [paths, text] of [
        [wire.code, error.code],
        [wire.message, error.message]
      ] as const) {
        const path = paths[0]
        if (path === undefined || text === "" || valueAt(body, path) !== undefined) continue
        // Where the vendor's codes are numbers, a code that is none has no place.
        const value = fields.find((field) => field.path === path)?.decode(text) ?? Result.succeed(text)
        if (Result.isSuccess(value)) writeAt(body, path, value.success)
      }
      return body
    })

  return { error: error as unknown as VendorError.Constructor<E>, decode, encode }
}

const decodeFlag = Schema.decodeUnknownResult(Wire.Boolean)

const firstOf = <A>(paths: ReadonlyArray<string>, at: (path: string) => A | undefined): A | undefined => {
  for (const path of paths) {
    const value = at(path)
    if (value !== undefined) return value
  }
  return undefined
}

// What is null is absent.
const valueAt = (body: unknown, path: string): unknown => {
  let value = body
  for (const name of path.split(".")) {
    if (!Predicate.isObject(value) || !Object.hasOwn(value, name)) return undefined
    value = (value as Readonly<Record<string, unknown>>)[name]
  }
  return value ?? undefined
}

const writeAt = (body: Record<string, unknown>, path: string, value: unknown): void => {
  const names = path.split(".")
  const last = names.pop()!
  let object = body
  for (const name of names) object = (object[name] ??= {}) as Record<string, unknown>
  object[last] = value
}

/**
 * The definition of an operation.
 *
 * - `service` and `version`: where the vendor's gateway finds it, for vendors that ask.
 * - `host`: the host that serves it, where that is not its service's.
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
  readonly host?: string | undefined
  readonly request: Request
  readonly response: Response
  readonly refusals?: Refusals | undefined
  readonly refused?: Refused<Refusal> | undefined
  readonly codes?: ReadonlyArray<string> | undefined
  readonly traits?: Traits | undefined
}

/**
 * The result of a call with all that the vendor sent: the decoded response, the request id, and the
 * response as it was before decoding, unknown fields included. What decoding left as it was, `value` and `raw` share.
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
  readonly host: string | undefined
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
  vendor: Context.Service<Vendor, Gateway>,
  name: Name,
  definition: Definition<Request, Response, Refusals, Refusal>
): Operation<Vendor, Name, Request, Response, RefusalOf<Refusals> | Refusal> => {
  const detailed = (input: unknown) => vendor.use((gateway) => gateway.run(operation as unknown as Any, input))
  const call = (input: unknown) =>
    vendor.use((gateway) => Effect.map(gateway.run(operation as unknown as Any, input), ({ value }) => value))
  const operation = Object.assign(call, {
    detailed,
    service: definition.service,
    version: definition.version,
    host: definition.host,
    request: definition.request,
    response: definition.response,
    refusals: definition.refusals ?? {},
    refused: definition.refused,
    codes: definition.codes ?? [],
    traits: definition.traits ?? {},
    encode: encoder(definition.request),
    // What a vendor answers is not held to the limits that its documents set for requests.
    decode: decoder(definition.response)
  })
  Object.defineProperty(operation, "name", { value: name })
  let error: Any["error"] | undefined
  Object.defineProperty(operation, "error", { get: () => (error ??= errorOf(operation)) })
  // The gateway is typed by the one thing that all operations share; the types above say the rest.
  return operation as any
}

/**
 * How an operation gives a long list in pages.
 *
 * - `offset`: the field of the request that says where a page begins; `counts` what it counts.
 * - `limit`: the field of the request that says how long a page is.
 * - `items` and `total`: the fields of the response that hold the page, and tell how long the list is.
 *
 * @category models
 * @since 0.1.0
 */
export interface Paging<Items extends string = string> {
  readonly offset: string
  readonly counts: "items" | "pages"
  readonly limit: string
  readonly items: Items
  readonly total: string
}

/**
 * Adds to an operation how it pages, for the streams of `Paging`.
 *
 * @category constructors
 * @since 0.1.0
 */
export const paged = <Op extends Any, const Items extends keyof Op["response"]["Type"] & string>(
  operation: Op,
  paging: Paging<Items>
): Op & { readonly paging: Paging<Items> } => Object.assign(operation, { paging })

const errorOf = (operation: Pick<Any, "refusals" | "refused">): Any["error"] =>
  Schema.toCodecJson(
    Schema.Union([
      ...new Set(Object.values(operation.refusals)),
      ...(operation.refused === undefined ? [] : [operation.refused.error]),
      ...Object.values(VendorError.classes)
    ])
  )
