/** The command in processes of its own. */
import { spawn } from "node:child_process"
import { fileURLToPath } from "node:url"

const bin = fileURLToPath(new URL("../src/bin.ts", import.meta.url))

/** A sandbox in a process of its own. */
export interface Process {
  readonly pid: number
  /** The address, once the sandbox serves; nothing where it ends before that. */
  readonly address: Promise<string | undefined>
  readonly kill: (signal: NodeJS.Signals) => void
  readonly ended: Promise<number | null>
  readonly stderr: () => string
}

export const start = (...args: ReadonlyArray<string>): Process => {
  const child = spawn(process.execPath, [bin, "--log-level", "none", ...args])
  let stdout = ""
  let stderr = ""
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve))
  const address = new Promise<string | undefined>((resolve) => {
    child.stdout.on("data", (chunk) => {
      stdout += String(chunk)
      const found = /http:\/\/127\.0\.0\.1:\d+(?=\/_sandbox)/.exec(stdout)?.[0]
      if (found !== undefined) resolve(found)
    })
    void ended.then(() => resolve(undefined))
  })
  child.stderr.on("data", (chunk) => (stderr += String(chunk)))
  return { pid: child.pid!, address, kill: (signal) => child.kill(signal), ended, stderr: () => stderr }
}

/** Sends a captcha to a phone, and gives the captcha. */
export const sendCaptcha = (address: string, mobile: string): Promise<string> =>
  fetch(`${address}/_sandbox/steps/lark/sendCaptcha`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ mobile })
  })
    .then((response) => response.json())
    .then(({ value }) => value)

/** The captchas of the outbox, by their phones. */
export const captchas = (address: string): Promise<ReadonlyMap<string, string>> =>
  fetch(`${address}/_sandbox/outbox?kind=captcha`)
    .then((response) => response.json())
    .then(
      (sent: ReadonlyArray<{ recipient: string; value: string }>) =>
        new Map(sent.map(({ recipient, value }) => [recipient, value]))
    )
