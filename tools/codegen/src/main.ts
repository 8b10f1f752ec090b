/** Writes the modules of operations from specifications, or checks that they are as it would write them. */
import { NodeRuntime, NodeServices } from "@effect/platform-node"
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { fileURLToPath } from "node:url"
import { differences, Stale, write } from "./files.ts"
import { output } from "./library.ts"
import { writePage } from "./page.ts"

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

const page = Command.make(
  "page",
  {
    file: Argument.File("file", { mustExist: true }).pipe(
      Argument.withDescription("A documentation page of the Taobao Open Platform, as copied text")
    ),
    vendor: Flag.Literals("vendor", ["taobao", "damai"]).pipe(
      Flag.withDescription("The vendor that serves the method")
    ),
    out: Flag.Directory("out").pipe(Flag.withDescription("The folder of your project that the module is written to")),
    patch: Flag.File("patch", { mustExist: true }).pipe(
      Flag.withDescription("What the page does not tell, in the form of specifications/top/patches"),
      Flag.optional
    )
  },
  Effect.fnUntraced(function* ({ file, out, patch, vendor }) {
    const written = yield* writePage(root, { file, out, vendor, patch: Option.getOrUndefined(patch) })
    yield* Console.log(written)
  })
).pipe(Command.withDescription("Generate an operation of your own project from a documentation page"))

codegen.pipe(
  Command.withSubcommands([page]),
  Command.run({ version: "0.0.0" }),
  Effect.provide(NodeServices.layer),
  NodeRuntime.runMain
)
