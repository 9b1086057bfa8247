import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { openFileStore } from "../../src/store/files/files.ts";
import { importCommand } from "../../src/cli/import.ts";
import { aFolder } from "../folder.ts";

const partner = "11111111-1111-4111-8111-111111111111";
const samples = join(import.meta.dirname, "../samples/partner-center");

let folder: string;

beforeEach(async () => {
  folder = await aFolder();
});

/** Runs the command as the shell would, and gives back what it said. */
const run = (...args: string[]) => runIn({ BOT_MANAGERS: "ada@contoso.com", PARTNER_IDS: "4911112" }, ...args);

async function runIn(env: Record<string, string>, ...args: string[]) {
  const said: string[] = [];
  const bars: string[] = [];
  const code = await importCommand(args, {
    env: { ...env, STORE: `file:${join(folder, "data")}` },
    write: (line) => said.push(line),
    complain: (line) => said.push(line),
    progress: (text) => bars.push(text),
  });
  return { code, said: said.join("\n"), bars };
}

const storedCustomers = async () => {
  const store = await openFileStore(join(folder, "data"));
  const customers = await store.organization(partner).customers.list();
  await store.close();
  return customers;
};

it("loads Partner Center's customers list, once", async () => {
  const first = await run("--organization", partner, join(samples, "Customers.csv"));
  expect(first).toMatchObject({ code: 0, said: expect.stringContaining("Customers: 40 new, 0 changed, 0 unchanged.") });
  expect(first.said).toContain("Repeated rows, skipped (1):\n  line 13: the same customer as line 12");
  expect(first.bars.at(-2)).toContain("100%");
  expect(await run("--organization", partner, join(samples, "Customers.csv"))).toMatchObject({
    code: 0,
    said: expect.stringContaining("Customers: 0 new, 0 changed, 40 unchanged."),
  });
  expect(await storedCustomers()).toHaveLength(40);
});

it.each([
  [{ PARTNER_IDS: "4911112" }, "Note: No manager is set"],
  [{ PARTNER_IDS: "4911112", BOT_MANAGERS: "Ada" }, "Note: Entry 1 in BOT_MANAGERS is neither"],
  [{ BOT_MANAGERS: "ada@contoso.com" }, "Note: No Partner ID is set"],
  [{ BOT_MANAGERS: "ada@contoso.com", PARTNER_IDS: "ours" }, "PARTNER_IDS is not a Partner ID"],
])("says with %j what keeps people from working, and where it stored", async (env, note) => {
  const { code, said } = await runIn(env, "--organization", partner, join(samples, "Customers.csv"));
  expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining(note) });
  expect(said).toContain(`Store: file:${join(folder, "data")}`);
});

it("stores nothing in a dry run", async () => {
  const { code, said } = await run("--organization", partner, "--dry-run", join(samples, "Customers.csv"));
  expect(code).toBe(0);
  expect(said).toContain(
    "Dry run: 41 rows read, nothing changed. Without --dry-run this would happen:\nCustomers: 40 would be new, 0 would change",
  );
  expect(existsSync(join(folder, "data"))).toBe(false);
});

/** Every file of the data folder with its contents. */
const filesOf = async () => {
  const names = await readdir(join(folder, "data"), { recursive: true, withFileTypes: true });
  const files = names.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  return new Map(await Promise.all(files.map(async (path) => [path, await readFile(path, "utf8")] as const)));
};

it("looks only, in a dry run, while the bot has the folder: it compares, and leaves what is damaged where it is", async () => {
  await run("--organization", partner, join(samples, "Customers.csv"));
  await run("--organization", partner, join(samples, "AzureUsage.csv"));
  await writeFile(join(folder, "data", partner, "customers", "broken.json"), "{");
  const store = await openFileStore(join(folder, "data"));
  const before = await filesOf();
  const dry = await run("--organization", partner, "--dry-run", join(samples, "Customers.csv"));
  const after = await filesOf();
  await store.close();
  expect(dry).toMatchObject({ code: 0, said: expect.stringContaining("0 would be new, 0 would change") });
  expect(dry.said).toContain("customers/broken.json cannot be read");
  expect(after).toEqual(before);
});

it("undoes an import that it told how to undo, once", async () => {
  const { said } = await run("--organization", partner, join(samples, "Customers.csv"));
  const id = /--undo (\S+)$/.exec(said)?.[1] ?? "";
  expect(await run("--organization", partner, "--undo", id)).toMatchObject({
    code: 0,
    said: expect.stringContaining("Put back: 40 customers."),
  });
  expect(await storedCustomers()).toEqual([]);
  const again = await run("--organization", partner, "--undo", id);
  expect(again).toMatchObject({ code: 1, said: expect.stringContaining("Nothing was changed.") });
  const both = await run("--organization", partner, "--undo", id, join(samples, "Customers.csv"));
  expect(both.said).toContain("--undo takes no file and no other option.");
});

it("offboards who is missing and moves who moved when told so, and only says it in a dry run", async () => {
  const row = (id: number, name: string) => `9b58ba8d-c498-46e7-b648-00000000000${id},${name},${name}.example,None`;
  const path = join(folder, "list.csv");
  const list = (...rows: string[]) =>
    writeFile(path, ["Microsoft ID,Company name,Primary domain name,Relationship", ...rows].join("\n"));
  const names = ["Ash", "Birch", "Cedar", "Dill", "Elm"].map((name, place) => row(place, name));
  await list(...names);
  await run("--organization", partner, path);
  await list(...names.slice(2), row(9, "Ash"));
  const told = ["--organization", partner, "--whole", "--moved", "same", "--offboard-missing", path];
  const dry = await run(...told, "--dry-run");
  expect(dry.said).toContain("Would move Ash from 9b58ba8d-c498-46e7-b648-000000000000 to");
  expect(dry.said).toContain("Would offboard Birch, 9b58ba8d-c498-46e7-b648-000000000001.");
  expect((await storedCustomers()).map(({ lifecycle }) => lifecycle)).not.toContain("offboarded");
  // Off unless told: the moved one is only named.
  expect((await run("--organization", partner, "--whole", path)).said).not.toContain("Offboarded");
  const done = await run(...told);
  expect(done.said).toContain("Moved Ash from");
  expect(done.said).toContain("Offboarded Birch");
  const gone = (await storedCustomers()).filter(({ lifecycle }) => lifecycle === "offboarded");
  expect(gone.map(({ name }) => name).toSorted()).toEqual(["Ash", "Birch"]);
  await list(row(3, "Dill"));
  for (const dryRun of [["--dry-run"], []]) {
    const { code, said } = await run("--organization", partner, "--offboard-missing", ...dryRun, path);
    expect({ code, said }).toEqual({
      code: 0,
      said: expect.stringContaining("read as part of the list. If it has every"),
    });
  }
  await writeFile(path, "Microsoft ID,Company name,Owner\n9b58ba8d-c498-46e7-b648-000000000003,Dill,ada@contoso.com");
  const owners = await run("--organization", partner, "--offboard-missing", path);
  expect(owners.said).toContain("nobody is offboarded, since this list cannot tell who is missing");
  const azure = join(samples, "AzureUsage.csv");
  expect(await run("--organization", partner, "--offboard-missing", azure)).toMatchObject({ code: 1 });
});

it("names refused lines and applies the others", async () => {
  const path = join(folder, "some.csv");
  await writeFile(
    path,
    `Microsoft ID;Company name;Relationship\nnot-an-id;Contoso;\n9b58ba8d-c498-46e7-b648-245edafa3a38;Fabrikam;\n`,
  );
  const { code, said } = await run("--organization", partner, path);
  expect(code).toBe(0);
  expect(said).toContain(
    "Rows I couldn't use; everything else was imported (1):\n  Line 2: The Microsoft ID “not-an-id” is not a GUID.",
  );
  expect(await storedCustomers()).toMatchObject([{ name: "Fabrikam" }]);
});

it("refuses a file that is no export as a whole", async () => {
  const path = join(folder, "some.csv");
  await writeFile(path, "Date,Amount\n2026-01-01,5\n");
  const { code, said } = await run("--organization", partner, path);
  expect({ code, said }).toEqual({
    code: 1,
    said: expect.stringContaining("nothing was changed: No known Partner Center export"),
  });
});

it("says to use the chat while the bot has the data folder", async () => {
  const store = await openFileStore(join(folder, "data"));
  const { code, said } = await run("--organization", partner, join(samples, "Customers.csv"));
  await store.close();
  expect({ code, said }).toEqual({
    code: 1,
    said: expect.stringMatching(/in use by process[^]*send the file to it in your personal chat/),
  });
});

it("loads a claims export whose columns are called otherwise", async () => {
  await run("--organization", partner, join(samples, "Customers.csv"));
  const path = join(folder, "claims.csv");
  await writeFile(path, "Nr;Kunde;Produkt;Zustand\nC1;9b58ba8d-c498-46e7-b648-245edafa3a38;Exchange;Approved\n");
  const told = ["claimId=Nr", "tenant=Kunde", "workload=Produkt", "status=Zustand"].flatMap((one) => ["--column", one]);
  expect(await run("--organization", partner, ...told, path)).toMatchObject({
    code: 0,
    said: expect.stringContaining("Contoso Ltd., exchange: Approved, claim C1"),
  });
});

it.each([
  ["no organization", ["file.csv"], "--organization must be"],
  ["an organization that is no GUID", ["--organization", "contoso", "file.csv"], "--organization must be"],
  ["no file", ["--organization", partner], "Name one file"],
  ["two files", ["--organization", partner, "a.csv", "b.csv"], "Name one file"],
  ["an unknown option", ["--organization", partner, "--force", "a.csv"], "--force"],
  ["an unknown kind", ["--organization", partner, "--kind", "toString", "a.csv"], "--kind must be one of"],
  ["a column that is none", ["--organization", partner, "--column", "colour=Red", "a.csv"], "--column must be"],
  [
    "columns of another kind",
    ["--organization", partner, "--kind", "customers", "--column", "status=S", "a.csv"],
    "--column must be",
  ],
  ["an encoding that is none", ["--organization", partner, "--encoding", "latin-99", "a.csv"], "--encoding: latin-99"],
  ["both of part and whole", ["--organization", partner, "--partial", "--whole", "a.csv"], "not both"],
  ["an order that is none", ["--organization", partner, "--dates", "swedish", "a.csv"], "--dates must be"],
  ["a customer that is no GUID", ["--organization", partner, "--customer", "Contoso", "a.csv"], "--customer must be"],
  ["a file that is not there", ["--organization", partner, "a.csv"], "There is no file a.csv"],
])("explains itself when given %s", async (_, args, words) => {
  expect(await run(...args)).toMatchObject({ code: 1, said: expect.stringContaining(words) });
});
