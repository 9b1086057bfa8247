/** What a token says of itself, before anybody looks at its signature: enough to refuse most that are not Teams'. */
import { z } from "zod";

/** Bot Framework's token issuer (Microsoft: "Bot Framework authentication", token from the connector). */
export const tokenIssuer = "https://api.botframework.com";

/** Microsoft, in the same place: what tokens are signed with, and seconds that clocks may differ. */
const algorithms = ["RS256", "RS384", "RS512"] as const;
const skew = 300;

const header = z.object({ alg: z.enum(algorithms) });
const claims = z.object({ iss: z.string(), aud: z.string(), exp: z.number(), nbf: z.number().optional() });

/** No token of Teams' comes near it, in characters. */
const longest = 16_000;

/**
 * Why an Authorization header cannot be Teams' for this bot, whatever Microsoft's keys are.
 * @param now milliseconds since 1970
 * @returns undefined when only the signature can tell.
 */
export function whyNotTeams(authorization: string, appId: string, now: number): string | undefined {
  if (authorization === "") return "no token";
  if (authorization.length > longest) return "not a token";
  const [scheme, token = "", ...more] = authorization.split(" ");
  const [head = "", body = "", signature = "", ...rest] = token.split(".");
  if (scheme !== "Bearer" || more.length > 0 || rest.length > 0) return "not a bearer token";
  const said = claims.safeParse(decoded(body)).data;
  if (said === undefined) return "not a token";
  if (!header.safeParse(decoded(head)).success || signature === "") return "not signed as Microsoft signs";
  if (said.iss !== tokenIssuer) return "not from the connector";
  if (said.aud !== appId) return "for another bot";
  const seconds = now / 1_000;
  if (said.exp + skew < seconds) return "expired";
  return (said.nbf ?? 0) - skew > seconds ? "not valid yet" : undefined;
}

function decoded(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}
