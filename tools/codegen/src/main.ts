/** Writes the modules of operations from specifications, or checks that they are as it would write them. */
import { NodeRuntime, NodeServices } from "@effect/platform-node"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import { fileURLToPath } from "node:url"
import { differences, Stale, write } from "./files.ts"
import { output } from "./library.ts"

const root = fileURLToPath(new URL("../../..", import.meta.url))

const check = Flag.Boolean("check").pipe(
  Flag.withDescription("Write nothing, and fail where a generated file is stale, missing or extra"),
  Flag.withDefault(false)
)

const codegen = Command.make(
  "codegen",
  { check },
  Effect.fnUntraced(function* ({ check }) {
    const generated = yield* output(root)
    if (check) {
      const found = yield* differences(generated)
      return found.length === 0 ? undefined : yield* new Stale({ differences: found })
    }
    const found = yield* write(generated)
    yield* Console.log(`${generated.files.size} files, ${found.length} of them changed`)
  })
).pipe(Command.withDescription("Generate the library's operations from specifications/"))

codegen.pipe(Command.run({ version: "0.0.0" }), Effect.provide(NodeServices.layer), NodeRuntime.runMain)
