import { expect, it } from "vitest";
import { startTelemetry } from "../src/telemetry.ts";

it.each([
  ["no collector is named", {}],
  ["its address is empty", { OTEL_EXPORTER_OTLP_ENDPOINT: "" }],
  ["the SDK is switched off", { OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:9", OTEL_SDK_DISABLED: "True" }],
  ["traces go nowhere", { OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:9", OTEL_TRACES_EXPORTER: "none" }],
])("keeps no spans where %s", async (_, env) => {
  expect(await startTelemetry(env)).toBeUndefined();
});
