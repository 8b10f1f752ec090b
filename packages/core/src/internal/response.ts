import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SchemaGetter from "effect/SchemaGetter"
import { parseExact } from "./exactJson.ts"
import { stringify } from "./json.ts"

const label = "unconfirmed"

/** The answer of a call whose outcome the answer does not confirm. It may hold anything, so no store keeps it. */
export const unconfirmed = (answer: unknown): Redacted.Redacted<unknown> => Redacted.make(answer, { label })

const Answer = /*#__PURE__*/ Schema.declare(
  (value): value is Redacted.Redacted<unknown> => Redacted.isRedacted(value),
  { expected: "Redacted" }
)

/** The answer that an error holds. Nothing shows it. A stored error has it as JSON text. */
export const response: Schema.optional<Schema.Codec<Redacted.Redacted<unknown>, string>> =
  /*#__PURE__*/ Schema.optionalKey(Schema.String).pipe(
    /*#__PURE__*/ Schema.decodeTo(/*#__PURE__*/ Schema.optional(Answer), {
      decode: SchemaGetter.transformOptional(Option.map((text: string) => Redacted.make(parseExact(text)))),
      encode: SchemaGetter.transformOptional((answer: Option.Option<Redacted.Redacted<unknown> | undefined>) =>
        answer.pipe(
          Option.filter((answer) => answer !== undefined && answer.label !== label),
          // An answer may be nested deeper than the stack.
          Option.flatMap((answer) => Result.getSuccess(Result.try(() => stringify(Redacted.value(answer!)))))
        )
      )
    })
  ) as unknown as Schema.optional<Schema.Codec<Redacted.Redacted<unknown>, string>>
