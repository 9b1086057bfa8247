/** Each way in which our application proves itself to Entra, against a stand-in that checks the proof. */
// A process of its own: see test/identity/endpoint.ts. @vitest-environment-options { "process": "credentials" }
import { createPublicKey, X509Certificate } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { withSources } from "./company.ts";
import { aFolder } from "../folder.ts";
import { serve } from "../serve.ts";

const keys = join(import.meta.dirname, "../samples/keys");

async function aFile(...texts: string[]): Promise<string> {
  const folder = await aFolder();
  const file = join(folder, "our-app.pem");
  await writeFile(file, texts.join("\n"));
  return file;
}

const ofTheSample = async () => {
  const [certificate, key] = await Promise.all(
    ["localhost.crt", "localhost.key"].map((name) => readFile(join(keys, name), "utf8")),
  );
  if (certificate === undefined || key === undefined) throw new Error("the samples are gone");
  const x509 = new X509Certificate(certificate);
  const thumbprint = Buffer.from(x509.fingerprint256.replaceAll(":", ""), "hex").toString("base64url");
  const spki = createPublicKey(certificate).export({ type: "spki", format: "pem" }).toString();
  return { certificate, key, registered: new Map([[thumbprint, spki]]) };
};

it("signs with a certificate that Entra has registered, in either order in its file", async () => {
  const { certificate, key, registered } = await ofTheSample();
  for (const texts of [
    [certificate, key],
    [key, certificate],
  ]) {
    const credential = { type: "certificate", file: await aFile(...texts) } as const;
    const { read } = await withSources(({ apps: [app] }) => (app.certificates = registered), { credential });
    expect(await read("gdap").gdap()).toMatchObject({ outcome: "read" });
  }
});

it("is told apart by Entra when the certificate is not registered", async () => {
  const { certificate, key } = await ofTheSample();
  const credential = { type: "certificate", file: await aFile(certificate, key) } as const;
  const { read } = await withSources(undefined, { credential });
  expect(await read("gdap").gdap()).toMatchObject({
    fault: {
      kind: "credential",
      says: expect.stringContaining("AADSTS700027, the certificate is not one of the application's."),
    },
  });
});

it.each([
  ["is not there", async () => join(tmpdir(), "no-such-folder", "our-app.pem"), "cannot be read."],
  ["has no key", async () => aFile((await ofTheSample()).certificate), "does not hold an RSA certificate"],
  ["has no certificate", async () => aFile((await ofTheSample()).key), "does not hold an RSA certificate"],
  ["is something else", async () => aFile("nothing of the kind"), "does not hold an RSA certificate"],
])("says so when the certificate's file %s", async (_, file, says) => {
  const { read } = await withSources(undefined, { credential: { type: "certificate", file: await file() } });
  expect(await read("gdap").gdap()).toMatchObject({
    fault: { kind: "credential", says: expect.stringContaining(says) },
  });
});

/** The address at which App Service gives out tokens of its managed identities (app-service: overview-managed-identity). */
async function anIdentityEndpoint(answer: (query: URLSearchParams) => { status: number; body: object }): Promise<void> {
  const origin = await serve((request, response) => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    const known = request.headers["x-identity-header"] === "the-header" && url.pathname === "/msi/token";
    const { status, body } = known ? answer(url.searchParams) : { status: 403, body: {} };
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  vi.stubEnv("IDENTITY_ENDPOINT", `${origin}/msi/token`);
  vi.stubEnv("IDENTITY_HEADER", "the-header");
  onTestFinished(() => void vi.unstubAllEnvs());
}

it("lets a managed identity vouch for the application, without any secret", async () => {
  const asked: string[] = [];
  await anIdentityEndpoint((query) => {
    asked.push(`${query.get("resource")} as ${query.get("client_id")}`);
    const body = {
      access_token: "an.assertion.of-entra",
      expires_on: "4102444800",
      resource: "x",
      token_type: "Bearer",
    };
    return { status: 200, body };
  });
  const identity = "11ce1d00-0000-4000-8000-000000000001";
  const { read } = await withSources(({ apps: [app] }) => (app.federated = new Set(["an.assertion.of-entra"])), {
    credential: { type: "managed-identity", clientId: identity },
  });
  expect(await read("gdap").gdap()).toMatchObject({ outcome: "read" });
  expect(asked).toEqual([`api://AzureADTokenExchange as ${identity}`]);
});

it("says so when no managed identity answers", async () => {
  await anIdentityEndpoint(() => ({ status: 403, body: { statusCode: 403, message: "no such identity" } }));
  const credential = { type: "managed-identity", clientId: "11ce1d00-0000-4000-8000-000000000002" } as const;
  const { read } = await withSources(undefined, { credential });
  expect(await read("gdap").gdap()).toMatchObject({
    fault: { kind: "credential", says: "The managed identity gives no token." },
  });
});

it("asks Entra once for many requests, and again when the token has run out", async () => {
  const { read, services, parts } = await withSources();
  const tokens = () => services.requests.filter(({ service }) => service === "entra").length;
  await Promise.all([read("gdap").gdap(), read("gdap").gdap(), read("people").people([])]);
  await read("gdap").gdap();
  expect(tokens()).toBe(1);
  await parts.sleep(56 * 60_000);
  await read("gdap").gdap();
  expect(tokens()).toBe(2);
});
