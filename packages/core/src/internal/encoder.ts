import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SchemaAST from "effect/SchemaAST"
import { checked, invalid, lazy, readerOf } from "./codec.ts"
import { issueOf, type Problem, problem, thrown } from "./problem.ts"
import { unknownField } from "./unknownField.ts"

/**
 * Encodes a request by a schema, as `Schema.encodeUnknownResult` does, and refuses fields that the schema does not know.
 * The result is always a copy: the caller may change the request while the call waits for its turn.
 */
export const encoder = (schema: Schema.Codec<any, unknown>) => {
  const write = lazy(() => readerOf(SchemaAST.flip(schema.ast), checked))
  const bySchema = Schema.encodeUnknownResult(schema)
  return (input: unknown): Result.Result<unknown, Schema.SchemaError> => {
    try {
      const written = write(input)
      if (written !== invalid) return Result.succeed(written)
      const unknown = unknownField(schema, input)
      return unknown === undefined ? bySchema(input) : refused(unknown)
    } catch (cause) {
      return refused(unknownField(schema, input) ?? problem([], thrown(cause)))
    }
  }
}

const refused = (problem: Problem) => Result.fail(new Schema.SchemaError(issueOf(problem)))
