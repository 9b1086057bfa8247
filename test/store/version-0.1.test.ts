/** A store that version 0.1 left behind, on files and in PostgreSQL: nothing of it is lost, and the bot goes on with it. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { query } from "../../src/dev/bench/postgres-server.ts";
import type { Customer } from "../../src/domain/customer/customer.ts";
import type { Entry } from "../../src/store/documents/organization.ts";
import { openStore } from "../../src/store/open.ts";
import { aPlace } from "../postgres.ts";
import { wordsOf } from "../teams/cards.ts";
import { startBot } from "../teams/harness.ts";
import { aClock } from "../clock.ts";
import { alex, megan, tenant } from "../teams/people.ts";

const left = join(import.meta.dirname, "../samples/stores/0.1");
/** When its last process stopped: a Tuesday, 11:00 in Amsterdam. */
const stopped = "2026-11-10T10:00:00.000Z";

type Stored = { collection: string; id: string; doc: Record<string, unknown> };

/** A copy of what was left, and the texts of its documents. */
async function onFiles() {
  const folder = mkdtempSync(join(tmpdir(), "version-0.1-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(join(left, "files"), folder, { recursive: true });
  const texts = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.name.endsWith(".json") && !entry.parentPath.includes(".damaged"))
      .map((entry) => ({
        collection: basename(entry.parentPath),
        text: readFileSync(join(entry.parentPath, entry.name), "utf8"),
      }));
  return { setting: `file:${folder}`, texts: async () => texts() };
}

async function inPostgres() {
  const setting = await aPlace();
  await query(setting, readFileSync(join(left, "postgres.sql"), "utf8"));
  const texts = async () =>
    (await query(setting, "select kind, body from association_documents where body is not null")).map((row) => ({
      collection: String(row["kind"]),
      text: String(row["body"]),
    }));
  return { setting, texts };
}

/** Documents by what they are called. `pace` and what was heard are of no use after the process has ended. */
function named(documents: readonly Stored[]) {
  const lasting = documents.filter(({ collection }) => !["pace", "heard"].includes(collection));
  return new Map(lasting.map(({ collection, id, doc }) => [`${collection}/${id}`, doc]));
}

describe.each([
  ["on files", onFiles],
  ["in PostgreSQL", inPostgres],
])("a store of version 0.1 %s", (_, leave) => {
  it("opens with every field of every document, and says what was set aside already", async () => {
    const { setting, texts } = await leave();
    const written = (await texts()).map(({ collection, text }) => ({ ...(JSON.parse(text) as Stored), collection }));
    expect(new Set(written.map(({ collection }) => collection)).size).toBeGreaterThanOrEqual(6);
    const store = await openStore(setting);
    const opened: Entry[] = [];
    for await (const entry of store.entries()) opened.push(entry);
    const damaged = store.damaged();
    await store.close();
    const before = named(written);
    const after = named(opened);
    expect([...after.keys()].toSorted()).toEqual([...before.keys()].toSorted());
    for (const [name, doc] of before) expect(after.get(name), name).toMatchObject(doc);
    expect(damaged).toMatchObject([{ collection: "customers", id: "damaged", because: "It is not JSON." }]);
  });

  it("changes no document that nobody changed", async () => {
    const { setting, texts } = await leave();
    const sorted = async () => (await texts()).map(({ text }) => text).toSorted();
    const before = await sorted();
    const store = await openStore(setting);
    for await (const { id } of store.entries()) expect(id).not.toBe("");
    await store.organization(tenant).people.update(megan.id, (doc) => ({ doc: doc && { ...doc, zone: "Etc/UTC" } }));
    await store.close();
    const after = await sorted();
    expect(after).toHaveLength(before.length);
    expect(after.filter((text) => !before.includes(text))).toEqual([expect.stringContaining('"zone":"Etc/UTC"')]);
  });

  it("shows the same customers with what is known of them, and says nothing a second time", async () => {
    const { setting, texts } = await leave();
    const customers = (await texts())
      .filter(({ collection, text }) => collection === "customers" && !text.includes("日本"))
      .map(({ text }) => (JSON.parse(text) as { doc: Customer }).doc);
    expect(customers).toHaveLength(12);
    const clock = aClock(stopped);
    const bot = await startBot({ store: setting }, { now: clock.now });
    await bot.tick();
    await bot.tick();
    expect(bot.connector.take()).toEqual([]);
    const says = async (words: string) => {
      const said = await bot.as(alex).says(words);
      return said.map(({ card }) => wordsOf(card)).join("\n");
    };
    const gaps = `${await says("gaps")}\n${await says("gaps page 2")}`;
    for (const { name, lifecycle } of customers) if (lifecycle !== "paused") expect(gaps).toContain(name);
    for (const { name, claims, subscriptions, identities, history } of customers) {
      const card = await says(`show ${name}`);
      expect(card).toContain(name);
      for (const { name: known, id } of subscriptions) expect(card).toContain(known ?? id.slice(-4));
      for (const { label } of identities) expect(card).toContain(label);
      expect(claims.length + history.length, name).toBeGreaterThan(0);
    }
    expect(await says("show contoso")).toContain("Megan Bowen");
    expect(await says("deliveries")).toMatch(/Megan Bowen/);
    expect(await says("settings")).toContain("Europe/Amsterdam");
    expect(await says("history")).toContain("Contoso");
    expect(bot.log.filter(({ level }) => level === "error")).toMatchObject([{ facts: { id: "damaged" } }]);
  });
});
