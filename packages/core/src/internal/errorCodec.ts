import * as Schema from "effect/Schema"
import type * as Refusal from "../Refusal.ts"
import * as VendorError from "../VendorError.ts"

interface Refusals {
  readonly codes: Readonly<Record<string, VendorError.Constructor<any>>>
  readonly response: Refusal.ResponseRefusal<any> | undefined
}

const codecs = /*#__PURE__*/ new WeakMap<Refusals, Schema.Codec<any, unknown>>()

/** The codec of the errors that a call may fail with: the refusals of its operation, and those of every call. */
export const errorCodec = (refusals: Refusals): Schema.Codec<any, unknown> => {
  let codec = codecs.get(refusals)
  if (codec === undefined) codecs.set(refusals, (codec = make(refusals)))
  return codec
}

const make = ({ codes, response }: Refusals): Schema.Codec<any, unknown> =>
  Schema.toCodecJson(
    Schema.Union([
      ...new Set(Object.values(codes)),
      ...(response === undefined ? [] : [response.error]),
      ...Object.values(VendorError.classes)
    ] as ReadonlyArray<Schema.Codec<any, any>>)
  )
