/**
 * The partner's life with its spans and metrics sent by OTLP, to the collector that OTEL_EXPORTER_OTLP_ENDPOINT
 * names, or to one on this machine: `node examples/src/telemetry.ts`.
 */
import { NodeHttpClient, NodeRuntime } from "@effect/platform-node"
import * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Otlp from "effect/observability/Otlp"
import { life } from "./partner/life.ts"
import * as sandboxed from "./partner/sandboxed.ts"

const collector = Config.String("OTEL_EXPORTER_OTLP_ENDPOINT").pipe(Config.withDefault("http://127.0.0.1:4318"))

const layerTelemetry = Layer.unwrap(
  Effect.map(collector, (baseUrl) => Otlp.layerJson({ baseUrl, resource: { serviceName: "partner" } }))
).pipe(Layer.provide(NodeHttpClient.layerUndici))

life.pipe(
  Effect.withSpan("partner.life"),
  Effect.provide(Layer.merge(sandboxed.layer, layerTelemetry)),
  NodeRuntime.runMain
)
