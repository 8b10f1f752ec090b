/**
 * Reads configuration so that one error names everything that is missing.
 *
 * @since 0.1.0
 */
import * as Arr from "effect/Array"
import * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SchemaAST from "effect/SchemaAST"
import * as SchemaIssue from "effect/SchemaIssue"

/**
 * Reads several configurations. The error names all that fail; `Config.all` stops at the first.
 *
 * **Example** (Two variables)
 *
 * ```ts
 * import { Configs } from "@effect-vendors/core"
 * import { Config } from "effect"
 *
 * const settings = Configs.allErrors({
 *   appKey: Config.NonEmptyString("TAOBAO_APP_KEY"),
 *   appSecret: Config.Redacted("TAOBAO_APP_SECRET")
 * })
 * ```
 *
 * @category combinators
 * @since 0.1.0
 */
export const allErrors = <const Settings extends Record<string, Effect.Effect<any, Config.ConfigError>>>(
  settings: Settings
): Effect.Effect<{ readonly [K in keyof Settings]: Effect.Success<Settings[K]> }, Config.ConfigError> =>
  Effect.gen(function* () {
    const values: Record<string, unknown> = {}
    const issues: Array<SchemaIssue.Issue> = []
    for (const [key, setting] of Object.entries(settings)) {
      const result = yield* Effect.result(setting)
      if (Result.isSuccess(result)) values[key] = result.success
      else if (Schema.isSchemaError(result.failure.cause)) issues.push(result.failure.cause.issue)
      // The source itself is broken: there is nothing to add to that.
      else return yield* Effect.fail(result.failure)
    }
    return Arr.isArrayNonEmpty(issues)
      ? yield* Effect.fail(
          new Config.ConfigError(new Schema.SchemaError(new SchemaIssue.Composite(SchemaAST.unknown, issues)))
        )
      : (values as any)
  })
