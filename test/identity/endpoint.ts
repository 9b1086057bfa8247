/**
 * The place on a machine in Azure where a managed identity gets its tokens, on loopback, in both forms (Microsoft:
 * "Managed identities for App Service", REST endpoint reference; "Use managed identities on a virtual machine to acquire
 * an access token"). Fails on any request that the form does not have.
 */
import { createServer } from "node:http";
import { afterAll, vi } from "vitest";
import { listening } from "../../src/dev/port.ts";

/** One request for a token: the resource it is for, and the identity it is of. */
export type Asked = { resource: string; clientId: string | undefined };

export type Endpoint = {
  asked: Asked[];
  /** The next requests give this; the first one's again when there is no other. */
  answers: ((asked: Asked) => { status: number; body: object })[];
};

const header = "3b9c1f0e-header";

/** A token that is good for so many seconds, as both forms answer. */
export function giving(token: string, seconds: number) {
  return ({ resource, clientId = "" }: Asked) => {
    const expires = Math.floor(Date.now() / 1000) + seconds;
    const lifetime = {
      expires_in: String(seconds),
      expires_on: String(expires),
      not_before: String(expires - seconds),
    };
    return {
      status: 200,
      body: { access_token: token, client_id: clientId, resource, token_type: "Bearer", ...lifetime },
    };
  };
}

/** What App Service says when the identity is not assigned to the site; word for word. */
export const notAssigned = () => ({
  status: 400,
  body: {
    statusCode: 400,
    message: "No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId.",
    correlationId: "8797a7fe-6157-44e2-b24d-3e5713d2111d",
  },
});

/** The same from a virtual machine. */
export const notFound = () => ({
  status: 400,
  body: { error: "invalid_request", error_description: "Identity not found" },
});

/**
 * Serves one form for a whole test file: the library looks for its endpoint once in a process. So such a file names
 * itself in `@vitest-environment-options`, since Vitest runs only files of the same environment in one process. The
 * application in the environment must never be used.
 */
export async function startEndpoint(form: "app-service" | "virtual-machine"): Promise<Endpoint> {
  const endpoint: Endpoint = { asked: [], answers: [] };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "", "http://localhost");
    const isKnown =
      form === "app-service"
        ? url.pathname === "/msi/token" &&
          request.headers["x-identity-header"] === header &&
          url.searchParams.get("api-version") === "2019-08-01"
        : url.pathname.replace(/\/$/, "") === "/metadata/identity/oauth2/token" &&
          request.headers["metadata"] === "true" &&
          url.searchParams.get("api-version") === "2018-02-01";
    const asked = {
      resource: url.searchParams.get("resource") ?? "",
      clientId: url.searchParams.get("client_id") ?? undefined,
    };
    const answer = endpoint.answers.length > 1 ? endpoint.answers.shift() : endpoint.answers[0];
    const { status, body } =
      isKnown && request.method === "GET" && answer !== undefined
        ? answer(asked)
        : { status: 599, body: { unexpected: request.url } };
    endpoint.asked.push(asked);
    response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    server.close();
  });
  const url = `http://127.0.0.1:${await listening(server)}`;
  vi.stubEnv("AZURE_TENANT_ID", "c9e8c047-2a34-40a1-b28a-b162d5f5327c");
  vi.stubEnv("AZURE_CLIENT_ID", "c9e8c047-2a34-40a1-b28a-b162d5f5327d");
  vi.stubEnv("AZURE_CLIENT_SECRET", "of another application");
  if (form === "app-service") {
    vi.stubEnv("IDENTITY_ENDPOINT", `${url}/msi/token`);
    vi.stubEnv("IDENTITY_HEADER", header);
  } else {
    vi.stubEnv("AZURE_POD_IDENTITY_AUTHORITY_HOST", url);
  }
  return endpoint;
}
