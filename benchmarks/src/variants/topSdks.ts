import { createRequire } from "node:module"
import * as answers from "../answers.ts"
import { calling, type Variant } from "../variant.ts"

const require = createRequire(import.meta.url)

/** node-taobao-topclient, as its documents set it up. */
export const taobaoTopclient: Variant = async ({ host, size }) => {
  const { default: TopClient } = require("node-taobao-topclient")
  const client = new TopClient({ appkey: "12345678", appsecret: "secret", REST_URL: `http://${host}/router/rest` })
  return calling(() =>
    client.execute(answers.topMethod(size), { ...(size === "small" ? answers.topSmall : answers.topLarge) })
  )
}

/** topsdk. Its validators are off, since they do not know every method. */
export const topsdk: Variant = async ({ host, size }) => {
  const TopClient = require("topsdk")
  const client = new TopClient("12345678", "secret", `http://${host}/router/rest`, { useValidators: false })
  return calling(() =>
    client.execute(answers.topMethod(size), { ...(size === "small" ? answers.topSmall : answers.topLarge) })
  )
}
