/** How our application proves to Entra who it is: a secret, a certificate, or a managed identity that vouches for it. */
import { createPrivateKey, webcrypto, X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { allowInsecureRequests, ClientSecretPost, Configuration, customFetch } from "openid-client";
import { modifyAssertion, PrivateKeyJwt, type ClientAuth } from "openid-client";
import { NoToken } from "./no-token.ts";
import { tokensOf } from "./tokens.ts";

export type Credential =
  | { type: "secret"; secret: string }
  /** A file with the certificate and its private key, both as PEM. */
  | { type: "certificate"; file: string }
  /** `clientId` of a user-assigned identity; absent for the machine's own. */
  | { type: "managed-identity"; clientId?: string | undefined };

/** The audience that Entra wants in an assertion by which one of its own identities vouches for an application. */
const exchangeAudience = "api://AzureADTokenExchange";

/**
 * @returns what signs one token request.
 * @throws {NoToken} when the certificate cannot be used, or no managed identity answers.
 */
async function clientAuthOf(credential: Credential, tokenEndpoint: string): Promise<ClientAuth> {
  switch (credential.type) {
    case "secret":
      return ClientSecretPost(credential.secret);
    case "certificate":
      return byCertificate(credential.file, tokenEndpoint);
    case "managed-identity":
      return byManagedIdentity(credential.clientId);
  }
}

/** Microsoft identity platform, certificate credentials: PS256, `x5t#S256`, and the token endpoint as audience. */
async function byCertificate(file: string, tokenEndpoint: string): Promise<ClientAuth> {
  const pem = await readFile(file).catch((cause: unknown) => {
    throw new NoToken("credential", "The certificate file cannot be read.", { cause });
  });
  try {
    const thumbprint = Buffer.from(new X509Certificate(pem).fingerprint256.replaceAll(":", ""), "hex");
    const pkcs8 = createPrivateKey(pem).export({ type: "pkcs8", format: "der" });
    const algorithm = { name: "RSA-PSS", hash: "SHA-256" };
    const key = await webcrypto.subtle.importKey("pkcs8", pkcs8, algorithm, false, ["sign"]);
    return PrivateKeyJwt(key, {
      [modifyAssertion]: (header, payload) => {
        header["typ"] = "JWT";
        header["x5t#S256"] = thumbprint.toString("base64url");
        payload["aud"] = tokenEndpoint;
      },
    });
  } catch (cause) {
    const says = "The certificate file does not hold an RSA certificate and its private key, both as PEM.";
    throw new NoToken("credential", says, { cause });
  }
}

async function byManagedIdentity(clientId: string | undefined): Promise<ClientAuth> {
  const assertion = await tokensOf({ kind: "managed-identity", clientId })(exchangeAudience);
  return (_as, client, body) => {
    body.set("client_id", client.client_id);
    body.set("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    body.set("client_assertion", assertion);
  };
}

/** An application in a directory, and how it proves itself. */
export type Application = { tenant: string; clientId: string; credential: Credential };

/** How long Entra may take. */
const timeoutSeconds = 30;

/** What openid-client needs to talk to Entra as the application, in that directory. */
export async function configurationOf(
  { tenant, clientId, credential }: Application,
  { entraUrl, fetch }: { entraUrl: string; fetch: typeof globalThis.fetch },
): Promise<Configuration> {
  const base = `${entraUrl}/${tenant}`;
  const endpoint = `${base}/oauth2/v2.0/token`;
  const authorization = `${base}/oauth2/v2.0/authorize`;
  const server = { issuer: `${base}/v2.0`, authorization_endpoint: authorization, token_endpoint: endpoint };
  const configuration = new Configuration(server, clientId, undefined, await clientAuthOf(credential, endpoint));
  configuration.timeout = timeoutSeconds;
  configuration[customFetch] = (url, options) => fetch(url, options as RequestInit);
  // Plain http only ever leads to this machine: the settings see to that.
  if (entraUrl.startsWith("http://")) allowInsecureRequests(configuration);
  return configuration;
}
