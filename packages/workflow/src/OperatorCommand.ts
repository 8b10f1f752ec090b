/**
 * The command for people who operate pipelines, which a program mounts in its own. It works on an engine of its own
 * process (`Operator.layer`), or on a program that serves the HTTP API (`OperatorApi.layerClient`).
 *
 * **Example** (A program's own command)
 *
 * ```ts
 * import * as OperatorApi from "@effect-vendors/workflow/OperatorApi"
 * import * as OperatorCommand from "@effect-vendors/workflow/OperatorCommand"
 * import { Layer } from "effect"
 * import { Command } from "effect/cli"
 * import { FetchHttpClient } from "effect/http"
 *
 * const operator = OperatorApi.layerClient({ url: "http://127.0.0.1:3000/internal" })
 *
 * const command = Command.make("flows").pipe(
 *   Command.withSubcommands([OperatorCommand.command]),
 *   Command.provide(operator.pipe(Layer.provide(FetchHttpClient.layer)))
 * )
 * ```
 *
 * **Details**
 *
 * `flows executions list --status Running --older-than "1 hour"` prints a table, and with `--json` the same for programs.
 * Where something cannot be done, the command fails with one line, and `NodeRuntime.runMain` exits with 1.
 *
 * @since 0.1.0
 */
import * as Argument from "effect/cli/Argument"
import * as CliError from "effect/cli/CliError"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Console from "effect/Console"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type * as Executions from "./Executions.ts"
import { instant, lasting, table } from "./internal/table.ts"
import type * as Ledgers from "./Ledger.ts"
import { Operator } from "./Operator.ts"

const json = Flag.Boolean("json").pipe(Flag.withDescription("Print JSON"), Flag.withDefault(false))

const execution = Argument.String("execution").pipe(Argument.withDescription("The id of the execution"))

const filters = {
  workflow: Flag.String("workflow").pipe(Flag.withDescription("The name of the pipeline"), Flag.optional),
  olderThan: Flag.String("older-than").pipe(
    Flag.filterMap(
      (text) => Option.filter(Duration.fromInput(text as Duration.Input), Duration.isFinite),
      (text) => `Expected a duration such as "2 hours", got ${text}`
    ),
    Flag.withDescription('The least age, such as "2 hours"'),
    Flag.optional
  ),
  limit: Flag.Int("limit").pipe(
    Flag.filter(
      (limit) => limit > 0,
      (limit) => `Expected 1 or more, got ${limit}`
    ),
    Flag.withDescription("How many to list"),
    Flag.withDefault(100)
  )
}

type Filters = {
  readonly [K in keyof typeof filters]: (typeof filters)[K] extends Flag.Flag<infer A> ? A : never
}

const filterOf = ({ limit, olderThan, workflow }: Filters): Executions.Filter => ({
  limit,
  olderThan: Option.getOrUndefined(olderThan),
  workflow: Option.getOrUndefined(workflow)
})

// One line for a person. A defect stays one.
const tellingly = Effect.mapError(
  (error: Error) => new CliError.UserError({ cause: error, userMessage: error.message })
)

const list = Command.make(
  "list",
  {
    ...filters,
    status: Flag.Literals("status", ["Running", "Halted", "Succeeded", "Failed", "Cancelled", "Purged"]).pipe(
      Flag.withDescription("How the executions stand"),
      Flag.optional
    ),
    json
  },
  Effect.fnUntraced(function* ({ json, status, ...flags }) {
    const operator = yield* Operator
    const found = yield* operator.list({ ...filterOf(flags), status: Option.getOrUndefined(status) })
    yield* print(json, found, ["execution", "workflow", "status", "started", "ended", "problem"], (execution) => [
      execution.executionId,
      execution.workflow,
      execution.status,
      instant(execution.startedAt),
      instant(execution.endedAt),
      execution.problem
    ])
  }, tellingly)
).pipe(Command.withDescription("Lists executions, the youngest first"))

const stepsOf = (json: boolean, found: ReadonlyArray<Executions.Step>, withExecution: boolean) =>
  print(
    json,
    found,
    [
      ...(withExecution ? ["execution", "workflow"] : []),
      "step",
      "attempt",
      "operation",
      "outcome",
      "error",
      "resolution",
      "at",
      "took",
      "request id"
    ],
    (step) => [
      ...(withExecution ? [step.executionId, step.workflow] : []),
      step.step,
      `${step.attempt}`,
      step.operation,
      step.outcome,
      step.error,
      step.resolution === "Person" ? "waits for a person" : step.resolution,
      instant(step.claimedAt),
      lasting(step.duration),
      step.requestId
    ]
  )

const steps = Command.make(
  "steps",
  { execution, json },
  Effect.fnUntraced(function* ({ execution, json }) {
    const operator = yield* Operator
    yield* stepsOf(json, yield* operator.steps(execution), false)
  }, tellingly)
).pipe(Command.withDescription("Lists the attempts of an execution's steps, without their content"))

const inDoubt = Command.make(
  "in-doubt",
  { ...filters, json },
  Effect.fnUntraced(function* ({ json, ...flags }) {
    const operator = yield* Operator
    yield* stepsOf(json, yield* operator.inDoubt(filterOf(flags)), true)
  }, tellingly)
).pipe(Command.withDescription("Lists the writes that nobody knows of"))

const leftovers = Command.make(
  "leftovers",
  { ...filters, json },
  Effect.fnUntraced(function* ({ json, ...flags }) {
    const operator = yield* Operator
    const found: ReadonlyArray<Ledgers.Leftover> = yield* operator.leftovers(filterOf(flags))
    yield* print(json, found, ["execution", "workflow", "step", "at", "what may be left"], (leftover) => [
      leftover.executionId,
      leftover.workflow,
      leftover.step,
      instant(leftover.at),
      leftover.message
    ])
  }, tellingly)
).pipe(Command.withDescription("Lists what may be left at vendors"))

const answers = { "done": "Done", "not-done": "NotDone", "unclear": "Unclear" } as const

const decide = Command.make(
  "decide",
  {
    execution,
    step: Argument.String("step").pipe(Argument.withDescription("The name of the step that waits")),
    answer: Argument.Literals("answer", ["done", "not-done", "unclear"]).pipe(
      Argument.withDescription("Whether the vendor did it; what it did not do is sent again")
    ),
    attempt: Flag.Int("attempt").pipe(Flag.withDescription("Default: the attempt that waits"), Flag.optional),
    value: Flag.String("value").pipe(
      Flag.withDescription("What the vendor answered, as JSON, where it was done"),
      Flag.optional
    ),
    valueFile: Flag.FileText("value-file").pipe(
      Flag.withDescription("A file with that JSON: nobody reads it in a list of commands"),
      Flag.optional
    )
  },
  Effect.fnUntraced(function* ({ answer, attempt, execution, step, value, valueFile }) {
    const operator = yield* Operator
    yield* operator.decide({
      executionId: execution,
      step,
      answer: answers[answer],
      attempt: Option.getOrUndefined(attempt),
      value: Option.getOrUndefined(Option.orElse(value, () => valueFile))
    })
    yield* Console.log(`decided: the step ${step} is ${answer}`)
  }, tellingly)
).pipe(
  Command.withDescription("Decides for a step that waits for a person; the first decision counts"),
  Command.withExamples([
    { command: `executions decide 4f1d… create done --value '{"QrCode":…}'`, description: "It was done" },
    { command: "executions decide 4f1d… create not-done", description: "It was not, and is sent again" }
  ])
)

const cancel = Command.make(
  "cancel",
  { execution },
  Effect.fnUntraced(function* ({ execution }) {
    const operator = yield* Operator
    yield* operator.cancel(execution)
    yield* Console.log(`cancelled: what ${execution} did is undone`)
  }, tellingly)
).pipe(Command.withDescription("Cancels an execution: what it did is undone"))

const resume = Command.make(
  "resume",
  { execution },
  Effect.fnUntraced(function* ({ execution }) {
    const operator = yield* Operator
    yield* operator.resume(execution)
    yield* Console.log(`resumed: ${execution}`)
  }, tellingly)
).pipe(Command.withDescription("Goes on with an execution that was halted"))

const purge = Command.make(
  "purge",
  { execution },
  Effect.fnUntraced(function* ({ execution }) {
    const operator = yield* Operator
    yield* operator.purge(execution)
    yield* Console.log(`purged: nothing but the mark of ${execution} is left`)
  }, tellingly)
).pipe(Command.withDescription("Removes the content of an execution that has ended"))

const reseal = Command.make(
  "reseal",
  {},
  Effect.fnUntraced(function* () {
    const operator = yield* Operator
    const { keys, texts } = yield* operator.reseal
    const spare = keys.length === 0 ? "no key can be removed" : `these keys can be removed: ${keys.join(", ")}`
    yield* Console.log(`sealed ${texts} texts again; ${spare}`)
  }, tellingly)
).pipe(
  Command.withDescription("Seals with the current key what older keys sealed, once every process uses the current one")
)

/**
 * `executions` with `list`, `steps`, `in-doubt`, `leftovers`, `decide`, `cancel`, `resume`, `purge` and `reseal`.
 *
 * @category commands
 * @since 0.1.0
 */
export const command = Command.make("executions").pipe(
  Command.withDescription("Operates durable pipelines"),
  Command.withSubcommands([list, steps, inDoubt, leftovers, decide, cancel, resume, purge, reseal])
)

const print = <A>(
  json: boolean,
  items: ReadonlyArray<A>,
  names: ReadonlyArray<string>,
  cellsOf: (item: A) => ReadonlyArray<string | undefined>
) => Console.log(json ? JSON.stringify(items, undefined, 2) : table(names, items.map(cellsOf)))
