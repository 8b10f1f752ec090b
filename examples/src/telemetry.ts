/**
 * Runs the pipeline and sends its spans and metrics by OTLP, to the collector that OTEL_EXPORTER_OTLP_ENDPOINT names,
 * or to one on this machine: `node examples/src/telemetry.ts`.
 */
import { NodeHttpClient, NodeRuntime } from "@effect/platform-node"
import * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Otlp from "effect/observability/Otlp"
import { pipeline } from "./pipeline/pipeline.ts"
import * as sandboxed from "./pipeline/sandboxed.ts"

const collector = Config.String("OTEL_EXPORTER_OTLP_ENDPOINT").pipe(Config.withDefault("http://127.0.0.1:4318"))

const layerTelemetry = Layer.unwrap(
  Effect.map(collector, (baseUrl) => Otlp.layerJson({ baseUrl, resource: { serviceName: "pipeline" } }))
).pipe(Layer.provide(NodeHttpClient.layerUndici))

pipeline.pipe(
  Effect.withSpan("pipeline"),
  Effect.provide(Layer.merge(sandboxed.layer, layerTelemetry)),
  NodeRuntime.runMain
)
