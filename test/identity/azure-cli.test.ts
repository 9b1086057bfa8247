/** An administrator's own computer, where somebody is signed in to the Azure CLI. */
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { databasePassword } from "../../src/identity/tokens.ts";

/** A program `az` that answers as `az account get-access-token` does, or fails as it does. */
async function anAzureCli(script: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "az-"));
  await writeFile(join(folder, "az"), `#!/bin/sh\n${script}\n`);
  await chmod(join(folder, "az"), 0o755);
  vi.stubEnv("PATH", `${folder}${delimiter}${process.env["PATH"] ?? ""}`);
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true, force: true });
  });
}

it("opens a database with a token of whoever is signed in", async () => {
  await anAzureCli(`test "$*" = "account get-access-token --output json --resource https://ossrdbms-aad.database.windows.net" || exit 9
echo '{"accessToken":"of the administrator","expires_on":4102444800,"tokenType":"Bearer"}'`);
  expect(await databasePassword({ kind: "azure-cli" })?.()).toBe("of the administrator");
});

it("says to sign in when nobody is", async () => {
  await anAzureCli(`echo "ERROR: Please run 'az login' to setup account." >&2; exit 1`);
  await expect(databasePassword({ kind: "azure-cli" })?.()).rejects.toThrow(
    "The Azure CLI gives no token: sign in with `az login`.",
  );
});

it("is not asked when the password is in the address", () => {
  expect(databasePassword({ kind: "password" })).toBeUndefined();
});
