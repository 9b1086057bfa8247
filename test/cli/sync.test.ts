import { join } from "node:path";
import { expect, it } from "vitest";
import { syncCommand } from "../../src/cli/sync.ts";
import { openStore } from "../../src/store/open.ts";
import { contoso, ourApp, partner, withSources } from "../sources/company.ts";
import { aFolder } from "../folder.ts";

async function aMachine(change?: Parameters<typeof withSources>[0]) {
  const { services, microsoft } = await withSources(change);
  const folder = await aFolder();
  const env: Record<string, string> = {
    BOT_AUTH: "none",
    STORE: `file:${join(folder, "data")}`,
    SYNC: "gdap,customers",
    SYNC_CLIENT_ID: ourApp,
    SYNC_CLIENT_SECRET: "Secret~of.our-app",
    ENTRA_URL: services.origins.entra,
    GRAPH_URL: services.origins.graph,
    PARTNER_CENTER_URL: services.origins.partnerCenter,
    ARM_URL: services.origins.arm,
  };
  return {
    env,
    microsoft,
    async sync(...args: string[]) {
      const said: string[] = [];
      const terminal = { env, write: (line: string) => said.push(line), complain: (line: string) => said.push(line) };
      const code = await syncCommand(["--organization", partner, ...args], terminal);
      return { code, said: said.join("\n") };
    },
    async customers() {
      const store = await openStore(env["STORE"] ?? "");
      const names = (await store.organization(partner).customers.list()).map(({ name }) => name);
      await store.close();
      return names.toSorted();
    },
  };
}

it("says what a first reading would change, changes it with --yes, and later without", async () => {
  const { sync, customers } = await aMachine();
  const dry = await sync("--dry-run");
  expect(dry).toEqual({
    code: 0,
    said: expect.stringContaining(
      "Customers and subscriptions (Partner Center): 3 new; 4 requests; dry run, nothing was changed\n  Contoso Ltd.: is a new customer",
    ),
  });
  expect(await customers()).toEqual([]);
  const asked = await sync("--source", "customers");
  expect(asked).toEqual({
    code: 1,
    said: expect.stringContaining(
      "would change: 3 new. It is the first reading: nothing was changed. Add --yes to let it.",
    ),
  });
  expect(await customers()).toEqual([]);
  expect((await sync("--yes")).code).toBe(0);
  expect(await customers()).toEqual(["Contoso Ltd.", "Fabrikam, Inc.", "Tailspin Toys"]);
  expect(await sync()).toEqual({
    code: 0,
    said: expect.stringMatching(/Partner Center\): 3 unchanged; \d requests\nDelegated access/),
  });
});

it("names what cannot be read and what helps, and reads the rest", async () => {
  const { sync } = await aMachine(({ apps: [app] }) => app.permissions.clear());
  const { code, said } = await sync("--yes");
  expect(code).toBe(1);
  expect(said).toMatch(/Partner Center\): 3 new/);
  expect(said).toMatch(
    /Delegated access \(Microsoft Graph\): not read\. Microsoft Graph answered 403 Authorization_RequestDenied\. Ask a Global Administrator to consent to the application permission DelegatedAdminRelationship\.Read\.All of Microsoft Graph: http/,
  );
  expect(said).not.toMatch(/Secret~of/);
});

it.each<[string, string[], Record<string, string>, RegExp]>([
  ["a source that is none", ["--source", "claims"], {}, /^claims is none of gdap, people, customers, pal\. For help/],
  ["nothing to read", [], { SYNC: "" }, /^Nothing to read: SYNC is empty/],
  ["no application", [], { SYNC_CLIENT_ID: "" }, /SYNC needs SYNC_CLIENT_ID/],
  ["another address than Microsoft's", [], { BOT_AUTH: "", GRAPH_URL: "https://graph.example" }, /GRAPH_URL must be/],
  ["an option that is none", ["--all"], {}, /^There is no option --all/],
])("refuses %s in one line", async (_, args, env, says) => {
  const machine = await aMachine();
  Object.assign(machine.env, env);
  const { code, said } = await machine.sync(...args);
  expect({ code, said }).toEqual({ code: 1, said: expect.stringMatching(says) });
});

it("needs to be told whose customers", async () => {
  const said: string[] = [];
  const terminal = { env: {}, write: (line: string) => said.push(line), complain: (line: string) => said.push(line) };
  expect(await syncCommand([], terminal)).toBe(1);
  expect(await syncCommand(["--organization", "contoso.com"], terminal)).toBe(1);
  expect(await syncCommand(["--help"], terminal)).toBe(0);
  expect(said).toEqual([
    "Say whose customers: --organization <Entra tenant id>. For help: npm run sync -- --help",
    "Say whose customers: --organization <Entra tenant id>. For help: npm run sync -- --help",
    expect.stringMatching(/^Usage: npm run sync/),
  ]);
  expect(contoso).toBeDefined();
});
