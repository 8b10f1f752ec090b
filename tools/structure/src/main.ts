/** Checks the rules for the structure of the repository that no linter knows. */
import { NodeRuntime, NodeServices } from "@effect/platform-node"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Schema from "effect/Schema"
import { fileURLToPath } from "node:url"
import { broken } from "./dependencies.ts"

const root = fileURLToPath(new URL("../../..", import.meta.url))

const Manifest = Schema.fromJsonString(
  Schema.Struct({ dependencies: Schema.optionalKey(Schema.Record(Schema.String, Schema.String)) })
)

const Families = Schema.fromJsonString(
  Schema.Struct({ families: Schema.Array(Schema.Struct({ vendor: Schema.String })) })
)

const scope = "@effect-vendors/"

const program = Effect.gen(function* () {
  const files = yield* FileSystem.FileSystem
  const read = Effect.fnUntraced(function* (name: string) {
    const text = yield* files.readFileString(`${root}packages/${name}/package.json`)
    const { dependencies = {} } = yield* Schema.decodeEffect(Manifest)(text)
    const own = Object.keys(dependencies).filter((dependency) => dependency.startsWith(scope))
    return { name, dependencies: own.map((dependency) => dependency.slice(scope.length)) }
  })
  // A vendor without generated operations is known by the sandbox that it exports.
  const hasSandbox = Effect.fnUntraced(function* (name: string) {
    const testing = `${root}packages/${name}/src/testing/index.ts`
    return (yield* files.exists(testing)) && (yield* files.readFileString(testing)).includes("export const sandbox")
  })
  const packages = yield* Effect.forEach(yield* files.readDirectory(`${root}packages`), read)
  const { families } = yield* Schema.decodeEffect(Families)(
    yield* files.readFileString(`${root}specifications/families.json`)
  )
  const served = yield* Effect.filter(
    packages.map(({ name }) => name),
    hasSandbox
  )
  const problems = broken(packages, new Set([...families.map(({ vendor }) => vendor), ...served]))
  for (const problem of problems) yield* Console.error(problem)
  if (problems.length > 0) yield* Effect.sync(() => (process.exitCode = 1))
})

program.pipe(Effect.provide(NodeServices.layer), NodeRuntime.runMain)
