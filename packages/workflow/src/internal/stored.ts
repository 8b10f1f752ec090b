import * as Json from "@effect-vendors/core/vendor/Json"
import * as Schema from "effect/Schema"
import * as SchemaTransformation from "effect/SchemaTransformation"

/**
 * What is stored of a value: JSON text in which integers keep every digit. It is one text, so that a store of JSON, which
 * would round such integers, never reads into it.
 */
export const stored = <T, RD, RE>(codec: Schema.Codec<T, any, RD, RE>): Schema.Codec<T, string, RD, RE> =>
  exactJson.pipe(Schema.decodeTo(Schema.toCodecJson(codec) as Schema.Codec<T, any, RD, RE>)) as unknown as Schema.Codec<
    T,
    string,
    RD,
    RE
  >

const exactJson = /*#__PURE__*/ Schema.String.pipe(
  /*#__PURE__*/ Schema.decodeTo(
    Schema.Any,
    /*#__PURE__*/ SchemaTransformation.transform({
      decode: (text: string): unknown => Json.parseExact(text),
      encode: (value: unknown): string => Json.stringify(value)
    })
  )
)
