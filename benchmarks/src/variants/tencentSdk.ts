import { createRequire } from "node:module"
import * as answers from "../answers.ts"
import { calling, type Variant } from "../variant.ts"

/** tencentcloud-sdk-nodejs, as its documents set it up. */
export const tencentSdk: Variant = async ({ host, size }) => {
  const require = createRequire(import.meta.url)
  const { Client } = require("tencentcloud-sdk-nodejs/tencentcloud/services/essbasic/v20210526/essbasic_client.js")
  const client = new Client({
    credential: { secretId: "id", secretKey: "secret" },
    profile: { httpProfile: { protocol: "http://", endpoint: host } }
  })
  return calling(() =>
    size === "small"
      ? client.ChannelCancelMultiFlowSignQRCode(answers.tencentSmall)
      : client.DescribeFlowDetailInfo(answers.tencentLarge)
  )
}
