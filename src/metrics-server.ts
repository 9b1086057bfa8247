/** The figures' own address, for whoever collects them; never the port that Teams reaches. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Metrics } from "./metrics.ts";

export type MetricsServer = { port: number; stop(): Promise<void> };

/** @throws {Error} naming the port when it cannot be had. Resolves once it listens. */
export async function serveMetrics(metrics: Metrics, port: number, host: string): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    // Not by writeHead: restify replaces it for every server of the process, with one that cannot be chained.
    const answer = (status: number, text = "") => {
      response.statusCode = status;
      response.setHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
      response.end(text);
    };
    if (request.method !== "GET" || request.url !== "/metrics") return answer(404);
    metrics.text().then(
      (text) => answer(200, text),
      () => answer(500),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const because = cause.code === "EADDRINUSE" ? "it is already taken" : (cause.code ?? cause.message);
      reject(
        new Error(`Cannot serve figures on port ${port} of ${host}: ${because}. Set METRICS_PORT to another one.`, {
          cause,
        }),
      );
    });
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}
