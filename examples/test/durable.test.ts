import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { program } from "./program.ts"

const run = program("durable/sqliteDemo.ts")

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
