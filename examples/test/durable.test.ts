import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"

const main = fileURLToPath(new URL("../src/durable/sqliteDemo.ts", import.meta.url))

const run = (...args: ReadonlyArray<string>) =>
  Effect.promise(
    () =>
      new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
        execFile(process.execPath, [main, ...args], { env: {} }, (error, stdout, stderr) =>
          resolve({ code: error?.code ?? 0, stdout, stderr })
        )
      })
  )

describe("demo:durable", () => {
  it.live(
    "goes on after three kills, doubles and loses nothing, and exits with 0",
    () =>
      Effect.gen(function* () {
        const { code, stderr, stdout } = yield* run("--onboardings", "3", "--delay", "60")
        assert.strictEqual(stderr, "")
        assert.lengthOf(stdout.match(/kill -9, after a vendor did/g) ?? [], 3)
        assert.lengthOf(stdout.match(/worker \d starts/g) ?? [], 4)
        assert.match(stdout, /A person looks at Tencent for dealer\d, finds a code, and decides: done/)
        assert.match(stdout, /dealer1 +done\n/)
        assert.match(stdout, /dealer2 +undone\n/)
        assert.match(stdout, /dealer3 +done\n/)
        assert.match(stdout, /3 onboardings, 3 kills: 0 doubled, 0 lost, 0 wrong\n$/)
        assert.strictEqual(code, 0)
      }),
    { timeout: 90_000 }
  )
})
