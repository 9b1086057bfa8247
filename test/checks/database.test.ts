/** PostgreSQL as the doctor sees it. */
import { describe, expect, it } from "vitest";
import { inspectStore, judgeServer } from "../../src/checks/store.ts";
import { openStore } from "../../src/store/open.ts";
import { query } from "../../src/dev/bench/postgres-server.ts";
import { aPlace } from "../postgres.ts";
import { tenant } from "../teams/people.ts";

const look = async (setting: string) =>
  (await inspectStore({ setting, password: undefined, now: Date.now })).findings.map(
    ({ check, outcome, found, todo }) => `${outcome} ${check}: ${found} ${todo ?? ""}`,
  );

it("is written to and read while the bot uses it", async () => {
  const place = await aPlace();
  const store = await openStore(place);
  await store.organization(tenant).people.update("a", () => ({ doc: { id: "a", name: "Alex" } }));
  expect(await look(place)).toEqual([
    expect.stringMatching(/^good store: The store postgres:\/\/\S+ can be written, in \d+ ms\./),
    expect.stringMatching(/^good store-server: PostgreSQL \d+, tables of version \d+\./),
    "good store-documents: 1 documents, all of them readable. ",
    "good clock: The clock agrees with the database. ",
  ]);
  await query(place, "update association_documents set body = '{'");
  expect(await look(place)).toContainEqual(
    expect.stringMatching(/^fault store-documents: 1 of 1 documents cannot be read\. .* association_damaged/),
  );
  await store.close();
});

describe("it says what to do when", () => {
  it.each<[string, (address: URL) => void, RegExp]>([
    ["nothing answers there", (address) => (address.port = "9"), /host and port in STORE/],
    [
      "the name is not known",
      (address) => (address.hostname = "nowhere.invalid"),
      /The server's name can't be resolved/,
    ],
    ["the database is not there", (address) => (address.pathname = "/nothing"), /Create the database/],
    ["the server has no TLS", (address) => (address.search = "?sslmode=verify-full"), /^fault store/],
  ])("%s", async (_, change, words) => {
    const address = new URL(await aPlace());
    change(address);
    expect(await look(address.href)).toEqual([expect.stringMatching(words)]);
  });

  it("a newer release has set it up", async () => {
    const place = await aPlace();
    await (await openStore(place)).close();
    await query(place, "update association_tables set version = 99");
    expect(await look(place)).toEqual([
      expect.stringMatching(/^fault store: .*A newer release has set up this database/),
    ]);
  });
});

describe("a server", () => {
  const well = { version: 170_005, tables: 1, ssl: true, most: 50, used: 10, now: 0, creates: true, damaged: 0 };

  it.each<[string, Partial<typeof well>, string, string[]]>([
    ["where all is well", {}, "x.postgres.database.azure.com", []],
    ["elsewhere without encryption", { ssl: false }, "db", ["The connection to the database is not encrypted."]],
    ["here without encryption", { ssl: false }, "127.0.0.1", []],
    [
      "that lets no tables be made",
      { creates: false },
      "db",
      ["The bot may not make tables: a later release may have to."],
    ],
    [
      "that is nearly full",
      { used: 41 },
      "db",
      ["41 of 50 connections are in use, and one instance of the bot takes up to 10."],
    ],
  ])("%s", (_, facts, host, warnings) => {
    const [first, ...more] = judgeServer({ ...well, ...facts }, host);
    expect(first?.found).toBe("PostgreSQL 17, tables of version 1.");
    expect(more.map(({ outcome, found }) => `${outcome} ${found}`)).toEqual(warnings.map((line) => `warning ${line}`));
  });
});
