/** Tells how many answers with one altered field are refused: `pnpm answers`, with --list to list them. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { altered, write } from "./alterations.ts"
import { subjects, vendors } from "./subjects.ts"

const isListed = process.argv.includes("--list")
const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`

/**
 * The paths whose alteration takes away the evidence of success: the envelope, the request id of Tencent Cloud, the flags
 * of the Taobao Open Platform.
 */
const evidenceIn = (answer: unknown, path: ReadonlyArray<string> = []): ReadonlySet<string> => {
  const found = new Set<string>()
  if (typeof answer !== "object" || answer === null || Array.isArray(answer)) return found
  for (const [name, value] of Object.entries(answer)) {
    const own = [...path, name]
    const within = evidenceIn(value, own)
    const isFlag = typeof value === "boolean" && own.length <= 4 && flags.has(name)
    if (path.length === 0 || isFlag || name === "RequestId" || within.size > 0) found.add(own.join("."))
    for (const inner of within) found.add(inner)
  }
  return found
}

const flags = new Set(["success", "succ", "is_success", "status", "result"])

for (const vendor of vendors) {
  const kinds = new Map<string, { all: number; refused: number }>()
  const count = (kind: string, isRefused: boolean) => {
    const found = kinds.get(kind) ?? { all: 0, refused: 0 }
    kinds.set(kind, { all: found.all + 1, refused: found.refused + (isRefused ? 1 : 0) })
  }
  for (const { answer, operation, receive } of await Effect.runPromise(subjects(vendor))) {
    for (const { body, kind, path } of altered(answer)) {
      const result = await Effect.runPromise(Effect.result(receive(write(body))))
      const isEvidence = evidenceIn(answer).has(path.join("."))
      count(
        isEvidence ? "evidence" : kind === "null" || kind === "absent" ? kind : "neighbour",
        Result.isFailure(result)
      )
      if (isListed && Result.isFailure(result)) {
        console.log(`${operation.name} ${path.join(".")} ${kind}: ${result.failure._tag} ${result.failure.outcome}`)
      }
    }
  }
  const sum = [...kinds.values()].reduce((sum, { all, refused }) => ({
    all: sum.all + all,
    refused: sum.refused + refused
  }))
  kinds.delete("evidence")
  const fields = [...kinds.values()].reduce((sum, { all, refused }) => ({
    all: sum.all + all,
    refused: sum.refused + refused
  }))
  for (const [kind, { all, refused }] of [...kinds, ["all fields", fields] as const, ["with evidence", sum] as const]) {
    console.log(`${vendor.name} ${kind}: ${refused} of ${all} refused, ${percent(refused, all)}`)
  }
}
