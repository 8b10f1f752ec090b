/** Starts the command that the package of the sandbox brings. */
import { spawn } from "node:child_process"
import * as path from "node:path"

/** A sandbox at work. */
export interface Serving {
  readonly url: string
  readonly close: () => void
}

/** Serves all vendors on a free port, from a project that has installed the sandbox, with a Node of choice. */
export const serveSandbox = (project: string, node: string): Promise<Serving> => {
  const command = path.join(project, "node_modules/.bin/effect-vendors-sandbox")
  const env = { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env["PATH"]}` }
  const child = spawn(command, ["--port", "0"], { env, stdio: ["ignore", "pipe", "pipe"] })
  process.once("exit", () => child.kill())
  return new Promise((resolve, reject) => {
    let output = ""
    const read = (chunk: Buffer): void => {
      output += chunk.toString()
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0]
      if (url !== undefined) resolve({ url, close: () => child.kill() })
    }
    child.stdout.on("data", read)
    child.stderr.on("data", read)
    child.on("error", reject)
    child.on("exit", () => reject(new Error(`the packed sandbox did not start:\n${output}`)))
  })
}

/** The variables with which programs find a sandbox, and are known to it. */
export const environmentOf = (url: string): NodeJS.ProcessEnv => {
  const top = (vendor: string) => ({
    [`${vendor}_APP_KEY`]: "sandbox-app",
    [`${vendor}_APP_SECRET`]: "sandbox-secret",
    [`${vendor}_ENDPOINT`]: `${url}/router/rest`
  })
  return {
    ...process.env,
    SANDBOX: url,
    TENCENTCLOUD_SECRET_ID: "sandbox-id",
    TENCENTCLOUD_SECRET_KEY: "sandbox-key",
    TENCENTCLOUD_ENDPOINT: url,
    ...top("TAOBAO"),
    ...top("DAMAI")
  }
}
