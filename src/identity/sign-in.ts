/**
 * Signs a person in with a browser at one directory, to act in Azure as them: authorization code with PKCE, state and
 * nonce (Microsoft identity platform: v2-oauth2-auth-code-flow). The token is handed on and forgotten here.
 */
import {
  authorizationCodeGrant,
  AuthorizationResponseError,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  ResponseBodyError,
} from "openid-client";
import { configurationOf, type Credential } from "./credential.ts";
import { NoToken } from "./no-token.ts";

/** What has to be remembered until the browser comes back. */
type Remembered = { tenant: string; state: string; nonce: string; verifier: string };

type SignedIn = {
  token: string;
  tenant: string;
  objectId: string;
  name?: string | undefined;
  homeObjectId?: string | undefined;
};
type NotSignedIn = {
  because: "cancelled" | "consent" | "blocked" | "other-directory" | "unavailable" | "not-genuine";
  says: string;
};

export type SignInParts = {
  /** `https://login.microsoftonline.com` */
  entraUrl: string;
  /** Our multi-tenant application. */
  clientId: string;
  credential: Credential;
  /** Where Entra sends the browser back to; registered with the application. */
  redirect: string;
  fetch: typeof fetch;
};

/** Azure Service Management, as the person who signs in. */
const scope = "openid profile https://management.azure.com/user_impersonation";

export function createSignIn({ entraUrl, clientId, credential, redirect, fetch }: SignInParts) {
  const directory = (tenant: string) => configurationOf({ tenant, clientId, credential }, { entraUrl, fetch });

  return {
    async begin(tenant: string, hint: string | undefined): Promise<{ address: string; remember: Remembered }> {
      const remember = { tenant, state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
      const address = buildAuthorizationUrl(await directory(tenant), {
        redirect_uri: redirect,
        scope,
        state: remember.state,
        nonce: remember.nonce,
        code_challenge: await calculatePKCECodeChallenge(remember.verifier),
        code_challenge_method: "S256",
        response_mode: "query",
        // They may work there with another account than the one the browser remembers.
        prompt: "select_account",
        ...(hint !== undefined && { login_hint: hint }),
      });
      return { address: address.href, remember };
    },

    async finish(remembered: Remembered, query: URLSearchParams): Promise<SignedIn | NotSignedIn> {
      const { tenant, state, nonce, verifier } = remembered;
      const address = new URL(redirect);
      address.search = query.toString();
      try {
        const given = await authorizationCodeGrant(await directory(tenant), address, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = given.claims();
        const objectId = textIn(claims?.["oid"])?.toLowerCase();
        if (textIn(claims?.["tid"])?.toLowerCase() !== tenant || objectId === undefined) return otherDirectory;
        return {
          token: given.access_token,
          tenant,
          objectId,
          name: textIn(claims?.["name"]),
          homeObjectId: textIn(claims?.["home_oid"])?.toLowerCase(),
        };
      } catch (error) {
        return whyNot(error);
      }
    },
  };
}

const textIn = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

const otherDirectory: NotSignedIn = {
  because: "other-directory",
  says: "You signed in to another directory than the customer's.",
};

/** Microsoft's reference of authentication errors (AADSTS): what it means for whoever signs in. */
const meanings: readonly [RegExp, NotSignedIn][] = [
  [/AADSTS65004/, { because: "cancelled", says: "You did not agree to what was asked." }],
  [
    /AADSTS(65001|90094|90095|700016|7000112|7000229|50105)/,
    {
      because: "consent",
      says: "The customer's directory doesn't let people use this application without its administrator's consent.",
    },
  ],
  [/AADSTS(50020|50034|51004|90072)/, { because: "blocked", says: "That account is not in the customer's directory." }],
  [
    /AADSTS(5000[25]|50057|50058|5007\d|50079|50126|53\d{3}|530\d{2})/,
    {
      because: "blocked",
      says: "The customer's directory blocked the sign-in: by a policy, or since the account is disabled.",
    },
  ],
];

/** Why nobody is signed in. Entra's own description is left out: it has names and ids in it. */
function whyNot(error: unknown): NotSignedIn {
  if (error instanceof NoToken) {
    return { because: "unavailable", says: "This bot's own credential is not accepted. Tell whoever runs it." };
  }
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) {
    const described = error.error_description ?? "";
    const found = meanings.find(([codes]) => codes.test(described));
    if (found !== undefined) return found[1];
    if (error.error === "access_denied") return { because: "cancelled", says: "The sign-in was cancelled." };
    if (error.error === "consent_required") return meanings[1]?.[1] ?? otherDirectory;
    const code = /AADSTS\d+/.exec(described)?.[0];
    return { because: "blocked", says: `Entra refused the sign-in${code === undefined ? "" : ` (${code})`}.` };
  }
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "OAUTH_JWT_CLAIM_COMPARISON_FAILED" || code === "OAUTH_INVALID_RESPONSE") {
    return { because: "not-genuine", says: "What came back is not the answer to this sign-in." };
  }
  return { because: "unavailable", says: "Entra cannot be reached, or answered in a form that is not documented." };
}
