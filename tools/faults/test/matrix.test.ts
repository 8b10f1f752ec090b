import { assert, it } from "@effect/vitest"
import { Operation } from "@effect-vendors/core"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { readFileSync } from "node:fs"
import { render } from "../src/document.ts"
import { type Cell, matrix, patience, type Row } from "../src/matrix.ts"
import { read } from "../src/recorded.ts"

const name = ({ fault, scenario }: Row) => `${scenario.title}: ${fault.title}`

const isUnknown = ({ result }: Cell) => Result.isFailure(result) && result.failure.outcome === "Unknown"

const done = (row: Row) => (cell: Cell) => cell.state !== row.refused[0]!.state

it.effect(
  "every fault on every operation keeps the laws, and docs/faults.md shows it",
  () =>
    Effect.gen(function* () {
      const rows = yield* matrix
      for (const row of rows) {
        const { kind } = row.fault.rule
        const idempotent = Context.get(row.scenario.operation.annotations, Operation.Idempotent)
        for (const cell of [row.once, row.always, ...row.refused]) {
          // There are at most four attempts, each within its time, with a pause of the vendor's or ours between them.
          assert.isAtMost(cell.millis, cell.sent * patience + (cell.sent - 1) * patience, name(row))
          assert.isAtMost(cell.sent, 4, name(row))
          if (!idempotent) assert.isAtMost(cell.processed, kind === "duplicate" ? 2 : 1, name(row))
        }
        for (const cell of row.refused) assert(Result.isFailure(cell.result), name(row))
        for (const cell of [row.once, row.always]) {
          if (Result.isSuccess(cell.result)) assert.isAtLeast(cell.processed, 1, name(row))
          else if (!isUnknown(cell) && kind !== "duplicate") {
            // The vendor's clock was ahead, so a code had expired: the vendor processed the call, and refused it.
            assert(cell.processed === 0 || (kind === "skewedClock" && !done(row)(cell)), name(row))
          }
          assert.strictEqual(cell.reconciled, isUnknown(cell) ? true : undefined, name(row))
        }
      }
      const page = readFileSync(new URL("../../../docs/faults.md", import.meta.url), "utf8")
      assert.strictEqual(page, render(rows, read()), "docs/faults.md is stale: run pnpm faults")
    }),
  60_000
)
