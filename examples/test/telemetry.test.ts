import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { execFile } from "node:child_process"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { fileURLToPath } from "node:url"

const main = fileURLToPath(new URL("../src/telemetry.ts", import.meta.url))

interface Span {
  readonly name: string
  readonly kind: number
  readonly traceId: string
  readonly parentSpanId?: string
  readonly spanId: string
  readonly attributes: ReadonlyArray<{ readonly key: string; readonly value: Record<string, unknown> }>
}

/** A collector that keeps everything it receives. */
const collector = Effect.acquireRelease(
  Effect.callback<{ readonly url: string; readonly bodies: Array<{ readonly path: string; readonly json: any }> }>(
    (resume) => {
      const bodies: Array<{ readonly path: string; readonly json: any }> = []
      const server = createServer((request, response) => {
        const chunks: Array<Buffer> = []
        request.on("data", (chunk) => chunks.push(chunk))
        request.on("end", () => {
          bodies.push({ path: request.url!, json: JSON.parse(Buffer.concat(chunks).toString()) })
          response.end("{}")
        })
      })
      server.listen(0, "127.0.0.1", () => {
        const { port } = server.address() as AddressInfo
        resume(Effect.succeed({ url: `http://127.0.0.1:${port}`, bodies, server }))
      })
    }
  ),
  (collector) =>
    Effect.sync(() => {
      const { server } = collector as unknown as { server: ReturnType<typeof createServer> }
      server.closeAllConnections()
      server.close()
    })
)

describe("telemetry", () => {
  it.live("one span for each call, under the caller's, and metrics by operation", () =>
    Effect.gen(function* () {
      const { bodies, url } = yield* collector
      const code = yield* Effect.promise(
        () =>
          new Promise<unknown>((resolve) =>
            execFile(process.execPath, [main], { env: { OTEL_EXPORTER_OTLP_ENDPOINT: url } }, (error) =>
              resolve(error?.code ?? 0)
            )
          )
      )
      assert.strictEqual(code, 0)
      const spans = bodies
        .filter(({ path }) => path === "/v1/traces")
        .flatMap(({ json }) => json.resourceSpans.flatMap((r: any) => r.scopeSpans.flatMap((s: any) => s.spans)))
        .filter((span: Span) => span.kind === 3) as Array<Span>
      assert.deepStrictEqual(
        spans.map((span) => span.name),
        [
          "alibaba.damai.maizuo.openapi.user.authcode.send",
          "alibaba.damai.maizuo.openapi.user.register.byauthcode",
          "tmall.mafia.account.area.auth",
          "ChannelCreateMultiFlowSignQRCode",
          "ChannelCancelMultiFlowSignQRCode",
          "ChannelCancelMultiFlowSignQRCode",
          "tmall.mafia.account.area.auth",
          "taobao.lark.pos.cifprod.logoffByPos"
        ]
      )
      assert.strictEqual(new Set(spans.map((span) => span.parentSpanId)).size, 1)
      const refused = spans[5]!.attributes.map(({ key, value }) => [key, Object.values(value)[0]])
      assert.deepInclude(refused, ["error.type", "QrInvalid"])
      const metrics = bodies
        .filter(({ path }) => path === "/v1/metrics")
        .flatMap(({ json }) => json.resourceMetrics.flatMap((r: any) => r.scopeMetrics.flatMap((s: any) => s.metrics)))
        .map((metric: { readonly name: string }) => metric.name)
      assert.includeMembers(metrics, ["vendor.client.calls", "rpc.client.call.duration"])
      // No secret that the program read leaves it.
      assert.notInclude(JSON.stringify(bodies), "QWA1q2w3e4r")
    })
  )
})
