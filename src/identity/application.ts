/** Tokens of our own application, by client credentials. Kept in memory until they run out, and nowhere else. */
import { clientCredentialsGrant, ResponseBodyError } from "openid-client";
import { configurationOf, type Application } from "./credential.ts";
import { NoToken } from "./no-token.ts";

export type ApplicationTokens = {
  /**
   * @param scope such as `https://graph.microsoft.com/.default`
   * @throws {NoToken} when Entra gives none.
   */
  of(application: Application, scope: string): Promise<string>;
  /** Asks anew from now on: a token says for an hour what was consented to when it was given. */
  forget(): void;
};

/** What talking to Entra needs; a test replaces both. */
export type TokenParts = {
  /** `https://login.microsoftonline.com` */
  entraUrl: string;
  fetch: typeof fetch;
  /** Milliseconds since the epoch. */
  now: () => number;
};

/** A token is renewed this long before it runs out. */
const spareMilliseconds = 300_000;
/** One that is valid for less than this is not worth handing out. */
const briefMilliseconds = 60_000;

export function createApplicationTokens({ entraUrl, fetch, now }: TokenParts): ApplicationTokens {
  const known = new Map<string, { token: string; expires: number }>();
  const asked = new Map<string, Promise<string>>();

  async function ask(application: Application, scope: string, key: string): Promise<string> {
    try {
      const given = await clientCredentialsGrant(await configurationOf(application, { entraUrl, fetch }), { scope });
      const seconds = given.expiresIn() ?? 0;
      known.set(key, { token: given.access_token, expires: now() + seconds * 1_000 });
      return given.access_token;
    } catch (error) {
      // The one that was to be renewed is good for a while yet.
      const last = known.get(key);
      if (last !== undefined && last.expires - briefMilliseconds > now()) return last.token;
      throw faultOf(error, application.tenant);
    }
  }

  return {
    forget: () => known.clear(),
    async of(application, scope) {
      const key = `${application.tenant} ${application.clientId} ${scope}`;
      const found = known.get(key);
      if (found !== undefined && found.expires - spareMilliseconds > now()) return found.token;
      let asking = asked.get(key);
      if (asking === undefined) {
        asking = ask(application, scope, key).finally(() => asked.delete(key));
        asked.set(key, asking);
      }
      return asking;
    },
  };
}

/** Microsoft's reference of authentication errors (AADSTS), those that an administrator can mend. */
const meanings: Readonly<Record<string, string>> = {
  AADSTS50020: "the account is not in this directory",
  AADSTS53003: "a Conditional Access policy blocks it",
  AADSTS65001: "nobody has consented to it in this directory",
  AADSTS70021: "no federated credential of the application names this managed identity",
  AADSTS90002: "there is no such directory",
  AADSTS700016: "the application is not in this directory: somebody has to consent to it there",
  AADSTS700027: "the certificate is not one of the application's",
  AADSTS700213: "no federated credential of the application names this managed identity",
  AADSTS700222: "the federated credential has expired",
  AADSTS7000112: "the application is disabled in this directory",
  AADSTS7000215: "the client secret is wrong",
  AADSTS7000222: "the client secret has expired",
  AADSTS7000229: "the application has no service principal in this directory: somebody has to consent to it there",
};

const isConsent: ReadonlySet<string> = new Set(["AADSTS65001", "AADSTS700016", "AADSTS7000229", "AADSTS7000112"]);

/** What went wrong on the way to a token. Entra's own description is left out: it has ids and times in it. */
function faultOf(error: unknown, tenant: string): NoToken {
  const found = findIn(error, (one) => one instanceof NoToken);
  if (found instanceof NoToken) return found;
  const refused = findIn(error, (one) => one instanceof ResponseBodyError);
  if (refused instanceof ResponseBodyError) {
    const code = /AADSTS\d+/.exec(refused.error_description ?? "")?.[0];
    const meaning = code === undefined ? undefined : meanings[code];
    const named = code ?? codeIn(refused.error) ?? "an error without a code";
    if (refused.status === 429 || refused.status >= 500) {
      return new NoToken("unavailable", `Entra answered ${refused.status} ${named}.`, { cause: error });
    }
    const says = `Entra gives no token in the directory …${tenant.slice(-4)}: ${named}${meaning === undefined ? "" : `, ${meaning}`}.`;
    return new NoToken(code !== undefined && isConsent.has(code) ? "consent" : "credential", says, {
      cause: error,
    });
  }
  const response = findIn(error, (one) => one instanceof Response);
  if (response instanceof Response) {
    const kind = response.status === 429 || response.status >= 500 ? "unavailable" : "changed-shape";
    return new NoToken(kind, `Entra answered ${response.status} in a form that is not documented.`, {
      cause: error,
    });
  }
  if (error instanceof Error && error.name === "ClientError") {
    const code = codeIn((error as { code?: unknown }).code);
    if (code !== "OAUTH_TIMEOUT") {
      return new NoToken("changed-shape", `Entra answered in a form that is not documented (${code ?? "no code"}).`, {
        cause: error,
      });
    }
  }
  return new NoToken("unavailable", "Entra cannot be reached.", { cause: error });
}

/** Entra's word for an error, when it looks like one: anything longer may name somebody. */
const codeIn = (value: unknown): string | undefined =>
  typeof value === "string" && /^[\w.-]{1,60}$/.test(value) ? value : undefined;

/** The first of an error and its causes that is wanted. */
function findIn(error: unknown, wanted: (one: unknown) => boolean): unknown {
  for (let one: unknown = error, depth = 0; one !== undefined && one !== null && depth < 6; depth += 1) {
    if (wanted(one)) return one;
    one = typeof one === "object" && "cause" in one ? one.cause : undefined;
  }
  return undefined;
}
