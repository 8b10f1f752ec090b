/** The command line: it writes the generated files, or checks them, or makes a module from a documentation page. */
import { NodeRuntime, NodeServices } from "@effect/platform-node"
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { relative } from "node:path"
import { fileURLToPath } from "node:url"
import { list, type List, topVendors } from "./families.ts"
import { type Difference, differences, Differs, write } from "./files.ts"
import { output } from "./library.ts"
import { writePage } from "./page.ts"

const root = fileURLToPath(new URL("../../..", import.meta.url))

const check = Flag.Boolean("check").pipe(
  Flag.withDescription("Write nothing, and fail if a generated folder differs from what this command writes"),
  Flag.withDefault(false)
)

const failIfAny = (found: ReadonlyArray<Difference>) =>
  found.length === 0
    ? Effect.void
    : Effect.fail(new Differs({ differences: found.map(({ kind, path }) => ({ kind, path: relative(root, path) })) }))

const codegen = (list: List) =>
  Command.make(
    "codegen",
    { check },
    Effect.fnUntraced(function* ({ check }) {
      const generated = yield* output(root, list)
      if (check) return yield* failIfAny(yield* differences(generated))
      const found = yield* write(generated)
      const left = found.filter(({ kind }) => kind === "hand-written")
      yield* Console.log(`${generated.files.size} files, of which ${found.length - left.length} changed`)
      yield* failIfAny(left)
    })
  ).pipe(
    Command.withDescription("Generate the library's operations from specifications/"),
    Command.withSubcommands([page(list)])
  )

const page = (list: List) =>
  Command.make(
    "page",
    {
      file: Argument.File("file", { mustExist: true }).pipe(
        Argument.withDescription("A documentation page of the Taobao Open Platform, as copied text")
      ),
      vendor: Flag.Literals("vendor", topVendors(list)).pipe(Flag.withDescription("The vendor that serves the method")),
      out: Flag.Directory("out").pipe(
        Flag.withDescription("The folder of your project that the command writes the module to")
      ),
      patch: Flag.File("patch", { mustExist: true }).pipe(
        Flag.withDescription("A file that adds what the page does not tell, in the form of specifications/top/patches"),
        Flag.optional
      )
    },
    Effect.fnUntraced(function* ({ file, out, patch, vendor }) {
      const written = yield* writePage(root, list, { file, out, vendor, patch: Option.getOrUndefined(patch) })
      yield* Console.log(written)
    })
  ).pipe(Command.withDescription("Generate an operation for your own project from a documentation page"))

list(root).pipe(
  Effect.flatMap((list) => Command.run(codegen(list), { version: "0.0.0" })),
  // The author of an input reads this error, so it is one message without a stack.
  Effect.tapError((error) => Console.error(error.message)),
  Effect.provide(NodeServices.layer),
  NodeRuntime.runMain({ disableErrorReporting: true })
)
