/** Entra's token endpoint on loopback (Microsoft identity platform: client credentials flow, and its error answers). */
import { serve } from "../serve.ts";

export type Entra = {
  url: string;
  /** What was asked, one form a request. */
  asked: { tenant: string; form: Record<string, string> }[];
  /** What is answered from now on. */
  answer: { status: number; body: object | string; headers?: Record<string, string> };
};

/** A token of so many seconds. */
export const giving = (token: string, seconds = 3_599) => ({
  status: 200,
  body: { token_type: "Bearer", expires_in: seconds, ext_expires_in: seconds, access_token: token },
});

/** A refusal in Entra's words, with the ids and the moment that it always adds. */
export function refusing(error: string, code: string, words: string) {
  const trace = "Trace ID: 0f1e2d3c-0000-4000-8000-0000000000aa Correlation ID: 0f1e2d3c-0000-4000-8000-0000000000bb";
  return {
    status: error === "invalid_client" ? 401 : 400,
    body: {
      error,
      error_description: `${code}: ${words} ${trace} Timestamp: 2026-11-27 08:00:00Z`,
      error_codes: [Number(code.replace("AADSTS", ""))],
      timestamp: "2026-11-27 08:00:00Z",
      trace_id: "0f1e2d3c-0000-4000-8000-0000000000aa",
      correlation_id: "0f1e2d3c-0000-4000-8000-0000000000bb",
    },
  };
}

export async function startEntra(answer: Entra["answer"]): Promise<Entra> {
  const entra: Entra = { url: "", asked: [], answer };
  const origin = await serve((request, response) => {
    let text = "";
    request.setEncoding("utf8").on("data", (part: string) => (text += part));
    request.on("end", () => {
      const tenant = /^\/([^/]+)\/oauth2\/v2\.0\/token$/.exec(request.url ?? "")?.[1];
      if (tenant !== undefined) entra.asked.push({ tenant, form: Object.fromEntries(new URLSearchParams(text)) });
      const { status, body, headers } =
        tenant === undefined || request.method !== "POST"
          ? { status: 404, body: "unexpected", headers: {} }
          : entra.answer;
      response.writeHead(status, { "Content-Type": "application/json", ...headers });
      response.end(typeof body === "string" ? body : JSON.stringify(body));
    });
  });
  entra.url = origin;
  return entra;
}
