/**
 * Reads configuration so that one error names everything that is missing.
 *
 * @since 0.1.0
 */
import * as Arr from "effect/Array"
import * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
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

/**
 * Reads a text that has to be set. White space around it is no part of it, and a blank one is missing.
 *
 * @category readings
 * @since 0.1.0
 */
export const text = (variable: string): Config.Config<string> =>
  Config.map(Config.schema(notBlank, variable), (text) => text.trim())

const notBlank = /*#__PURE__*/ Schema.String.check(
  /*#__PURE__*/ Schema.makeFilter((text) => text.trim() !== "", { expected: "a text that is not blank" })
)

/**
 * Reads a secret that has to be set. White space around it is no part of it, and a blank one is missing.
 *
 * @category readings
 * @since 0.1.0
 */
export const secret = (variable: string): Config.Config<Redacted.Redacted> => Config.map(text(variable), Redacted.make)

/**
 * Reads a text that may be set. White space around it is no part of it, and a blank one counts as not set.
 *
 * @category readings
 * @since 0.1.0
 */
export const optionalText = (variable: string): Config.Config<string | undefined> =>
  Config.map(Config.option(Config.String(variable)), (text) => Option.getOrUndefined(text)?.trim() || undefined)

/**
 * Reads a secret that may be set. White space around it is no part of it, and a blank one counts as not set.
 *
 * @category readings
 * @since 0.1.0
 */
export const optionalSecret = (variable: string): Config.Config<Redacted.Redacted | undefined> =>
  Config.map(optionalText(variable), (text) => (text === undefined ? undefined : Redacted.make(text)))
