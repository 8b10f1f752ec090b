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
import { decoder } from "./internal/decoder.ts"
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
 * - `decode`: reads the refusal, or fails where the response is none. `reparse` is that of `Exchange.Answered`.
 * - `confirms`: whether a response shows that the vendor did not refuse.
 *
 * @category models
 * @since 0.1.0
 */
export interface ResponseRefusal<E extends VendorError.VendorError> {
  readonly error: VendorError.Constructor<E>
  readonly decode: (body: unknown, reparse?: () => unknown) => Result.Result<VendorError.Properties, Error>
  readonly confirms: (body: unknown) => boolean
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
  const decode = decoder(wire.response)
  const encode = Schema.encodeUnknownResult(wire.response)
  return {
    // It is constructed from what `read` gives, and from nothing else.
    error: error as unknown as VendorError.Constructor<Extract<InstanceType<C>, VendorError.VendorError>>,
    decode: (body, reparse) =>
      Result.flatMap(decode(body, reparse), ({ value }) =>
        Result.fromNullishOr(wire.read(value), () => new Error("the response is no refusal"))
      ),
    confirms: (body) => {
      const decoded = decode(body)
      return Result.isSuccess(decoded) && wire.read(decoded.success.value) === undefined
    },
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
    decode: decoder(codec),
    encode: Schema.encodeUnknownResult(codec)
  }))
  const nameAt = (path: string) => fields.find((field) => field.path === path)?.name
  const [first, ...others] = wire.flags

  // What the flags say together, where they say anything.
  const told = (body: unknown): ReadonlyArray<boolean | undefined> =>
    wire.flags.map((flag) =>
      Result.getOrElse(
        Result.map(decodeFlag(valueAt(body, flag)), ({ value }) => value),
        () => undefined
      )
    )

  const decode = (body: unknown, reparse?: () => unknown): Result.Result<VendorError.Properties, Error> => {
    if (!told(body).includes(false)) return Result.fail(new Error("the response is no refusal"))
    const exact = reparse === undefined ? body : reparse()
    const properties: Record<string, unknown> = {}
    for (const { decode, name, path } of fields) {
      const value = valueAt(exact, path)
      const decoded = value === undefined ? undefined : decode(value)
      // The flags refuse, whatever is beside them.
      if (decoded !== undefined && Result.isSuccess(decoded)) properties[name] = decoded.success.value
    }
    return Result.succeed({
      ...properties,
      code: textAt(exact, wire.code),
      message: textAt(exact, wire.message)
    })
  }

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
        const own = fields.find((field) => field.path === path)
        const value = own === undefined ? Result.succeed(text) : Result.map(own.decode(text), ({ value }) => value)
        if (Result.isSuccess(value)) writeAt(body, path, value.success)
      }
      return body
    })

  return {
    error: error as unknown as VendorError.Constructor<E>,
    decode,
    confirms: (body) => told(body).every((yes) => yes === true),
    encode
  }
}

const decodeFlag = /*#__PURE__*/ decoder(Wire.Boolean)

const decodeText = /*#__PURE__*/ decoder(Wire.String)

/** The first text that the paths lead to. */
const textAt = (body: unknown, paths: ReadonlyArray<string>): string => {
  for (const path of paths) {
    const text = decodeText(valueAt(body, path))
    if (Result.isSuccess(text)) return text.success.value
  }
  return ""
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
