/**
 * Spans for OpenTelemetry, where its standard environment variables name a collector; elsewhere none are kept. A span has
 * what was done, how long it took and whether it failed: no id, no name, no text.
 */
import { SpanStatusCode, trace } from "@opentelemetry/api";

const tracer = trace.getTracer("partner-associations");

/** Runs work within a span. */
export function traced<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  return tracer.startActiveSpan(name, async (span) => {
    try {
      return await work();
    } catch (error) {
      // Not the message, which may name somebody.
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : "unknown" });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Adds to the span that work is in. */
export function describeSpan(attributes: Record<string, string>): void {
  trace.getActiveSpan()?.setAttributes(attributes);
}

/**
 * Sends spans from now on, for the whole process. The variables are OpenTelemetry's own ("SDK environment variables",
 * "OTLP exporter configuration"): the address here, all others in the SDK.
 * @returns what sends the rest and ends it; undefined where no collector is named.
 */
export async function startTelemetry(
  env: Record<string, string | undefined>,
): Promise<{ stop(): Promise<void> } | undefined> {
  const address = env["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"] || env["OTEL_EXPORTER_OTLP_ENDPOINT"];
  const isOff = env["OTEL_SDK_DISABLED"]?.toLowerCase() === "true" || env["OTEL_TRACES_EXPORTER"] === "none";
  if (address === undefined || address === "" || isOff) return undefined;
  const [{ OTLPTraceExporter }, { BatchSpanProcessor, NodeTracerProvider }, resources] = await Promise.all([
    import("@opentelemetry/exporter-trace-otlp-http"),
    import("@opentelemetry/sdk-trace-node"),
    import("@opentelemetry/resources"),
  ]);
  const { defaultResource, detectResources, envDetector, resourceFromAttributes } = resources;
  const provider = new NodeTracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ "service.name": "partner-associations" }))
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  provider.register();
  return { stop: () => provider.shutdown() };
}
