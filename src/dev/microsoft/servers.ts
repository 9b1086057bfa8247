/** Stands in for Microsoft on this machine: Entra, Graph, Partner Center and ARM, each at its own address. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { createArm } from "./arm.ts";
import { createEntra } from "./entra.ts";
import { createGraph } from "./graph.ts";
import { createPartnerCenter } from "./partner-center.ts";
import { type StubResponse, type Microsoft, type StubRequest, type ServiceName } from "./world.ts";
import { listening } from "../port.ts";
import { errorMessage } from "../../domain/error-message.ts";

/** What goes wrong with some requests: another answer, none at all, one that breaks off, or one in another form. */
export type Trouble = {
  service: ServiceName;
  /** Of the address with its query; every request of the service unless given. */
  path?: RegExp;
  /** How many requests; all unless given. */
  times?: number;
  does: Partial<StubResponse> | "hang" | "break off" | ((answer: () => StubResponse) => StubResponse);
};

/** All services as one function, for those who bring their own network. */
export function createMicrosoft(microsoft: Microsoft) {
  const origins: Record<ServiceName, string> = {
    entra: "https://login.microsoftonline.com",
    graph: "https://graph.microsoft.com",
    partnerCenter: "https://api.partnercenter.microsoft.com",
    arm: "https://management.azure.com",
  };
  const entra = createEntra(microsoft, () => origins.entra);
  const services = {
    entra,
    graph: createGraph(microsoft, entra, () => origins.graph),
    partnerCenter: createPartnerCenter(microsoft, entra),
    arm: createArm(microsoft, entra, () => origins.arm),
  };
  const troubles: Trouble[] = [];
  const hung: (() => void)[] = [];
  const unexpected: string[] = [];
  const requests: { service: ServiceName; method: string; path: string }[] = [];

  function troubleFor(service: ServiceName, path: string): Trouble["does"] | undefined {
    const found = troubles.find((one) => one.service === service && (one.path === undefined || one.path.test(path)));
    if (found === undefined) return undefined;
    if (found.times !== undefined && (found.times -= 1) <= 0) troubles.splice(troubles.indexOf(found), 1);
    return found.does;
  }

  return {
    origins,
    /** Trouble to come; emptied as it is used up. */
    troubles,
    /** Requests that no document describes: a test fails on any. */
    unexpected,
    requests,
    /** Hears of each request that will not be answered. */
    onHung: (listener: () => void) => void hung.push(listener),
    tokens: () => entra.tokens(),
    handle(service: ServiceName, request: StubRequest): StubResponse | "hang" | "break off" {
      const path = `${request.url.pathname}${request.url.search}`;
      requests.push({ service, method: request.method, path });
      const trouble = troubleFor(service, path);
      if (trouble === "hang") for (const listener of hung) listener();
      if (trouble === "hang" || trouble === "break off") return trouble;
      if (typeof trouble === "object") return { status: 500, body: "", ...trouble };
      try {
        const answer = () => services[service].handle(request);
        return trouble === undefined ? answer() : trouble(answer);
      } catch (error) {
        unexpected.push(`${service}: ${errorMessage(error)}`);
        return { status: 501, body: "" };
      }
    },
  };
}

export type Services = ReturnType<typeof createMicrosoft> & { stop(): Promise<void> };

/** A certificate for this machine and its private key, as PEM. */
export type Tls = { cert: string; key: string };

/** Starts all services on loopback addresses; with `tls` they speak https, as Microsoft's do. */
export async function startMicrosoft(microsoft: Microsoft, tls?: Tls): Promise<Services> {
  const services = createMicrosoft(microsoft);
  const servers: Server[] = [];
  for (const name of ["entra", "graph", "partnerCenter", "arm"] as const) {
    const answers = (request: IncomingMessage, response: ServerResponse) =>
      void answer(services, name, request, response);
    const server = tls === undefined ? createServer(answers) : createSecureServer(tls, answers);
    servers.push(server);
    services.origins[name] = `${tls === undefined ? "http" : "https"}://127.0.0.1:${await listening(server)}`;
  }
  return {
    ...services,
    async stop() {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise<void>((resolve) => server.close(() => resolve()));
      }
    },
  };
}

async function answer(
  services: ReturnType<typeof createMicrosoft>,
  name: ServiceName,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const headers = new Map(Object.entries(request.headers).map(([key, value]) => [key, String(value)]));
  const url = new URL(request.url ?? "/", services.origins[name]);
  const given = services.handle(name, {
    method: request.method ?? "GET",
    url,
    headers,
    body: Buffer.concat(chunks).toString("utf8"),
  });
  if (given === "hang") return;
  if (given === "break off") {
    response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
    response.write('{"value":[', () => response.destroy());
    return;
  }
  response.writeHead(given.status, given.headers);
  response.end(given.body);
}
