/** Makes one call with another client, in a process of its own, since the client may hang or end the process. */
import { createRequire } from "node:module"

/** The call to make. */
export interface Task {
  readonly client: string
  readonly address: string
  readonly operation: string
  readonly request: Record<string, unknown>
}

const require = createRequire(import.meta.url)

const clients: Readonly<Record<string, (task: Task) => Promise<unknown>>> = {
  "tencentcloud-sdk-nodejs": ({ address, operation, request }) => {
    const { Client } = require("tencentcloud-sdk-nodejs/tencentcloud/services/essbasic").essbasic.v20210526
    const client = new Client({
      credential: { secretId: "sandbox-id", secretKey: "sandbox-key" },
      profile: { httpProfile: { protocol: "http://", endpoint: new URL(address).host } }
    })
    return client[operation](request)
  },
  "node-taobao-topclient": ({ address, operation, request }) => {
    const { default: Client } = require("node-taobao-topclient")
    const client = new Client({
      appkey: "sandbox-app",
      appsecret: "sandbox-secret",
      REST_URL: `${address}/router/rest`
    })
    return client.execute(operation, request)
  },
  "topsdk": ({ address, operation, request }) => {
    const Client = require("topsdk")
    const options = { endpoint: `${address}/router/rest`, useValidators: false }
    // Its callers have to write objects as JSON.
    const parameters = Object.fromEntries(
      Object.entries(request).map(([name, value]) => [name, typeof value === "object" ? JSON.stringify(value) : value])
    )
    return new Client("sandbox-app", "sandbox-secret", options).execute(operation, parameters)
  }
}

const shortened = (text: string) => {
  const line = text
    .replaceAll(/127\.0\.0\.1:\d+/g, "127.0.0.1")
    .replaceAll(/[\s|]+/g, " ")
    .trim()
  return line.length > 72 ? `${line.slice(0, 72)}…` : line
}

const succeeded = (value: unknown) => {
  const text = JSON.stringify(value) ?? String(value)
  if (/"(success|succ|status)":false/.test(text)) return "success, with a refusal in it"
  return typeof value === "object" && value !== null ? "success" : `success, with ${shortened(text)}`
}

// A client may fail with any value.
const failed = (error: any) => {
  if (error === undefined) return "fails with undefined"
  const { code, message = String(error), name } = error
  return shortened([name, code, message].filter((part) => part !== undefined && part !== "").join(" "))
}

const task: Task = JSON.parse(process.argv[2]!)
const result = await clients[task.client]!(task).then(succeeded, failed)
process.stdout.write(result)
process.exit(0)
