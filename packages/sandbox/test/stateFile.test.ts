/** What a state file holds when processes are killed, or when two of them want it. */
import { assert, describe, it } from "@effect/vitest"
import { NodeServices } from "@effect/platform-node"
import { Sandbox, Vendors } from "@effect-vendors/sandbox"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  lstatSync,
  writeFileSync
} from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as stateFile from "../src/internal/stateFile.ts"
import { captchas, type Process, sendCaptcha, start } from "./processes.ts"

const folder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "sandbox-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true }))
)

// Ends every process that a test leaves.
const run = (...args: ReadonlyArray<string>) =>
  Effect.acquireRelease(
    Effect.sync(() => start(...args)),
    ({ ended, kill }) =>
      Effect.promise(() => {
        kill("SIGKILL")
        return ended
      })
  )

const serving = (...args: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const process = yield* run("--port", "0", ...args)
    const address = yield* Effect.promise(() => process.address)
    assert(address !== undefined, process.stderr())
    return { ...process, address }
  })

const end = ({ ended, kill }: Pick<Process, "ended" | "kill">, signal: NodeJS.Signals) =>
  Effect.promise(() => {
    kill(signal)
    return ended
  })

const read = (file: string) => JSON.parse(readFileSync(file, "utf8"))

// Looks at the file again and again until it holds what it should.
const until = (holds: () => boolean) =>
  Effect.promise(async () => {
    const begin = performance.now()
    while (!holds()) {
      assert.isBelow(performance.now() - begin, 20_000)
      await new Promise((resolve) => setImmediate(resolve))
    }
  })

describe("a state file", () => {
  it.live("holds what happened, though the process is killed and cannot save", () =>
    Effect.gen(function* () {
      const file = join(yield* folder, "state.json")
      const first = yield* serving("--state", file)
      const value = yield* Effect.promise(() => sendCaptcha(first.address, "139"))
      yield* until(() => existsSync(file) && read(file).vendors.taobao.outbox.length === 1)
      yield* end(first, "SIGKILL")
      // The lock of a process that is gone is taken over.
      assert.isTrue(existsSync(`${file}.lock`))
      const second = yield* serving("--state", file)
      assert.deepStrictEqual([...(yield* Effect.promise(() => captchas(second.address)))], [["139", value]])
      assert.strictEqual(readFileSync(`${file}.lock`, "utf8"), String(second.pid))
      yield* end(second, "SIGTERM")
      // Nothing stays beside the file.
      assert.deepStrictEqual(readdirSync(join(file, "..")), ["state.json"])
    }).pipe(Effect.scoped)
  )

  it.live(
    "is whole whenever the process is killed, many times in the midst of saving",
    () =>
      Effect.gen(function* () {
        const file = join(yield* folder, "state.json")
        let known = 0
        for (let round = 0; round < 4; round++) {
          const process = yield* serving("--state", file)
          const before = yield* Effect.promise(() => captchas(process.address))
          // What the file held is there.
          assert.strictEqual(before.size, known)
          const phones = Array.from({ length: 200 }, (_, index) => `${round}-${index}`)
          const sending = Promise.allSettled(phones.map((phone) => sendCaptcha(process.address, phone)))
          // The file is written while more calls arrive, and the process is killed then.
          const size = existsSync(file) ? readFileSync(file).length : 0
          yield* until(() => existsSync(file) && readFileSync(file).length > size)
          yield* end(process, "SIGKILL")
          yield* Effect.promise(() => sending)
          known = read(file).vendors.taobao.outbox.length
        }
        assert.isAbove(known, 0)
      }).pipe(Effect.scoped),
    60_000
  )

  it.live("belongs to one process: a second one is refused and names both", () =>
    Effect.gen(function* () {
      const file = join(yield* folder, "state.json")
      const first = yield* serving("--state", file)
      yield* Effect.promise(() => sendCaptcha(first.address, "139"))
      const second = yield* run("--port", "0", "--state", file)
      assert.strictEqual(yield* Effect.promise(() => second.ended), 1)
      assert.match(second.stderr(), /^effect-vendors-sandbox: [^\n]+\n$/)
      assert.include(second.stderr(), file)
      assert.include(second.stderr(), `process ${first.pid} `)
      // The first one goes on, and keeps the file.
      yield* end(first, "SIGINT")
      assert.lengthOf(read(file).vendors.taobao.outbox, 1)
      assert.isFalse(existsSync(`${file}.lock`))
    }).pipe(Effect.scoped)
  )

  it.live("goes to one of several processes that find an old lock at the same time", () =>
    Effect.gen(function* () {
      const file = join(yield* folder, "state.json")
      const gone = yield* serving("--state", file)
      yield* end(gone, "SIGKILL")
      const all = yield* Effect.forEach([1, 2, 3], () => run("--port", "0", "--state", file))
      const addresses = yield* Effect.promise(() => Promise.all(all.map(({ address }) => address)))
      assert.lengthOf(
        addresses.filter((address) => address !== undefined),
        1
      )
    }).pipe(Effect.scoped)
  )

  it.live("that is a link stays one", () =>
    Effect.gen(function* () {
      const path = yield* folder
      const link = join(path, "link.json")
      const file = join(path, "state.json")
      writeFileSync(file, `{"vendors":{}}`)
      symlinkSync(file, link)
      const process = yield* serving("--state", link)
      yield* Effect.promise(() => sendCaptcha(process.address, "139"))
      yield* end(process, "SIGINT")
      assert.isTrue(lstatSync(link).isSymbolicLink())
      assert.lengthOf(read(file).vendors.taobao.outbox, 1)
    }).pipe(Effect.scoped)
  )

  it.live.each<readonly [what: string, content: string, said: string]>([
    ["is empty", "", "it is empty"],
    ["holds no state", `[1]`, "state"],
    ["holds a time that is too far", `{"aheadSeconds":2e10,"vendors":{}}`, "aheadSeconds"]
  ])("that %s is refused in one line that names it, and stays as it is", ([, content, said]) =>
    Effect.gen(function* () {
      const file = join(yield* folder, "state.json")
      writeFileSync(file, content)
      const { message } = yield* Effect.flip(Effect.scoped(Layer.build(stateFile.layer(file))))
      assert.match(message, /^[^\n]+$/)
      assert.include(message, file)
      assert.include(message, said)
      assert.strictEqual(readFileSync(file, "utf8"), content)
      assert.isFalse(existsSync(`${file}.lock`))
    }).pipe(Effect.provide([NodeServices.layer, Sandbox.layer(Vendors.all)]), Effect.scoped)
  )

  it.live("that is cut ends the command with exit code 1", () =>
    Effect.gen(function* () {
      const file = join(yield* folder, "state.json")
      writeFileSync(file, `{"vendors":{"tencent":{"sta`)
      const process = yield* run("--port", "0", "--state", file)
      assert.strictEqual(yield* Effect.promise(() => process.ended), 1)
      assert.match(process.stderr(), /^effect-vendors-sandbox: [^\n]+JSON[^\n]*\n$/)
      assert.include(process.stderr(), file)
      assert.strictEqual(readFileSync(file, "utf8"), `{"vendors":{"tencent":{"sta`)
    }).pipe(Effect.scoped)
  )

  it.live("in a folder that does not exist is refused at the start", () =>
    Effect.gen(function* () {
      const file = join(yield* folder, "nowhere", "state.json")
      const process = yield* run("--port", "0", "--state", file)
      assert.strictEqual(yield* Effect.promise(() => process.ended), 1)
      assert.match(process.stderr(), /^effect-vendors-sandbox: [^\n]+\n$/)
      assert.include(process.stderr(), file)
    }).pipe(Effect.scoped)
  )
})

describe("a port", () => {
  it.live("that is in use is refused in one line, with exit code 1", () =>
    Effect.gen(function* () {
      const port = yield* Effect.acquireRelease(
        Effect.promise(
          () =>
            new Promise<{ readonly port: number; readonly close: () => void }>((resolve) => {
              const server = createServer().listen(0, "127.0.0.1", () =>
                resolve({ port: (server.address() as { readonly port: number }).port, close: () => server.close() })
              )
            })
        ),
        ({ close }) => Effect.sync(close)
      )
      const process = yield* run("--port", String(port.port))
      assert.strictEqual(yield* Effect.promise(() => process.ended), 1)
      assert.match(process.stderr(), new RegExp(`^effect-vendors-sandbox: [^\\n]*${port.port} is in use[^\\n]*\\n$`))
    }).pipe(Effect.scoped)
  )

  it.live("that no machine has is refused", () =>
    Effect.gen(function* () {
      const process = yield* run("--port", "70000")
      assert.strictEqual(yield* Effect.promise(() => process.ended), 1)
      assert.include(process.stderr(), "65535")
      assert.notInclude(process.stderr(), "    at ")
    }).pipe(Effect.scoped)
  )
})
