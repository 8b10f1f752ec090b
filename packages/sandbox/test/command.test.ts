/** The command runs in a process of its own. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { spawn } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const bin = fileURLToPath(new URL("../src/bin.ts", import.meta.url))

const start = (...args: ReadonlyArray<string>) => {
  const child = spawn(process.execPath, [bin, ...args])
  let output = ""
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve))
  const first = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output += String(chunk)
        if (output.includes("/router/rest")) resolve()
      })
    }
    void ended.then(() => resolve())
  })
  return { child, ended, first, output: () => output }
}

const run = (...args: ReadonlyArray<string>) =>
  Effect.promise(async () => {
    const { ended, output } = start(...args)
    return { code: await ended, output: output() }
  })

// Serves while `use` runs, ends as by Ctrl-C, and gives the whole output.
const serving = (args: ReadonlyArray<string>, use: (address: string) => Promise<void>) =>
  Effect.promise(async () => {
    const { child, ended, first, output } = start("--port", "0", ...args)
    try {
      await first
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(output())
      assert.isNotNull(address, output())
      await use(address![0])
    } finally {
      child.kill("SIGINT")
    }
    await ended
    return output()
  })

const text = (url: string, init?: RequestInit) => fetch(url, init).then((response) => response.text())

const folder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "sandbox-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true }))
)

describe("effect-vendors-sandbox", () => {
  it.live("explains itself", () =>
    Effect.gen(function* () {
      const { code, output } = yield* run("--help")
      assert.strictEqual(code, 0)
      for (const flag of [
        "--port",
        "--seed",
        "--state",
        "--faults",
        "--skew-check",
        "--rate-limits",
        "--control",
        "--secret-id",
        "--secret-key",
        "--app-key",
        "--app-secret",
        "--log-level",
        "EXAMPLES"
      ]) {
        assert.include(output, flag)
      }
    })
  )

  it.live("refuses a flag that it does not know", () =>
    Effect.map(run("--no-such"), ({ code, output }) => {
      assert.notStrictEqual(code, 0)
      assert.include(output, "--no-such")
    })
  )

  it.live("prints the addresses of the vendors", () =>
    Effect.gen(function* () {
      const output = yield* serving([], async (address) => {
        assert.include(await text(`${address}/`, { method: "POST", body: "{}" }), "AuthFailure.InvalidAuthorization")
        assert.include(await text(`${address}/router/rest`), "<code>21</code>")
        assert.include(await text(`${address}/_sandbox/clock`), "aheadSeconds")
      })
      assert.match(output, /^Tencent +http.+\/\n/m)
      assert.match(output, /^Taobao, Damai +http.+\/router\/rest\n/m)
      assert.match(output, /^Control +http.+\/_sandbox\n/m)
    })
  )

  it.live("takes another key, and goes without control and without a log", () =>
    Effect.gen(function* () {
      const output = yield* serving(
        ["--app-key", "mine", "--app-secret", "hidden", "--no-control", "--no-skew-check", "--log-level", "none"],
        async (address) => {
          const known = "method=tmall.mafia.account.area.auth&v=2.0&format=json&timestamp=2001-01-01%2000:00:00&sign=A"
          assert.include(await text(`${address}/router/rest?${known}&app_key=mine`), "Invalid Signature")
          assert.include(await text(`${address}/router/rest?${known}&app_key=sandbox-app`), "Invalid App Key")
          assert.strictEqual((await fetch(`${address}/_sandbox/state`)).status, 404)
        }
      )
      assert.notInclude(output, "Control")
      assert.notInclude(output, "Invalid")
      assert.notInclude(output, "hidden")
    })
  )

  it.live("goes on from its state file, and draws the same codes by the same seed", () =>
    Effect.gen(function* () {
      const state = join(yield* folder, "state.json")
      const captchas: Array<string> = []
      const send = async (address: string) => {
        const body = JSON.stringify({ mobile: "139" })
        const headers = { "content-type": "application/json" }
        captchas.push(await text(`${address}/_sandbox/steps/lark/sendCaptcha`, { method: "POST", headers, body }))
      }
      yield* serving(["--state", state, "--seed", "a"], send)
      const saved = JSON.parse(readFileSync(state, "utf8"))
      assert.include(captchas[0], saved.vendors.taobao.states.lark.captchas["139"].value)
      yield* serving(["--state", state, "--seed", "a"], async (address) => {
        assert.deepStrictEqual(JSON.parse(await text(`${address}/_sandbox/state`)), saved)
        await send(address)
      })
      yield* serving(["--seed", "a"], send)
      assert.strictEqual(captchas[2], captchas[0])
      assert.notStrictEqual(captchas[1], captchas[0])
    }).pipe(Effect.scoped)
  )

  it.live("refuses a file that holds no state, and leaves it as it is", () =>
    Effect.gen(function* () {
      const state = join(yield* folder, "state.json")
      writeFileSync(state, `{"vendors":{"tencent":1}}`)
      const { code, output } = yield* run("--port", "0", "--state", state)
      assert.notStrictEqual(code, 0)
      assert.include(output, "tencent")
      assert.strictEqual(readFileSync(state, "utf8"), `{"vendors":{"tencent":1}}`)
    }).pipe(Effect.scoped)
  )

  it.live("refuses a state file that names a vendor that it does not serve", () =>
    Effect.gen(function* () {
      const state = join(yield* folder, "state.json")
      const saved = `{"vendors":{"nobody":{"states":{},"occurrences":{}}}}`
      writeFileSync(state, saved)
      const { code, output } = yield* run("--port", "0", "--state", state)
      assert.notStrictEqual(code, 0)
      assert.include(output, "the sandbox serves no vendor named nobody")
      assert.strictEqual(readFileSync(state, "utf8"), saved)
    }).pipe(Effect.scoped)
  )

  it.live("starts with faults from a file", () =>
    Effect.gen(function* () {
      const faults = join(yield* folder, "faults.json")
      writeFileSync(faults, `{"rules":[{"kind":"html502"}]}`)
      yield* serving(["--faults", faults], async (address) => {
        assert.include(await text(`${address}/`, { method: "POST", body: "{}" }), "502 Bad Gateway")
      })
    }).pipe(Effect.scoped)
  )
})
