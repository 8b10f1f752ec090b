/** The matrix as a page of the documentation. */
import { Faults } from "@effect-vendors/core/testing"
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

const told = ({ told }: Cell) =>
  Result.isSuccess(told) ? "success" : `\`${told.failure._tag}\` ${told.failure.outcome}`

const cells = (cell: Cell) => [told(cell), counts(cell.sent, cell.processed), cell.state]

const section = (rows: ReadonlyArray<Row>, recorded: Recorded): string => {
  const { advice, operation, title } = rows[0]!.scenario
  const others = recorded.filter((record) => record.operation === operation.name)
  const clients = [...new Set(others.map(({ client }) => client))]
  const once = table([
    ["fault", "effect-vendors", "sent / done", "state", ...clients.flatMap((client) => [client, "sent / done"])],
    ...rows.map(({ fault, once }) => [
      fault.title,
      ...cells(once),
      ...clients.flatMap((client) => {
        const record = others.find((record) => record.client === client && record.fault === fault.title)
        return record === undefined ? ["", ""] : [record.told, counts(record.sent, record.processed)]
      })
    ])
  ])
  const always = table([
    ["fault", "effect-vendors", "sent / done", "state"],
    ...rows.map(({ always, fault }) => [fault.title, ...cells(always)])
  ])
  return `## ${title}

${operation.traits.idempotent === true ? "Idempotent: what is of unknown outcome is sent again." : "Not idempotent: what is of unknown outcome is not sent again."}

To make sure after an unknown outcome: ${advice}

Struck once:

${once}

Struck always:

${always}`
}

const explanation = table([
  ["fault", "what happens", "processed"],
  ...Object.entries<Faults.Description>(Faults.kinds).map(([kind, { processed, what }]) => [
    kind,
    what,
    processed ? "yes" : "no"
  ])
])

export const render = (matrix: ReadonlyArray<Row>, recorded: Recorded): string => {
  const operations = [...new Set(matrix.map(({ scenario }) => scenario))]
  return `# Faults

<!-- Written by \`pnpm faults\`; a test fails where it is stale. -->

What becomes of a call of each operation under each fault of the sandbox. The policies are the default ones, with 5
seconds for each attempt. "sent / done" is how often the call was sent, and how often the vendor processed it.

- Nothing succeeds that the vendor refused.
- Nothing that is not idempotent is processed twice; but the network may deliver a call twice (\`duplicate\`), and no
  client can keep it from that.
- No call takes longer than its attempts may.
- \`NotSent\` and \`Rejected\` are said only of what was not done, unless the network delivered it twice.
- After an unknown outcome, the caller can make sure of what it wanted, as each section says.

${explanation}

The other clients were called over loopback, each call in a process of its own, and given up on after
${clientPatience / 1000} seconds; \`refused\` is there a port on which nobody listens. Their figures were recorded, ours are checked by the tests.

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
