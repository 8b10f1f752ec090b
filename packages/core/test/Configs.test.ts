import { assert, it } from "@effect/vitest"
import * as Configs from "@effect-vendors/core/Configs"
import * as Config from "effect/Config"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"

const settings = Configs.allErrors({
  appKey: Config.NonEmptyString("TOY_APP_KEY"),
  appSecret: Config.Redacted("TOY_APP_SECRET"),
  port: Config.Int("TOY_PORT"),
  region: Config.option(Config.String("TOY_REGION"))
})

const within = (env: Record<string, string>) =>
  Effect.provideService(ConfigProvider.ConfigProvider, ConfigProvider.fromEnv({ env }))

it.effect("allErrors reads all that is set", () =>
  Effect.gen(function* () {
    const env = { TOY_APP_KEY: "k", TOY_APP_SECRET: "s", TOY_PORT: "80" }
    const values = yield* settings.pipe(within(env))
    assert.strictEqual(values.appKey, "k")
    assert.strictEqual(Redacted.value(values.appSecret), "s")
    assert.strictEqual(values.port, 80)
    assert.deepStrictEqual(values.region, Option.none())
    const { region } = yield* settings.pipe(within({ ...env, TOY_REGION: "r" }))
    assert.deepStrictEqual(region, Option.some("r"))
  })
)

it.effect.each([
  [{}, ["TOY_APP_KEY", "TOY_APP_SECRET", "TOY_PORT"]],
  [{ TOY_APP_SECRET: "hunter2" }, ["TOY_APP_KEY", "TOY_PORT"]],
  // A wrong value is reported like a missing one.
  [{ TOY_APP_KEY: "k", TOY_PORT: "eighty" }, ["TOY_APP_SECRET", "TOY_PORT"]]
] as const)("allErrors, given %o, names %o", ([env, names]) =>
  Effect.gen(function* () {
    const error = yield* Effect.flip(settings.pipe(within(env)))
    assert.strictEqual(error._tag, "ConfigError")
    for (const name of ["TOY_APP_KEY", "TOY_APP_SECRET", "TOY_PORT", "TOY_REGION"]) {
      assert.strictEqual(error.message.includes(name), names.includes(name as never), `${name} in: ${error.message}`)
    }
    assert.notInclude(error.message, "hunter2")
  })
)

it.effect("allErrors reports a broken source as such", () =>
  Effect.gen(function* () {
    const provider = ConfigProvider.make(() =>
      Effect.fail(new ConfigProvider.SourceError({ message: "the vault is sealed" }))
    )
    const error = yield* Effect.flip(settings.pipe(Effect.provideService(ConfigProvider.ConfigProvider, provider)))
    assert.instanceOf(error.cause, ConfigProvider.SourceError)
    assert.include(error.message, "the vault is sealed")
  })
)

it.effect("text and secret trim what is set, and name what is blank", () =>
  Effect.gen(function* () {
    const both = Configs.allErrors({ key: Configs.text("TOY_KEY"), secret: Configs.secret("TOY_SECRET") })
    const read = yield* both.pipe(within({ TOY_KEY: " k\n", TOY_SECRET: "\ts " }))
    assert.deepStrictEqual([read.key, Redacted.value(read.secret)], ["k", "s"])
    const error = yield* Effect.flip(both.pipe(within({ TOY_KEY: " \n", TOY_SECRET: "" })))
    assert.include(error.message, "TOY_KEY")
    assert.include(error.message, "TOY_SECRET")
  })
)
