/** Entra tokens for what we run as, so that no password has to be kept anywhere. The only user of `@azure/identity`. */
import type { AccessToken, TokenCredential } from "@azure/identity";
import { NoToken } from "./no-token.ts";

/**
 * Gives a token for a resource, such as `https://api.botframework.com`; the same one until shortly before it expires.
 * @throws {NoToken} when there is none to be had.
 */
export type Tokens = (resource: string) => Promise<string>;

/** Who we are to Entra. */
export type EntraIdentity =
  /** Of this machine. `clientId` of a user-assigned identity; undefined for the machine's own. */
  | { kind: "managed-identity"; clientId: string | undefined }
  /** Whoever is signed in to the Azure CLI: for an administrator's own computer. */
  | { kind: "azure-cli" };

/** Azure Database for PostgreSQL takes tokens for this resource as passwords (Microsoft: "Use Microsoft Entra ID"). */
const postgresResource = "https://ossrdbms-aad.database.windows.net";

/**
 * A managed identity is asked for alone: `DefaultAzureCredential` would first take an application whose id and secret
 * happen to be in the environment.
 */
export function tokensOf(identity: EntraIdentity): Tokens {
  return identity.kind === "azure-cli"
    ? remembering(identity, "The Azure CLI gives no token: sign in with `az login`")
    : remembering(identity, "The managed identity gives no token");
}

/** Loaded when the first token is asked for: it takes a tenth of a start, and most installations have no use for it. */
async function credentialOf(identity: EntraIdentity): Promise<TokenCredential> {
  const { AzureCliCredential, ManagedIdentityCredential } = await import("@azure/identity");
  if (identity.kind === "azure-cli") return new AzureCliCredential();
  const { clientId } = identity;
  return clientId === undefined ? new ManagedIdentityCredential() : new ManagedIdentityCredential(clientId);
}

/** What gives a PostgreSQL database its password; undefined when that is in the address. */
export function databasePassword(auth: EntraIdentity | { kind: "password" }): (() => Promise<string>) | undefined {
  if (auth.kind === "password") return undefined;
  const tokens = tokensOf(auth);
  return () => tokens(postgresResource);
}

/** A token that is valid for less than this is not worth handing out, in milliseconds. */
const spare = 60_000;

function remembering(identity: EntraIdentity, failure: string): Tokens {
  const given = new Map<string, AccessToken>();
  let credential: Promise<TokenCredential> | undefined;
  return async (resource) => {
    try {
      const token = await (await (credential ??= credentialOf(identity))).getToken(`${resource}/.default`);
      if (token === null) throw new NoToken("credential", `${failure}.`);
      given.set(resource, token);
      return token.token;
    } catch (cause) {
      // The library renews a token at half its life, and fails when that fails though the token is good for hours.
      const last = given.get(resource);
      if (last !== undefined && last.expiresOnTimestamp - spare > Date.now()) return last.token;
      throw cause instanceof NoToken ? cause : new NoToken("credential", `${failure}.`, { cause });
    }
  };
}
