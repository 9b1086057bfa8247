/**
 * Stands in for Entra: the token endpoint of the v2.0 platform, for client credentials by secret, certificate and
 * federated assertion (identity-platform docs: v2-oauth2-client-creds-grant-flow, certificate-credentials), and the
 * authorization code flow with PKCE for people (v2-oauth2-auth-code-flow, id-token-claims-reference); and for the
 * address where an administrator consents (grant-admin-consent).
 */
import { constants, createHash, createPublicKey, randomUUID, verify } from "node:crypto";
import { json, Unexpected, type StubResponse, type App, type Microsoft, type StubRequest } from "./world.ts";

/** Whom a token that Entra gave is for, and where. */
export type Issued = {
  audience: string;
  tenant: string;
  clientId: string;
  objectId: string;
  roles: ReadonlySet<string>;
};

/** A code that waits to be redeemed, once. */
type Code = {
  tenant: string;
  clientId: string;
  redirect: string;
  challenge: string;
  nonce: string;
  objectId: string;
  name: string;
  home: string | undefined;
};

const forPeople = "openid profile https://management.azure.com/user_impersonation";

/** Scopes by the service whose permissions they ask for. */
const audiences: Readonly<Record<string, string>> = {
  "https://graph.microsoft.com/.default": "https://graph.microsoft.com",
  "https://api.partnercenter.microsoft.com/.default": "https://api.partnercenter.microsoft.com",
  "https://management.azure.com/.default": "https://management.azure.com",
};

const seconds = (moment: string): number => Math.floor(Date.parse(moment) / 1_000);
const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Entra's form of an error, with its number in front of the description. */
function refusal(status: number, error: string, number: number, description: string, now: string): StubResponse {
  const [trace, correlation] = [randomUUID(), randomUUID()];
  return json(status, {
    error,
    error_description: `AADSTS${number}: ${description} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${now}`,
    error_codes: [number],
    timestamp: now,
    trace_id: trace,
    correlation_id: correlation,
    error_uri: `https://login.microsoftonline.com/error?code=${number}`,
  });
}

const page = (title: string, rest: string): StubResponse => ({
  status: 200,
  headers: { "content-type": "text/html; charset=utf-8" },
  body: `<!doctype html><link rel="icon" href="data:," /><title>${title}</title><h1>${title}</h1>${rest}`,
});

export function createEntra(microsoft: Microsoft, origin: () => string) {
  const issued = new Map<string, Issued>();
  const assertionsSeen = new Set<string>();
  const codes = new Map<string, Code>();

  /** @returns why the application is not believed. */
  function proofOf(app: App, form: URLSearchParams, endpoint: string): StubResponse | undefined {
    const now = microsoft.now();
    const secret = form.get("client_secret");
    if (secret !== null) {
      if (secret === app.secret) return undefined;
      const words = `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${app.clientId}'.`;
      return refusal(401, "invalid_client", 7000215, words, now);
    }
    const assertion = form.get("client_assertion");
    if (
      form.get("client_assertion_type") !== "urn:ietf:params:oauth:client-assertion-type:jwt-bearer" ||
      assertion === null
    ) {
      return refusal(
        401,
        "invalid_client",
        7000218,
        "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
        now,
      );
    }
    if (app.federated?.has(assertion) === true) return undefined;
    return isSigned(app, assertion, endpoint)
      ? undefined
      : refusal(
          401,
          "invalid_client",
          700027,
          "The certificate with identifier used to sign the client assertion is not registered on application.",
          now,
        );
  }

  function isSigned(app: App, assertion: string, endpoint: string): boolean {
    const [head = "", payload = "", signature = ""] = assertion.split(".");
    const read = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString()) as Record<string, unknown>;
    const [header, claims] = [read(head), read(payload)];
    const key = app.certificates?.get(String(header["x5t#S256"]));
    const jti = String(claims["jti"]);
    const isGood =
      key !== undefined &&
      header["alg"] === "PS256" &&
      header["typ"] === "JWT" &&
      claims["aud"] === endpoint &&
      claims["iss"] === app.clientId &&
      claims["sub"] === app.clientId &&
      Math.abs(Number(claims["nbf"]) - Date.now() / 1_000) < 300 &&
      Number(claims["exp"]) > Date.now() / 1_000 &&
      !assertionsSeen.has(jti) &&
      verify(
        "sha256",
        Buffer.from(`${head}.${payload}`),
        { key: createPublicKey(key), padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 },
        Buffer.from(signature, "base64url"),
      );
    assertionsSeen.add(jti);
    return isGood;
  }

  function token(request: StubRequest, tenant: string): StubResponse {
    if (request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded") !== true) {
      throw new Unexpected("a token request that is no form");
    }
    const now = microsoft.now();
    const form = new URLSearchParams(request.body);
    if (form.get("grant_type") === "authorization_code") return redeem(form, request);
    if (form.get("grant_type") !== "client_credentials") {
      return refusal(400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type.", now);
    }
    const clientId = form.get("client_id") ?? "";
    const app = microsoft.apps.find((one) => one.clientId === clientId);
    const objectId = app?.principals.get(tenant);
    if (app === undefined || objectId === undefined) {
      const words = `Application with identifier '${clientId}' was not found in the directory '${tenant}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.`;
      return refusal(400, "unauthorized_client", 700016, words, now);
    }
    const refused = proofOf(app, form, `${origin()}${request.url.pathname}`);
    if (refused !== undefined) return refused;
    const audience = audiences[form.get("scope") ?? ""];
    if (audience === undefined)
      return refusal(400, "invalid_scope", 70011, "The provided request must include a 'scope' input parameter.", now);
    const claims = {
      aud: audience,
      iss: `https://sts.windows.net/${tenant}/`,
      iat: seconds(now),
      exp: seconds(now) + 3599,
      appid: clientId,
      oid: objectId,
      tid: tenant,
      uti: randomUUID(),
    };
    const text = `${encoded({ typ: "JWT", alg: "none" })}.${encoded(claims)}.${createHash("sha256").update(claims.uti).digest("base64url")}`;
    const roles = tenant === microsoft.tenant ? app.permissions : new Set<string>();
    issued.set(text, { audience, tenant, clientId, objectId, roles });
    return json(200, { token_type: "Bearer", expires_in: 3599, ext_expires_in: 3599, access_token: text });
  }

  /** A page with everybody who can sign in; `as` is who pressed their name there. */
  function authorize({ url }: StubRequest, tenant: string): StubResponse {
    const query = url.searchParams;
    const wanted = (name: string) => query.get(name) ?? "";
    const app = microsoft.apps.find(({ clientId }) => clientId === wanted("client_id"));
    const redirect = wanted("redirect_uri");
    const isAsDocumented =
      wanted("response_type") === "code" &&
      wanted("scope") === forPeople &&
      wanted("code_challenge_method") === "S256" &&
      /^[\w-]{43}$/.test(wanted("code_challenge")) &&
      wanted("nonce") !== "";
    if (app?.redirects?.includes(redirect) !== true || !isAsDocumented) {
      throw new Unexpected("an authorization request that is not as documented");
    }
    const back = (answer: Readonly<Record<string, string>>): StubResponse => {
      const to = new URL(redirect);
      to.search = new URLSearchParams({ ...answer, state: wanted("state") }).toString();
      return { status: 302, headers: { location: to.href }, body: "" };
    };
    const as = query.get("as");
    if (as === null) {
      const people = microsoft.signIns.map(({ name, home }) => {
        const to = new URL(url);
        to.searchParams.set("as", home.objectId);
        return `<li><a href="${to.pathname}${to.search.replaceAll("&", "&amp;")}">${name}</a></li>`;
      });
      return page("Pick an account", `<ul>${people.join("")}</ul>`);
    }
    if (as === "") return back({ error: "access_denied", error_description: "AADSTS65004: User declined to consent." });
    const person = microsoft.signIns.find(({ home }) => home.objectId === as);
    const objectId = person?.accounts.get(tenant);
    if (person === undefined || objectId === undefined) {
      const error_description = "AADSTS50020: User account does not exist in tenant and cannot access the application.";
      return back({ error: "invalid_request", error_description });
    }
    const policy = microsoft.policies?.get(tenant);
    if (policy === "needs-consent") {
      return back({ error: "access_denied", error_description: "AADSTS90094: The grant requires admin permission." });
    }
    if (policy === "blocked") {
      return back({ error: "access_denied", error_description: "AADSTS53003: Access has been blocked by policies." });
    }
    const code = randomUUID();
    codes.set(code, {
      tenant,
      clientId: app.clientId,
      redirect,
      challenge: wanted("code_challenge"),
      nonce: wanted("nonce"),
      objectId,
      name: person.name,
      home: policy === "names-home-account" ? person.home.objectId : undefined,
    });
    return back({ code });
  }

  /** A page on which an administrator of the partner's directory consents to what the application asks for. */
  function adminConsent({ url }: StubRequest, tenant: string): StubResponse {
    const app = microsoft.apps.find(({ clientId }) => clientId === url.searchParams.get("client_id"));
    if (app === undefined || tenant !== microsoft.tenant)
      throw new Unexpected("consent to an application that is not there");
    const accepted = url.searchParams.get("accept") === "yes";
    if (accepted) app.permissions = new Set([...app.permissions, ...(app.requested ?? [])]);
    const title = accepted ? "Permissions granted" : "Permissions requested";
    const asked = [...(app.requested ?? [])].map((one) => `<li>${one}</li>`).join("");
    const accept = `${url.pathname}?client_id=${app.clientId}&amp;accept=yes`;
    const rest = accepted
      ? "<p>You can close this page.</p>"
      : `<ul>${asked}</ul><p><a href="${accept}">Accept</a></p>`;
    return page(title, rest);
  }

  function redeem(form: URLSearchParams, request: StubRequest): StubResponse {
    const now = microsoft.now();
    const given = codes.get(form.get("code") ?? "");
    codes.delete(form.get("code") ?? "");
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (given === undefined || given.redirect !== form.get("redirect_uri") || given.challenge !== challenge) {
      return refusal(400, "invalid_grant", 70000, "The provided authorization code is not valid.", now);
    }
    const app = microsoft.apps.find(({ clientId }) => clientId === given.clientId);
    if (app === undefined || form.get("client_id") !== given.clientId)
      throw new Unexpected("another application's code");
    const refused = proofOf(app, form, `${origin()}${request.url.pathname}`);
    if (refused !== undefined) return refused;
    const { objectId, name, nonce, home } = given;
    // By this machine's clock, which is what its reader holds it against.
    const issuedAt = Math.floor(Date.now() / 1_000);
    const shared = { iat: issuedAt, nbf: issuedAt, exp: issuedAt + 3599, oid: objectId, tid: given.tenant };
    const identity = {
      ...shared,
      aud: given.clientId,
      iss: `${origin()}/${given.tenant}/v2.0`,
      sub: createHash("sha256").update(objectId).digest("base64url"),
      name,
      nonce,
      ver: "2.0",
      home_oid: home,
    };
    const unsigned = (claims: object) =>
      `${encoded({ typ: "JWT", alg: "RS256" })}.${encoded(claims)}.${randomUUID().replaceAll("-", "")}`;
    const text = unsigned({ ...shared, aud: "https://management.azure.com", appid: given.clientId, uti: randomUUID() });
    issued.set(text, {
      audience: "https://management.azure.com",
      tenant: given.tenant,
      clientId: given.clientId,
      objectId,
      roles: new Set(),
    });
    return json(200, {
      token_type: "Bearer",
      scope: forPeople,
      expires_in: 3599,
      access_token: text,
      id_token: unsigned(identity),
    });
  }

  return {
    handle(request: StubRequest): StubResponse {
      const [, tenant = "", ...rest] = request.url.pathname.split("/");
      if (request.method === "POST" && rest.join("/") === "oauth2/v2.0/token") return token(request, tenant);
      if (request.method === "GET" && rest.join("/") === "oauth2/v2.0/authorize") return authorize(request, tenant);
      if (request.method === "GET" && rest.join("/") === "adminconsent") return adminConsent(request, tenant);
      throw new Unexpected(`${request.method} ${request.url.pathname}`);
    },
    /** Whom a request speaks for; undefined when its token is none, or none for that service. */
    bearerOf(request: StubRequest, audience: string): Issued | undefined {
      const found = issued.get(/^Bearer (.+)$/.exec(request.headers.get("authorization") ?? "")?.[1] ?? "");
      return found?.audience === audience ? found : undefined;
    },
    /** Every token that was given so far. */
    tokens: (): readonly string[] => [...issued.keys()],
  };
}

export type Entra = ReturnType<typeof createEntra>;
