/** An import taken back: what nobody changed since is as it was. */
import { beforeEach, expect, it } from "vitest";
import { lastImport, mostKept, recordImport, undoImport } from "../../../src/app/imports/undo.ts";
import { importReport } from "../../../src/app/imports/imports.ts";
import type { ImportOptions } from "../../../src/app/imports/steps.ts";
import { forgetCustomer, forgetPerson } from "../../../src/app/organization/forget.ts";
import { prune } from "../../../src/app/organization/retention.ts";
import type { Organization } from "../../../src/app/ports.ts";
import { saveAnswers } from "../../../src/domain/customer/checklist.ts";
import type { Customer } from "../../../src/domain/customer/customer.ts";
import { fingerprint } from "../../../src/domain/customer/fingerprint.ts";
import type { CanUndo } from "../../../src/domain/imports/undo.ts";
import type { Source } from "../../../src/reports/csv/csv.ts";
import { openFileStore } from "../../../src/store/files/files.ts";
import { aCustomer } from "../../domain/customers.ts";
import { inPieces } from "../../reports/files.ts";
import { aMemoryStore } from "../../memory.ts";
import { customer, load, opened, options } from "./samples.ts";
import { aFileStore, aFolder } from "../../folder.ts";

const partner = "11111111-1111-4111-8111-111111111111";
const imported = "2026-11-23T08:00:00.000Z";
const later = "2026-11-23T09:00:00.000Z";
const anotherDay = "2026-11-24T08:00:00.001Z";
const manager = { id: "ada", name: "Ada", manager: true };
const nudge = () => undefined;
const rosa = { by: "rosa", now: later };

let organization: Organization;

beforeEach(() => {
  organization = aMemoryStore().organization(partner);
});

async function recorded(name: string | Source, more: Partial<ImportOptions> = {}): Promise<CanUndo | undefined> {
  const done = await importReport(organization, await opened(name), { ...options, ...more, id: "the import" });
  return done.outcome === "imported" ? done.undo : undefined;
}

async function undoable(name: string | Source, more: Partial<ImportOptions> = {}): Promise<string> {
  const undo = await recorded(name, more);
  if (undo?.outcome !== "kept") throw new Error(`${String(name)}: ${undo?.outcome}`);
  return undo.import;
}

const withoutHistory = async () =>
  (await organization.customers.list()).map(({ history: _history, checklist, ...one }) => ({
    ...one,
    checklist: { ...checklist, revision: "counts up" },
  }));

const change = (id: string, how: (one: Customer) => Customer) =>
  organization.customers.update(id, (one) => ({ doc: one && how(one) }));

it.each<[string, Partial<ImportOptions>]>([
  ["azure-september-gone.csv", {}],
  ["azure-september-moved-closed.csv", {}],
  ["cpor-september.csv", {}],
  ["earnings-october.csv", {}],
  ["ineligible-october.csv", {}],
  ["gdap.csv", {}],
  ["customers-five.csv", { extent: "whole", promptId: "asked" }],
])("puts back all that %s changed, and the note of its import, with an entry in the history", async (name, more) => {
  for (const earlier of ["customers.csv", "azure-july.csv", "cpor-july.csv"]) await load(organization, earlier);
  const before = await withoutHistory();
  const entries = new Map((await organization.customers.list()).map(({ id, history }) => [id, history.length]));
  const { imports } = (await organization.settings.get("settings")) ?? {};
  const id = await undoable(name, more);
  expect(await withoutHistory()).not.toEqual(before);
  expect(await undoImport(organization, id, rosa)).toMatchObject({ outcome: "undone", left: [] });
  expect(await withoutHistory()).toEqual(before);
  expect((await organization.settings.get("settings"))?.imports).toEqual(imports);
  const changed = (await organization.customers.list()).filter(
    ({ id: one, history }) => history.length > (entries.get(one) ?? 0),
  );
  expect(changed.length).toBeGreaterThan(0);
  for (const { history } of changed) expect(history.at(-1)).toMatchObject({ what: "import undone", by: "rosa" });
  expect(await undoImport(organization, id, rosa)).toEqual({ outcome: "not-kept" });
  expect(await organization.imports.list()).toEqual([]);
});

it.each([
  ["customers.csv", []],
  ["cpor-september.csv", ["customers.csv", "cpor-july.csv"]],
  ["azure-september-gone.csv", ["customers.csv", "azure-july.csv"]],
])("puts back what %s changed where the release before recorded it", async (name, earlier) => {
  for (const one of earlier) await load(organization, one);
  const before = await withoutHistory();
  const id = await undoable(name);
  const partsOf = ({ id: _id, history: _h, undoable: _u, ...fields }: Customer): Map<string, unknown> => {
    const { owner: _o, ownerSince: _s, lifecycle: _l, onboarding: _b, checklist, ...others } = fields;
    const parts = Object.entries(others).flatMap(([field, value]): [string, unknown][] =>
      field === "usage"
        ? (value as { month: string }[]).map((one) => [`${field}/${one.month}`, one])
        : ["claims", "subscriptions", "identities"].includes(field)
          ? (value as { id: string }[]).map((one) => [`${field}/${one.id}`, one])
          : [[field, value]],
    );
    const { id: prompt, to, closed } = checklist.prompt ?? {};
    const duties = Object.fromEntries(
      Object.entries(fields).filter(([field]) => ["owner", "ownerSince", "lifecycle", "onboarding"].includes(field)),
    );
    return new Map([...parts, ["duties", [duties, checklist.answers, prompt, to, closed]]]);
  };
  const now = new Map((await organization.customers.list()).map((one) => [one.id, partsOf(one)]));
  await organization.imports.update(id, (record) => ({
    doc: record && {
      ...record,
      changes: record.changes.map((one) => {
        const parts = now.get(one.id) ?? new Map<string, unknown>();
        if ("added" in one) return { ...one, added: fingerprint([...parts]) };
        const marks = Object.entries(one.parts).map(([part, changed]) => [
          part,
          part.includes("/") ? { ...changed, became: fingerprint(parts.get(part)) } : changed,
        ]);
        return { ...one, parts: Object.fromEntries(marks) as typeof one.parts };
      }),
    },
  }));
  expect(await undoImport(organization, id, rosa)).toMatchObject({ outcome: "undone", left: [] });
  expect(await withoutHistory()).toEqual(before);
});

it("removes customers that the import added, but not one that somebody changed since, and says who did", async () => {
  const id = await undoable("customers.csv");
  await change(customer(1), (one) => ({
    ...one,
    lifecycle: "paused",
    history: [...one.history, { at: later, by: "bo", what: "lifecycle set" }],
  }));
  const left = [{ customer: customer(1), name: "Brightwater Dental", parts: [], by: "bo", at: later }];
  expect(await undoImport(organization, id, rosa)).toEqual({ outcome: "undone", customers: 5, left });
  expect((await organization.customers.list()).map((one) => one.id)).toEqual([customer(1)]);
  const settings = await organization.settings.get("settings");
  expect(settings?.imports).toEqual({});
  expect(settings?.history).toEqual([
    {
      at: later,
      by: "rosa",
      what: "import undone, customers removed",
      from: [2, 3, 4, 5, 6].map(customer).join(", "),
    },
  ]);
});

it("leaves one subscription alone that somebody changed since, and an answer that was given, and puts back the rest", async () => {
  for (const earlier of ["customers.csv", "azure-july.csv"]) await load(organization, earlier);
  const before = await organization.customers.get(customer(1));
  const id = await undoable("azure-september-gone.csv");
  const after = await organization.customers.get(customer(1));
  const touched = after?.subscriptions.find((one) => one !== before?.subscriptions.find((was) => was.id === one.id));
  if (before === undefined || after === undefined || touched === undefined) throw new Error("nothing changed");
  await change(customer(1), (one) => ({
    ...one,
    subscriptions: one.subscriptions.map((each) => (each.id === touched.id ? { ...each, access: "lighthouse" } : each)),
  }));
  const actor = { id: "bo", name: "Bo", manager: true };
  await change(
    customer(1),
    (one) => saveAnswers(one, { answers: { pal: "no" }, revision: one.checklist.revision, by: actor }, later).doc,
  );
  expect(await undoImport(organization, id, rosa)).toMatchObject({
    left: [{ customer: customer(1), parts: [`subscriptions/${touched.id}`], by: "bo" }],
  });
  const now = await organization.customers.get(customer(1));
  expect(now?.subscriptions.find((one) => one.id === touched.id)).toEqual({ ...touched, access: "lighthouse" });
  const others = (one: Customer | undefined) => one?.subscriptions.filter(({ id: each }) => each !== touched.id);
  expect(others(now)).toEqual(others(before));
  expect(now?.usage).toEqual(before.usage);
  expect(now?.checklist.answers.pal?.says).toBe("no");
});

it("takes an owner back whom the list set, so that a card the list sent is out of date", async () => {
  await load(organization, () =>
    inPieces(Buffer.from(`Microsoft ID,Company name,Relationship\n${customer(2)},Cedar,None`)),
  );
  const id = await undoable("customers-five.csv", { promptId: "asked" });
  const asked = await organization.customers.get(customer(2));
  expect(asked).toMatchObject({ owner: "rosa@partner.example", checklist: { prompt: { id: "asked" } } });
  // That they were reminded is no change of what the list said.
  const { checklist } = asked ?? aCustomer();
  const { prompt } = checklist;
  if (prompt === undefined) throw new Error("nobody was asked");
  await change(customer(2), (one) => ({
    ...one,
    checklist: { ...checklist, prompt: { ...prompt, reminded: [later] } },
  }));
  await undoImport(organization, id, rosa);
  const back = await organization.customers.get(customer(2));
  expect(back?.owner).toBeUndefined();
  expect(back?.checklist.prompt).toBeUndefined();
  expect(back?.checklist.revision).toBeGreaterThan(checklist.revision);
});

const listing = (...rows: readonly string[]) =>
  inPieces(
    Buffer.from(
      `Microsoft ID,Company name,Owner,Relationship\n${rows.map((row) => `${customer(0).slice(0, -1)}${row},None\n`).join("")}`,
    ),
  );

const listOf = (...numbers: readonly number[]) =>
  opened(() =>
    inPieces(
      Buffer.from(
        `Microsoft ID,Company name,Relationship,Owner\n${numbers
          .map((number) => `${customer(number)},Customer ${number},None,rosa@partner.example\n`)
          .join("")}`,
      ),
    ),
  );

it.each<[string, readonly number[], "whole" | "part", readonly number[]]>([
  ["for the whole list that it took for a part", [1, 2, 9], "whole", [3, 4, 5, 6]],
  ["for a part that it took for the whole list", [1, 2, 3, 4, 5, 9], "part", []],
])("takes a file %s, asks no owner twice, and undoes both as one", async (_, numbers, extent, missing) => {
  await load(organization, "customers.csv");
  const before = await withoutHistory();
  const loaded = await importReport(organization, await listOf(...numbers), {
    ...options,
    id: "first",
    promptId: "asked",
  });
  if (loaded.outcome !== "imported" || loaded.summary.kind !== "customers") throw new Error(loaded.outcome);
  expect(loaded.summary.compared).toMatchObject({ extent: extent === "whole" ? "part" : "whole", said: false });
  const duties = async () =>
    (await organization.customers.list()).map(({ id, owner, ownerSince, checklist }) => ({
      id,
      owner,
      ownerSince,
      checklist,
    }));
  const asked = await duties();
  const retaken = await importReport(organization, await listOf(...numbers), {
    ...options,
    now: later,
    id: "second",
    promptId: "asked again",
    extent,
    retake: { first: loaded.summary, record: "first" },
  });
  expect(retaken).toMatchObject({
    summary: { new: 1, assigned: loaded.summary.assigned, compared: { extent, said: true } },
    undo: { outcome: "kept", import: "second" },
  });
  expect(await duties()).toEqual(asked);
  const unlisted = (await organization.customers.list()).filter((one) => one.unlisted !== undefined);
  expect(unlisted.map(({ id }) => id)).toEqual(missing.map(customer));
  expect(await undoImport(organization, "second", rosa)).toMatchObject({ outcome: "undone", left: [] });
  expect(await withoutHistory()).toEqual(before);
  expect(await organization.imports.list()).toEqual([]);
});

it("undoes two imports, the later one first", async () => {
  await load(organization, "customers.csv");
  const before = await withoutHistory();
  const first = await undoable("azure-july.csv");
  const done = await importReport(organization, await opened("azure-september-gone.csv"), {
    ...options,
    id: "another",
  });
  expect(done).toMatchObject({ undo: { outcome: "kept", import: "another" } });
  expect(await undoImport(organization, "another", rosa)).toMatchObject({ left: [] });
  expect(await undoImport(organization, first, rosa)).toMatchObject({ left: [] });
  expect(await withoutHistory()).toEqual(before);
});

it("has nothing to put back of a dry run, nor of a file that changes nothing", async () => {
  expect(await recorded("customers.csv", { dryRun: true })).toBeUndefined();
  await load(organization, "customers.csv");
  expect(await recorded("customers.csv")).toEqual({ outcome: "nothing-changed" });
  expect(await organization.imports.list()).toEqual([]);
});

it("can be undone after a restart, for a day, and then keeps nothing of it", async () => {
  const folder = await aFolder();
  const first = await openFileStore(folder);
  organization = first.organization(partner);
  await undoable("customers.csv");
  await load(organization, "azure-july.csv");
  await first.close();
  const second = await aFileStore(folder);
  organization = second.organization(partner);
  const undone = await undoImport(organization, "the import", { by: "rosa", now: "2026-11-24T08:00:00.000Z" });
  // The report that came in between is about five of them.
  expect(undone).toMatchObject({ outcome: "undone" });
  expect((await organization.customers.list()).length).toBe(undone.outcome === "not-kept" ? 0 : undone.left.length);
  await undoable("customers.csv");
  expect(await undoImport(organization, "the import", { by: "rosa", now: anotherDay })).toEqual({
    outcome: "not-kept",
  });
  expect(await organization.imports.list()).toEqual([]);
});

/** Records an import that changed so many customers, each with a megabyte of tags before. */
async function recordLarge(id: string, customers: number, more: { room: number; now?: string }): Promise<CanUndo> {
  const recorder = await recordImport(organization, { id, by: "rosa", now: imported, of: "customers", ...more });
  for (let one = 1; one <= customers; one += 1) {
    const before = aCustomer({ id: customer(one), tags: ["x".repeat(megabyte)] });
    const after = { ...before, tags: [] };
    await organization.customers.update(customer(one), () => ({ doc: after }));
    await recorder.add({ before, after });
  }
  return recorder.finish();
}

const megabyte = 1024 * 1024;
const idsKept = async () => (await organization.imports.list()).map(({ id }) => id.slice(0, 1)).toSorted();

it("is kept in several records when it is large, and not at all when it is too large", async () => {
  const undo = await recordLarge("large", 6, { room: 7 * megabyte });
  expect(undo).toMatchObject({ outcome: "kept", gaveWay: 0 });
  expect((await organization.imports.list()).length).toBeGreaterThan(2);
  expect(await undoImport(organization, undo.outcome === "kept" ? undo.import : "", rosa)).toMatchObject({
    customers: 6,
  });
  expect((await organization.customers.get(customer(6)))?.tags[0]?.length).toBe(megabyte);
  expect(await organization.imports.list()).toEqual([]);
  expect(await recordLarge("too large", 8, { room: 7 * megabyte })).toEqual({ outcome: "too-much" });
  expect(await organization.imports.list()).toEqual([]);
});

it("lets the oldest imports give way, whole, when there is no room for all, and says how many", async () => {
  const room = 7 * megabyte;
  const at = (hour: number) => `2026-11-23T0${hour}:00:00.000Z`;
  expect(await recordLarge("a", 2, { room, now: at(1) })).toMatchObject({ outcome: "kept", gaveWay: 0 });
  expect(await recordLarge("b", 3, { room, now: at(2) })).toMatchObject({ outcome: "kept", gaveWay: 0 });
  expect(await recordLarge("c", 3, { room, now: at(3) })).toMatchObject({ outcome: "kept", gaveWay: 1 });
  expect(new Set(await idsKept())).toEqual(new Set(["b", "c"]));
});

it("has room for usage of 50,000 customers with three subscriptions each", async () => {
  const room = mostKept / 50;
  const recorder = await recordImport(organization, { id: "usage", by: "rosa", now: imported, of: "azureUsage", room });
  const month = (day: string) => ({ month: day, consumes: true, adminTypes: ["Owner"], partnerIds: ["4911112"] });
  for (let number = 0; number < 1_000; number += 1) {
    const id = `${String(number).padStart(8, "0")}-0000-4000-8000-000000000000`;
    const of = (day: string): Customer =>
      aCustomer({
        id,
        subscriptions: [1, 2, 3].map((one) => ({
          id: `${String(number).padStart(8, "0")}-0000-4000-8000-00000000000${one}`,
          name: "Production",
          scope: { is: "in" as const },
          soldByUsCsp: false,
          access: "guest" as const,
          since: "2026-06-01",
          seen: { ...month(day), attributed: true },
        })),
        usage: [{ month: day, acrUsd: number }],
      });
    await recorder.add({ before: of("2026-09-01"), after: of("2026-10-01") });
  }
  expect(await recorder.finish()).toMatchObject({ outcome: "kept" });
});

it("keeps nothing of an import during which a person was forgotten, and the rest when a customer was", async () => {
  await load(organization, "customers.csv");
  const one = (await organization.customers.get(customer(1))) ?? aCustomer();
  const other = (await organization.customers.get(customer(2))) ?? aCustomer();
  const large = "x".repeat(300 * 1024);
  const change = (after: Customer, tag: string) => ({
    before: { ...after, owner: "rosa@partner.example", tags: [tag] },
    after,
  });
  const recording = async (forget: () => Promise<unknown>) => {
    const recorder = await recordImport(organization, { id: "the import", by: "bo", now: imported, of: "customers" });
    await recorder.add(change(one, large));
    await recorder.add(change(other, large));
    await forget();
    // What was gathered before, and what comes after, is written once it is forgotten.
    await recorder.add(change(one, large));
    await recorder.add(change(other, ""));
    return await recorder.finish();
  };
  expect(
    await recording(() =>
      forgetCustomer({ ...forgetting, nudge }, organization, { customer: customer(1), by: manager }),
    ),
  ).toMatchObject({ outcome: "kept" });
  const kept = await organization.imports.list();
  expect(new Set(kept.flatMap(({ changes }) => changes.map(({ id }) => id)))).toEqual(new Set([customer(2)]));
  expect(
    await recording(() => forgetPerson(forgetting, organization, { person: "rosa@partner.example", by: manager })),
  ).toEqual({ outcome: "forgotten" });
  expect(await organization.imports.list()).toEqual([]);
});

const forgetting = { now: () => later, newId: () => "key", setup: { managers: [] } } as unknown as Parameters<
  typeof forgetPerson
>[0];

it("names nobody who was forgotten, when an import that was dying wrote its record after that", async () => {
  await undoable("customers.csv");
  const [record] = await organization.imports.list();
  if (record === undefined) throw new Error("nothing was kept");
  await forgetPerson(forgetting, organization, { person: "rosa@partner.example", by: manager });
  const again = () => organization.imports.update(record.id, () => ({ doc: record }));
  await again();
  expect(await lastImport(organization, later)).toBeUndefined();
  expect(await organization.imports.list()).toEqual([]);
  await again();
  expect(await undoImport(organization, record.id, rosa)).toEqual({ outcome: "not-kept" });
  await again();
  await prune(
    { now: () => later, setup: { digest: { zone: "Etc/UTC" } } } as Parameters<typeof prune>[0],
    organization,
  );
  expect(await organization.imports.list()).toEqual([]);
});

it("brings nobody back who is forgotten while an import is undone", async () => {
  await load(organization, "customers.csv");
  await change(customer(2), (one) => ({ ...one, owner: "rosa@partner.example" }));
  const id = await undoable(() => listing("2,Cedar & Sons,bo@partner.example"));
  const { customers } = organization;
  let forgotten: Promise<unknown> | undefined;
  const slow: Organization = {
    ...organization,
    customers: {
      ...customers,
      async update(which, how) {
        // Undoing has read its record, and is about to write; somebody is forgotten in that moment.
        forgotten ??= forgetPerson(forgetting, organization, { person: "rosa@partner.example", by: manager });
        await forgotten;
        return await customers.update(which, how);
      },
    },
  };
  expect(await undoImport(slow, id, rosa)).toMatchObject({ outcome: "stopped", customers: 0 });
  expect(JSON.stringify(await customers.list())).not.toContain("rosa@");
});

it("is gone with the first run of the schedule after a day, though that day's clean-up was done", async () => {
  await undoable("customers.csv");
  const world = (now: string) =>
    ({ now: () => now, setup: { digest: { zone: "Etc/UTC" } } }) as Parameters<typeof prune>[0];
  await prune(world(later), organization);
  expect(await organization.imports.list()).toHaveLength(1);
  await prune(world("2026-11-24T00:10:00.000Z"), organization);
  expect(await organization.imports.list()).toHaveLength(1);
  expect(await prune(world(anotherDay), organization)).toBeUndefined();
  expect(await organization.imports.list()).toEqual([]);
});
