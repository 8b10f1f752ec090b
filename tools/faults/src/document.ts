/** Writes the matrix as a page of the documentation. */
import { Operation } from "@effect-vendors/core"
import { Faults } from "@effect-vendors/core/testing"
import * as Context from "effect/Context"
import * as Result from "effect/Result"
import type { Cell, Row } from "./matrix.ts"
import { patience as clientPatience, type Recorded } from "./recorded.ts"

const table = (rows: ReadonlyArray<ReadonlyArray<string>>): string => {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  const line = (row: ReadonlyArray<string>, fill: string) =>
    `| ${row.map((text, column) => text.padEnd(widths[column]!, fill)).join(" | ")} |`
  const [head, ...body] = rows
  return [
    line(head!, " "),
    line(
      widths.map(() => ""),
      "-"
    ),
    ...body.map((row) => line(row, " "))
  ].join("\n")
}

const counts = (sent: number, processed: number) => `${sent} / ${processed}`

const written = ({ result }: Cell) =>
  Result.isSuccess(result) ? "success" : `\`${result.failure._tag}\` ${result.failure.outcome}`

const cells = (cell: Cell) => [written(cell), counts(cell.sent, cell.processed), cell.state]

const section = (rows: ReadonlyArray<Row>, recorded: Recorded): string => {
  const { advice, operation, title } = rows[0]!.scenario
  const idempotency = Context.get(operation.annotations, Operation.Idempotent)
    ? "The operation is idempotent: the gateway sends a call of unknown outcome again."
    : "The operation is not idempotent: the gateway does not send a call of unknown outcome again."
  const others = recorded.filter((record) => record.operation === operation.name)
  const clients = [...new Set(others.map(({ client }) => client))]
  const once = table([
    ["fault", "effect-vendors", "sent / done", "state", ...clients.flatMap((client) => [client, "sent / done"])],
    ...rows.map(({ fault, once }) => [
      fault.title,
      ...cells(once),
      ...clients.flatMap((client) => {
        const record = others.find((record) => record.client === client && record.fault === fault.title)
        return record === undefined ? ["", ""] : [record.result, counts(record.sent, record.processed)]
      })
    ])
  ])
  const always = table([
    ["fault", "effect-vendors", "sent / done", "state"],
    ...rows.map(({ always, fault }) => [fault.title, ...cells(always)])
  ])
  return `## ${title}

${idempotency}

After an unknown outcome: ${advice}

The fault strikes once:

${once}

The fault strikes always:

${always}`
}

const explanation = table([
  ["fault", "meaning", "processed"],
  ...Object.entries<Faults.Description>(Faults.kinds).map(([kind, { processed, what }]) => [
    kind,
    what,
    processed ? "yes" : "no"
  ])
])

/** Writes the page. */
export const render = (matrix: ReadonlyArray<Row>, recorded: Recorded): string => {
  const operations = [...new Set(matrix.map(({ scenario }) => scenario))]
  return `# Faults

<!-- Written by \`pnpm faults\`; a test fails where it is stale. -->

The tables show the result of a call of each operation under each fault of the sandbox. The calls have the default
policies, and 5 seconds for each attempt. "sent / done" counts how often the gateway sent the call, and how often the
vendor processed it.

- A call does not succeed where the vendor refused it.
- The vendor processes an operation at most once where it is not idempotent. But the network may deliver a call twice
  (\`duplicate\`), and no client can prevent that.
- A call takes no longer than its attempts may.
- An error says \`NotSent\` or \`Rejected\` only where the vendor did nothing, unless the network delivered the call
  twice.
- After an unknown outcome, the caller can make sure of the call. Each section says how.

${explanation}

The other clients made their calls over loopback, each in a process of its own that ended after ${clientPatience / 1000} seconds. There,
\`refused\` is a port on which nobody listens. Their figures are a record. The tests check ours.

${operations
  .map((scenario) =>
    section(
      matrix.filter((row) => row.scenario === scenario),
      recorded
    )
  )
  .join("\n\n")}
`
}
