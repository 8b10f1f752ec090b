/**
 * Refusals: the business "no" that a vendor documents for one operation, each an error with a tag of its own.
 *
 * A vendor refuses by an error code, or by a response that says no. An operation lists the codes with their
 * classes; `fromResponse` and `flagged` tell how a refusal is read from a response.
 *
 * @since 0.1.0
 */
import * as Predicate from "effect/Predicate"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as VendorError from "./VendorError.ts"
import * as Wire from "./Wire.ts"

/**
 * Makes the class of a refusal, with fields of its own where the vendor tells more than code and message.
 *
 * **Example** (A refusal with a field)
 *
 * ```ts
 * import { Refusal } from "@effect-vendors/core"
 * import { Schema } from "effect"
 *
 * class SeatTaken extends Refusal.Class<SeatTaken>()("SeatTaken", {
 *   seat: Schema.optional(Schema.String)
 * }) {}
 *
 * const error = new SeatTaken({ code: "409", message: "taken", seat: "12F" })
 * ```
 *
 * @category constructors
 * @since 0.1.0
 */
export const Class =
  <Self>() =>
  <Tag extends string, const Own extends Schema.Struct.Fields = {}>(
    tag: Tag,
    own?: Own
  ): VendorError.ErrorClass<Self, Tag, Own> =>
    VendorError.make<Self>()(tag, own ?? ({} as Own))

/**
 * A refusal that arrives as a response, not as an error: how to read it from one, and how to write it as one.
 *
 * @category models
 * @since 0.1.0
 */
export interface ResponseRefusal<E extends VendorError.VendorError> {
  readonly error: VendorError.Constructor<E>
  readonly decode: (body: unknown) => Result.Result<VendorError.Properties, Error>
  encode(error: E): Result.Result<unknown, Schema.SchemaError>
}

/**
 * Reads a refusal from a response by functions.
 *
 * `read` gives the properties of the error, `code` and `message` among them, or `undefined` where the response is
 * no refusal. `write` is its inverse; sandboxes answer by it.
 *
 * **Example** (A flag in the response)
 *
 * ```ts
 * import { Refusal, Wire } from "@effect-vendors/core"
 *
 * class Refused extends Refusal.Class<Refused>()("Refused") {}
 *
 * const refused = Refusal.fromResponse(Refused, {
 *   response: Wire.struct({ ok: Wire.Boolean, why: Wire.optional(Wire.String) }),
 *   read: ({ ok, why }) => (ok ? undefined : { message: why ?? "" }),
 *   write: ({ message }) => ({ ok: false, why: message })
 * })
 * ```
 *
 * @category constructors
 * @since 0.1.0
 */
export const fromResponse = <C extends (new (properties: any) => VendorError.VendorError) & Schema.Codec<any, any>, R>(
  error: C,
  wire: {
    readonly response: Schema.Codec<R, unknown>
    readonly read: (response: R) => ConstructorParameters<C>[0] | undefined
    readonly write: (error: InstanceType<C>) => R
  }
): ResponseRefusal<Extract<InstanceType<C>, VendorError.VendorError>> => {
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
 * Reads a refusal from a response by its flags. Fields are named by their paths: `data.success`.
 *
 * - `flags`: a response is the refusal where one of them is false. The first is written where an error does not
 *   tell which.
 * - `code` and `message`: where the error's code and message are. Of several paths, the first that the response
 *   has counts.
 * - `fields`: the error's own fields, each with its path and the codec of its wire form.
 *
 * **Example** (A flag in the response)
 *
 * ```ts
 * import { Refusal, Wire } from "@effect-vendors/core"
 * import { Schema } from "effect"
 *
 * class Refused extends Refusal.Class<Refused>()("Refused", { why: Schema.optional(Schema.String) }) {}
 *
 * const refused = Refusal.flagged(Refused, {
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
): ResponseRefusal<E> => {
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
        // Where the vendor's codes are numbers, a code that is no number cannot be written.
        const value = fields.find((field) => field.path === path)?.decode(text) ?? Result.succeed(text)
        if (Result.isSuccess(value)) writeAt(body, path, value.success)
      }
      return body
    })

  return { error: error as unknown as VendorError.Constructor<E>, decode, encode }
}

const decodeFlag = /*#__PURE__*/ Schema.decodeUnknownResult(Wire.Boolean)

const firstOf = <A>(paths: ReadonlyArray<string>, at: (path: string) => A | undefined): A | undefined => {
  for (const path of paths) {
    const value = at(path)
    if (value !== undefined) return value
  }
  return undefined
}

// A null counts as absent.
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
