import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Writable } from "node:stream";
import { beforeEach, expect, it } from "vitest";
import { openFileStore } from "../../src/store/files/files.ts";
import { exportCommand } from "../../src/cli/export.ts";
import { importCommand } from "../../src/cli/import.ts";
import { aFolder } from "../folder.ts";

const partner = "11111111-1111-4111-8111-111111111111";
const samples = join(import.meta.dirname, "../samples/partner-center");

let folder: string;

beforeEach(async () => {
  folder = await aFolder();
});

/** Runs a command as the shell would, and gives back what it said and wrote to the terminal. */
async function run(command: typeof exportCommand | typeof importCommand, ...args: string[]) {
  const said: string[] = [];
  let out = "";
  const code = await command(args, {
    env: {
      STORE: `file:${join(folder, "data")}`,
      PARTNER_IDS: "4911112",
      BOT_MANAGERS: "ada@contoso.com",
      MicrosoftAppPassword: "secret",
    },
    write: (line) => said.push(line),
    complain: (line) => said.push(line),
    out: new Writable({
      write(chunk: Buffer, _, done) {
        out += chunk.toString();
        done();
      },
    }),
  });
  return { code, said: said.join("\n"), out };
}

const store = () => `file:${join(folder, "data")}`;
const imports = (file: string) => run(importCommand, "--organization", partner, file);
const exports = (...args: string[]) => run(exportCommand, "--organization", partner, ...args);

it("writes customers that import finds unchanged, to a file or to the terminal", async () => {
  await imports(join(samples, "Customers.csv"));
  const file = join(folder, "all.csv");
  expect(await exports("customers", file)).toEqual({ code: 0, said: `Wrote ${file}, from ${store()}.`, out: "" });
  expect((await imports(file)).said).toContain("Customers: 0 new, 0 changed, 40 unchanged.");
  const { code, said, out } = await exports("customers");
  expect({ code, said }).toEqual({ code: 0, said: `From ${store()}.` });
  expect(`\uFEFF${out}`).toBe(await readFile(file, "utf16le"));
  expect((await readdir(folder)).toSorted()).toEqual(["all.csv", "data"]);
});

it("writes gaps, deliveries and the history, narrowed down", async () => {
  await imports(join(samples, "Customers.csv"));
  const gaps = await exports("gaps");
  expect(gaps.out.split("\r\n").length).toBeGreaterThan(40);
  expect((await exports("deliveries")).out).toMatch(/^"Key"\t"To"\t/);
  const history = await exports("history", "--customer", "A. Datum", "--since", "2020-01-01", "--person", "system");
  expect(history.out.trim().split("\r\n")).toHaveLength(2);
  expect((await exports("history", "--until", "2020-01-01")).out.trim().split("\r\n")).toHaveLength(1);
});

it("writes the review of a customer as a page", async () => {
  for (const name of ["Customers.csv", "AzureUsage.csv"]) await imports(join(samples, name));
  const file = join(folder, "page.html");
  expect(await exports("review", file, "--customer", "A. Datum")).toMatchObject({
    code: 0,
    said: `Wrote ${file}, from ${store()}.`,
  });
  expect(await readFile(file, "utf8")).toContain("<h1>Review: <bdi>A. Datum Corporation</bdi></h1>");
});

it("leaves no half file behind when it cannot be written", async () => {
  await imports(join(samples, "Customers.csv"));
  // A folder stands where the file is to be.
  const { code, said } = await exports("customers", join(folder, "data"));
  expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining("Nothing was exported") });
  expect(await readdir(folder)).toEqual(["data"]);
});

it("says to ask in the chat while the bot has the data folder", async () => {
  await imports(join(samples, "Customers.csv"));
  const store = await openFileStore(join(folder, "data"));
  const { code, said } = await exports("customers");
  await store.close();
  expect({ code, said }).toEqual({
    code: 1,
    said: expect.stringMatching(/in use by process[^]*in your personal chat/),
  });
});

it.each([
  ["nothing", [], "Name one of gaps, customers, claims, history, deliveries, review"],
  ["something else", ["toString"], "Name one of"],
  ["too much", ["gaps", "a", "b"], "Name one of"],
  ["a day that is none", ["history", "--since", "2026-02-31"], "2026-02-31 is not a day"],
  ["a period for gaps", ["gaps", "--since", "2026-02-01"], "are for history"],
  ["a customer for gaps", ["gaps", "--customer", "x"], "is for history and review"],
  ["a review of nobody", ["review"], "A review is of one customer"],
  ["a customer that is not there", ["review", "--customer", "nobody"], "There is no customer like “nobody”"],
  ["a name of several", ["history", "--customer", "co"], "Several customers match"],
  ["an unknown option", ["gaps", "--force"], "--force"],
])("explains itself when given %s", async (_, args, words) => {
  await imports(join(samples, "Customers.csv"));
  expect(await exports(...args)).toMatchObject({ code: 1, said: expect.stringContaining(words) });
});

it.each([
  ["no organization", ["gaps"], "--organization must be"],
  ["an organization that is not there", ["--organization", partner, "gaps"], `has no organization ${partner}`],
])("explains itself when given %s", async (_, args, words) => {
  expect(await run(exportCommand, ...args)).toMatchObject({ code: 1, said: expect.stringContaining(words) });
});
