/** Runs one variant in its own process: calls as long as the parent process says, and reports the cost. */
import type { Name } from "./variants.ts"
import { variants } from "./variants.ts"
import type { Target } from "./variant.ts"

export interface Slice {
  readonly calls: number
  readonly seconds: number
  /** Processor time per call. */
  readonly micros: number
  readonly megabytes: number
}

export interface Order {
  readonly concurrency: number
  readonly millis: number
}

const [name, target] = [process.argv[2] as Name, JSON.parse(process.argv[3]!) as Target]
const { compiled, load } = variants[name]
if (compiled) await import("effect/schema/SchemaJITCompiler/enable")
const run = await (await load())(target)

process.on("message", ({ concurrency, millis }: Order) => {
  void (async () => {
    const cpu = process.cpuUsage()
    const start = performance.now()
    const calls = await run(concurrency, () => performance.now() - start > millis)
    const seconds = (performance.now() - start) / 1000
    const { system, user } = process.cpuUsage(cpu)
    const slice: Slice = {
      calls,
      seconds,
      micros: (system + user) / calls,
      megabytes: process.resourceUsage().maxRSS / 1024
    }
    process.send!(slice)
  })()
})
process.on("disconnect", () => process.exit())
process.send!("ready")
