import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { readFileSync } from "node:fs"
import { render } from "./document.ts"
import { type Cell, matrix, patience, type Row } from "./matrix.ts"
import { read } from "./recorded.ts"

const name = ({ fault, scenario }: Row) => `${scenario.title}: ${fault.title}`

const isUnknown = ({ told }: Cell) => Result.isFailure(told) && told.failure.outcome === "Unknown"

const done = (row: Row) => (cell: Cell) => cell.state !== row.refused[0]!.state

it.effect(
  "the laws hold of every fault and every operation, and the page is what they come to",
  () =>
    Effect.gen(function* () {
      const rows = yield* matrix
      for (const row of rows) {
        const { kind } = row.fault.rule
        const idempotent = row.scenario.operation.traits.idempotent === true
        for (const cell of [row.once, row.always, ...row.refused]) {
          // Four attempts at most, each within its time, and between them the vendor's or our own pause.
          assert.isAtMost(cell.millis, cell.sent * patience + (cell.sent - 1) * patience, name(row))
          assert.isAtMost(cell.sent, 4, name(row))
          if (!idempotent) assert.isAtMost(cell.processed, kind === "duplicate" ? 2 : 1, name(row))
        }
        for (const cell of row.refused) assert(Result.isFailure(cell.told), name(row))
        for (const cell of [row.once, row.always]) {
          if (Result.isSuccess(cell.told)) assert.isAtLeast(cell.processed, 1, name(row))
          else if (!isUnknown(cell) && kind !== "duplicate") {
            // The vendor's time was ahead, by which a code had expired: it processed the call, and refused.
            assert(cell.processed === 0 || (kind === "skewedClock" && !done(row)(cell)), name(row))
          }
          assert.strictEqual(cell.reconciled, isUnknown(cell) ? true : undefined, name(row))
        }
      }
      const page = readFileSync(new URL("../../../../docs/faults.md", import.meta.url), "utf8")
      assert.strictEqual(page, render(rows, read()), "docs/faults.md is stale: run pnpm faults")
    }),
  60_000
)
