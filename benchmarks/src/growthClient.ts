/** Makes so many calls at a time of so many operations. Each operation has its own limiter key and metrics. */
import * as NodeVendors from "@effect-vendors/node/NodeVendors"
import * as Essbasic from "@effect-vendors/tencent/Essbasic"
import * as Tencent from "@effect-vendors/tencent/Tencent"
import * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"
import { tencentSmall } from "./answers.ts"
import { inFibers } from "./fibers.ts"
import { gateway, unhindered } from "./variants/ours.ts"

const [host, inFlight, count] = [process.argv[2]!, Number(process.argv[3]), Number(process.argv[4])]
const { channelCancelMultiFlowSignQRCode: cancel } = Essbasic
const product = Tencent.product({ service: "essbasic", version: "2021-05-26" })
const operations = Array.from({ length: count }, (_, i) =>
  product(`Action${i}`, { request: cancel.request, response: cancel.response, annotations: cancel.annotations })
)
const runtime = ManagedRuntime.make(
  gateway({ vendor: "tencent", host }).pipe(Layer.provide(Layer.orDie(NodeVendors.layer)))
)
let next = 0
const run = inFibers(runtime, () => operations[next++ % count]!(tencentSmall), unhindered)

process.on("message", (millis: number) => {
  void (async () => {
    const cpu = process.cpuUsage()
    const start = performance.now()
    const calls = await run(inFlight, () => performance.now() - start >= millis)
    const seconds = (performance.now() - start) / 1000
    const { system, user } = process.cpuUsage(cpu)
    process.send!({
      micros: (system + user) / calls,
      perSecond: calls / seconds,
      megabytes: process.resourceUsage().maxRSS / 1024
    })
  })()
})
process.on("disconnect", () => process.exit())
process.send!("ready")
