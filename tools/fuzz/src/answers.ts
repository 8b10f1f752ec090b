/** Tells how many answers with one altered field are refused: `pnpm answers`, with --list to list them. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { altered, write } from "./alterations.ts"
import { subjects, vendors } from "./subjects.ts"

const isListed = process.argv.includes("--list")
const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`

for (const vendor of vendors) {
  const kinds = new Map<string, { all: number; refused: number }>()
  const count = (kind: string, isRefused: boolean) => {
    const found = kinds.get(kind) ?? { all: 0, refused: 0 }
    kinds.set(kind, { all: found.all + 1, refused: found.refused + (isRefused ? 1 : 0) })
  }
  for (const { answer, operation, receive } of await Effect.runPromise(subjects(vendor))) {
    for (const { body, kind, path } of altered(answer)) {
      const result = await Effect.runPromise(Effect.result(receive(write(body))))
      count(kind === "null" || kind === "absent" ? kind : "neighbour", Result.isFailure(result))
      if (isListed && Result.isFailure(result)) {
        console.log(`${operation.name} ${path.join(".")} ${kind}: ${result.failure._tag} ${result.failure.outcome}`)
      }
    }
  }
  const sum = [...kinds.values()].reduce((sum, { all, refused }) => ({
    all: sum.all + all,
    refused: sum.refused + refused
  }))
  for (const [kind, { all, refused }] of [...kinds, ["all", sum] as const]) {
    console.log(`${vendor.name} ${kind}: ${refused} of ${all} refused, ${percent(refused, all)}`)
  }
}
