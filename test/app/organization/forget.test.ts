import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { undoAdd } from "../../../src/app/customers/add.ts";
import { forgetCustomer, forgetPerson } from "../../../src/app/organization/forget.ts";
import type { Collection, Organization } from "../../../src/app/ports.ts";
import type { Customer } from "../../../src/domain/customer/customer.ts";
import {
  defaultSettings,
  type Delivery,
  type Settings,
  type SourceState,
  type Week,
} from "../../../src/domain/documents.ts";
import type { Person } from "../../../src/domain/people/person.ts";
import { openFileStore } from "../../../src/store/files/files.ts";
import { ada, aCustomer, monday } from "../../domain/customers.ts";
import { aMemoryStore } from "../../memory.ts";
import { aFileStore, aFolder } from "../../folder.ts";

const partner = "11111111-1111-4111-8111-111111111111";
const other = "22222222-1111-4111-8111-111111111111";
const contoso = aCustomer().id;
const fabrikam = "9127c470-89bf-46a2-af31-4fdb43c48bc7";

const megan: Person = {
  id: "5f7f8f9a-1111-4c2d-8a51-000000000001",
  name: "Megan Bowen",
  upn: "megan@partner.example",
  zone: "Europe/Amsterdam",
  chat: { conversation: "a:megans-chat", serviceUrl: "https://smba.example", teamsId: "29:megans-teams-id" },
};
/** Everything that names her, in any place. */
const traces = /5f7f8f9a-1111-4c2d|megan|0000000aadaa/i;

const evidence = { kind: "reported", at: monday, by: megan.id } as const;
const conflict = { evidence: { ...evidence, ref: "told by Megan Bowen" }, says: "megan@partner.example is linked" };

/** A customer in which every field that can name somebody names her. */
const everywhere: Customer = {
  ...aCustomer({
    owner: megan.id,
    deputy: "megan@partner.example",
    tags: ["admin"],
    checklist: {
      revision: 3,
      answers: {
        cpor: { says: "yes", by: megan.id, onBehalfOf: "megan@partner.example", at: monday, note: "Ask Megan  Bowen." },
        pal: { says: "no", by: "ada", at: monday },
      },
      prompt: { id: "p1", to: megan.id, because: "asked", askedBy: megan.id, at: monday },
    },
    claims: [
      {
        id: "teams",
        workload: "teams",
        area: "Modern Work and Security",
        role: "Use or consume",
        scope: { is: "not-applicable", note: "says MEGAN@partner.example" },
        scopedOn: "2026-11-01",
        status: "Approved",
        statusSince: "2026-11-01",
        evidence,
        proof: { ref: "signed by Megan Bowen", signedOn: "2026-11-01" },
        conflict,
      },
    ],
    subscriptions: [
      {
        id: "0ab9cd3a-1bbe-409c-b4b3-179ee1e29208",
        scope: { is: "in" },
        soldByUsCsp: false,
        access: "guest",
        since: "2026-11-01",
        conflict,
      },
    ],
    identities: [
      {
        id: "4a4f9a60-0000-4000-8000-0000000aadaa",
        label: "Megan Bowen",
        kind: "guest",
        tenant: contoso,
        holder: megan.id,
        link: "verified",
        since: "2026-11-01",
        roles: [],
        evidence,
      },
      {
        id: "admin",
        label: "admin",
        kind: "guest",
        tenant: contoso,
        holder: "megan@partner.example",
        link: "reported",
        since: "2026-11-01",
        roles: [],
        evidence,
      },
    ],
    onboarding: {
      startedOn: "2026-11-01",
      steps: [{ step: 1, dueOn: "2026-11-02", done: { on: "2026-11-02", by: megan.id } }],
    },
    snoozes: [
      {
        gap: `${contoso}/P02/4a4f9a60-0000-4000-8000-0000000aadaa`,
        until: "2026-12-01",
        because: "Megan Bowen is away",
        by: megan.id,
        at: monday,
        fingerprint: "P02|low|Megan Bowen: not verified",
      },
    ],
    history: [
      { at: monday, by: "ada", what: "assigned", from: "system", to: megan.id },
      {
        at: monday,
        by: megan.id,
        what: "linked",
        item: "4a4f9a60-0000-4000-8000-0000000aadaa",
        note: "by megan@partner.example",
      },
      {
        at: monday,
        by: "ada",
        what: "added",
        item: "megan-bowen-second",
        to: "Megan Bowen (second)",
        note: "an admin",
      },
      { at: monday, by: "ada", what: "role set", item: "admin", to: "Admin on every subscription" },
    ],
  }),
};

const delivery = (id: string, parts: Partial<Delivery>): Delivery => ({
  id,
  to: { person: "ada" },
  about: { kind: "weekly", week: "2026-W47" },
  plannedAt: monday,
  state: "sent",
  attempts: 1,
  at: monday,
  ...parts,
});

const deliveries = [
  delivery(`prompt/${megan.id}/p1`, {
    to: { person: megan.id },
    about: { kind: "prompt", customer: contoso, prompt: "p1" },
  }),
  delivery("2026-W47/weekly/megan@partner.example", { to: { person: "megan@partner.example" } }),
  delivery("prompt/ada/p2", { about: { kind: "assigned", customers: [contoso, fabrikam], by: megan.id } }),
  delivery("escalation/ada/1", { about: { kind: "escalation", customers: [contoso] } }),
  delivery(`reminder/ada/${megan.id}`, { about: { kind: "reminder", customers: [fabrikam] } }),
  delivery("prompt/ada/p3", { about: { kind: "prompt", customer: fabrikam, prompt: "p3" } }),
];

const week: Week = {
  id: "2026-W47",
  at: monday,
  customers: 2,
  covered: 0,
  open: 5,
  keys: [`${contoso}/P02/4a4f9a60-0000-4000-8000-0000000aadaa`, `${fabrikam}/C01/teams`],
  byOwner: { [megan.id]: 2, "megan@partner.example": 1, ada: 2 },
};

const settings: Settings = {
  ...defaultSettings,
  managers: [megan.id, "ada"],
  imports: { customers: { at: monday, by: megan.id } },
  history: [
    { at: monday, by: "ada", what: "manager added", to: megan.id },
    { at: monday, by: megan.id, what: "retention of history", from: "kept", to: "400 days" },
  ],
};

const counts = { new: 0, changed: 1, unchanged: 0, contradicted: 0, gone: 0, unknown: 0, failed: 0 };
const source: SourceState = {
  id: "customers",
  read: { at: monday, by: megan.id, requests: 3, counts },
  approved: { at: monday, by: megan.id },
  failing: { since: monday, at: monday, by: megan.id, attempts: 1, fault: { kind: "consent", says: "Refused." } },
  asks: {
    since: monday,
    at: monday,
    by: megan.id,
    because: "too-much",
    counts: { ...counts, removals: 1 },
    examples: [
      { customer: contoso, name: "Contoso", says: "renamed" },
      { customer: fabrikam, name: "Megan Bowen Consulting", says: "gone" },
    ],
  },
};

async function fill(organization: Organization): Promise<void> {
  const changes = [{ id: everywhere.id, parts: { duties: { was: everywhere, became: "1" } } }];
  await put(organization.imports, {
    id: "i",
    at: "2026-11-24T07:00:00.000Z",
    by: "ada",
    of: "customers",
    changes,
    size: 1,
  });
  await put(
    organization.customers,
    everywhere,
    aCustomer({ id: fabrikam, name: "Megan Bowen Consulting", owner: "ada" }),
  );
  await put(organization.people, megan, {
    id: "ada",
    name: "Ada Manager",
    away: { until: "2026-12-01", deputy: megan.id },
  });
  await put(organization.channels, {
    id: "19:channel",
    kind: "channel",
    serviceUrl: "https://smba.example",
    digest: { moment: { day: "Monday", time: "09:00", zone: "Etc/UTC" }, by: megan.id, since: monday },
  });
  await put(organization.deliveries, ...deliveries);
  await put(organization.weeks, week);
  await put(organization.sources, source);
  await organization.settings.update("settings", () => ({ doc: settings }));
}

async function put<Doc extends { id: string }>(collection: Collection<Doc>, ...docs: Doc[]): Promise<void> {
  for (const doc of docs) await collection.update(doc.id, () => ({ doc }));
}

async function everything(organization: Organization) {
  const { customers, people, channels, deliveries: sent, weeks } = organization;
  return {
    customers: await customers.list(),
    people: await people.list(),
    channels: await channels.list(),
    deliveries: await sent.list(),
    weeks: await weeks.list(),
    sources: await organization.sources.list(),
    imports: await organization.imports.list(),
    settings: await organization.settings.get("settings"),
  };
}

/** The key of the organization's pseudonyms differs from one to the next. */
let keys = 0;
const world = (managers: readonly string[] = []) => ({
  now: () => "2026-11-24T08:00:00.000Z",
  newId: () => `key-${(keys += 1)}`,
  setup: { managers } as never,
  nudge: () => {},
});
const forget = (organization: Organization, person = megan.id) =>
  forgetPerson(world(), organization, { person, by: ada });

/** Lets so many changes through, then breaks; a change that breaks has not happened. */
function withFuse(organization: Organization, changes: number): Organization {
  let left = changes;
  const fused = <Doc>(collection: Collection<Doc>): Collection<Doc> => ({
    ...collection,
    async update(id, change) {
      if (left === 0) throw new Error("the process died");
      left -= 1;
      return collection.update(id, change);
    },
  });
  return {
    id: organization.id,
    customers: fused(organization.customers),
    people: fused(organization.people),
    channels: fused(organization.channels),
    deliveries: fused(organization.deliveries),
    weeks: fused(organization.weeks),
    heard: fused(organization.heard),
    sources: fused(organization.sources),
    imports: fused(organization.imports),
    settings: fused(organization.settings),
  };
}

async function textOf(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  const contents = await Promise.all(files.map((file) => readFile(file, "utf8")));
  return [...files.map((file) => file.slice(folder.length)), ...contents].join("\n");
}

describe("a person who is forgotten", () => {
  it("is in no file any more, neither in its name nor within, and every document can still be read", async () => {
    const folder = await aFolder();
    const store = await openFileStore(folder);
    await fill(store.organization(partner));
    const done = await forget(store.organization(partner));
    await store.close();
    expect(done).toMatchObject({ outcome: "forgotten", fixedManager: false });
    // The other customer is called like her; that is its name.
    const text = (await textOf(folder)).replaceAll("Megan Bowen Consulting", "");
    expect(text.match(traces)).toBeNull();
    const again = await aFileStore(folder);
    const left = await everything(again.organization(partner));
    expect(again.damaged()).toEqual([]);
    expect(left.customers.map(({ name }) => name).toSorted()).toEqual(["Contoso Ltd.", "Megan Bowen Consulting"]);
    expect(left.people.map(({ id }) => id)).toEqual(["ada"]);
    expect(left.deliveries.map(({ id }) => id).toSorted()).toEqual([
      "escalation/ada/1",
      "prompt/ada/p2",
      "prompt/ada/p3",
    ]);
  });

  it("leaves a pseudonym, the same in every place, and nothing that waits for it", async () => {
    const organization = aMemoryStore().organization(partner);
    await fill(organization);
    const done = await forget(organization);
    if (done.outcome !== "forgotten") throw new Error(done.outcome);
    const { pseudonym } = done;
    expect(pseudonym).toMatch(/^person-[0-9a-f]{10}$/);
    const left = await everything(organization);
    const [customer] = left.customers;
    expect(customer?.owner).toBeUndefined();
    expect(customer?.deputy).toBeUndefined();
    expect(customer?.ownerSince).toBe("2026-11-24T08:00:00.000Z");
    expect(customer?.checklist.revision).toBe(4);
    expect(customer?.checklist.answers.cpor).toMatchObject({
      by: pseudonym,
      onBehalfOf: pseudonym,
      note: `Ask ${pseudonym}.`,
    });
    expect(customer?.checklist.prompt).toMatchObject({ to: pseudonym, closed: { how: "superseded", by: "ada" } });
    expect(customer?.identities.map(({ id, holder }) => ({ id, holder }))).toEqual([
      { id: pseudonym, holder: pseudonym },
      { id: `${pseudonym}-2`, holder: pseudonym },
    ]);
    expect(customer?.snoozes[0]).toMatchObject({
      gap: `${contoso}/P02/${pseudonym}`,
      fingerprint: `P02|low|${pseudonym}: not verified`,
    });
    expect(customer?.tags).toEqual(["admin"]);
    expect(customer?.history.slice(2, 4)).toMatchObject([
      { item: `${pseudonym}-second`, to: `${pseudonym} (second)`, note: "an admin" },
      { item: `${pseudonym}-2`, to: "Admin on every subscription" },
    ]);
    expect(customer?.history.at(-1)).toEqual({
      at: "2026-11-24T08:00:00.000Z",
      by: "ada",
      what: "deputy forgotten",
      from: pseudonym,
    });
    expect(left.weeks[0]?.keys[0]).toBe(`${contoso}/P02/${pseudonym}`);
    expect(left.weeks[0]?.byOwner).toEqual({ [pseudonym]: 3, ada: 2 });
    expect(left.settings?.managers).toEqual(["ada"]);
    expect(left.settings?.history.at(-1)).toEqual({
      at: "2026-11-24T08:00:00.000Z",
      by: "ada",
      what: "person forgotten",
      to: pseudonym,
    });
  });

  it("gets the same pseudonym when they came back and are forgotten again, and another in another organization", async () => {
    const store = aMemoryStore();
    const organization = store.organization(partner);
    await fill(organization);
    const first = await forget(organization);
    await put(organization.people, megan);
    await put(organization.customers, everywhere);
    const second = await forget(organization, "Megan@Partner.example");
    await fill(store.organization(other));
    const elsewhere = await forget(store.organization(other));
    if (first.outcome !== "forgotten" || second.outcome !== "forgotten") throw new Error("not forgotten");
    expect(second).toMatchObject({ pseudonym: first.pseudonym, documents: 1 });
    expect(elsewhere).not.toMatchObject({ pseudonym: first.pseudonym });
    expect(await forget(organization)).toMatchObject({ documents: 0, deliveries: 0 });
  });

  it("is forgotten in full by doing it again, wherever the process died", async () => {
    for (let changes = 0; ; changes += 1) {
      const organization = aMemoryStore().organization(partner);
      await fill(organization);
      const died = await forget(withFuse(organization, changes)).then(
        () => false,
        () => true,
      );
      if (died) await forget(organization);
      const left = JSON.stringify(await everything(organization)).replaceAll("Megan Bowen Consulting", "");
      expect(left.match(traces), `died after ${changes} changes`).toBeNull();
      expect(new Set(left.match(/person-[0-9a-f]{10}/g)).size).toBe(1);
      if (!died) {
        expect(changes).toBeGreaterThan(8);
        return;
      }
    }
  });

  it("need never have been met: a principal name in an import is enough", async () => {
    const organization = aMemoryStore().organization(partner);
    await put(organization.customers, aCustomer({ owner: "patti@partner.example" }));
    expect(await forget(organization, "Patti@partner.example")).toMatchObject({ outcome: "forgotten", documents: 1 });
    expect(JSON.stringify(await everything(organization))).not.toMatch(/patti/i);
  });

  it("may be whoever asks, and their own act is under the pseudonym", async () => {
    const organization = aMemoryStore().organization(partner);
    await fill(organization);
    const by = { id: megan.id, name: megan.name, manager: true };
    expect(await forgetPerson(world(), organization, { person: megan.id, by })).toMatchObject({ outcome: "forgotten" });
    expect(JSON.stringify(await everything(organization)).replaceAll("Megan Bowen Consulting", "")).not.toMatch(traces);
  });

  it.each([
    ["begin with theirs", { id: `${megan.id}0`, name: "Megan Bowens", upn: "megan@partner.example.org" }],
    ["end with theirs", { id: `0${megan.id}`, name: "RoseMegan Bowen", upn: "rose.megan@partner.example" }],
  ])("is told apart from people whose ids and names %s", async (_, patti) => {
    const organization = aMemoryStore().organization(partner);
    await put(organization.people, megan, patti);
    await put(
      organization.customers,
      aCustomer({ owner: patti.id, history: [{ at: monday, by: patti.upn, what: "asked", note: patti.name }] }),
    );
    const before = await organization.customers.list();
    await forget(organization);
    expect(await organization.customers.list()).toEqual(before);
    expect(await organization.people.list()).toEqual([patti]);
  });

  it("who is known by one word only leaves that word, which may be anybody's, in what people wrote", async () => {
    const organization = aMemoryStore().organization(partner);
    await put(organization.people, { ...megan, name: "Megan" });
    const history = [{ at: monday, by: megan.id, what: "asked", note: "Megan knows more" }];
    await put(organization.customers, aCustomer({ owner: "ada", history }));
    await forget(organization);
    const [customer] = await organization.customers.list();
    expect(customer?.history[0]?.by).toMatch(/^person-/);
    expect(customer?.history[0]?.note).toBe("Megan knows more");
  });

  it("no longer holds a service principal, which keeps its own name", async () => {
    const organization = aMemoryStore().organization(partner);
    const [guest] = everywhere.identities;
    if (guest === undefined) throw new Error("no identity");
    const principal = { ...guest, id: "0ab9cd3a-1bbe-409c-b4b3-0000000000aa", label: "pal-link" };
    await put(organization.people, megan);
    await put(organization.customers, aCustomer({ identities: [{ ...principal, kind: "service principal" }] }));
    await forget(organization);
    const [customer] = await organization.customers.list();
    const holder = expect.stringMatching(/^person-/) as string;
    expect(customer?.identities).toMatchObject([{ id: principal.id, label: "pal-link", holder }]);
  });

  it("changes nothing when they are the last manager, or nobody but a manager asks", async () => {
    const organization = aMemoryStore().organization(partner);
    await fill(organization);
    await organization.settings.update("settings", () => ({ doc: { ...settings, managers: [megan.id] } }));
    const before = await everything(organization);
    const asked = { person: megan.id, by: ada };
    expect(await forgetPerson(world([]), organization, asked)).toEqual({ outcome: "last-manager" });
    const colleague = { ...asked, by: { ...ada, manager: false } };
    await expect(forgetPerson(world([]), organization, colleague)).rejects.toThrow("only a manager");
    expect(await everything(organization)).toEqual(before);
  });

  it("is named as a manager that the administrator's settings still hold", async () => {
    const organization = aMemoryStore().organization(partner);
    await fill(organization);
    const done = await forgetPerson(world(["megan@partner.example"]), organization, { person: megan.id, by: ada });
    expect(done).toMatchObject({ outcome: "forgotten", fixedManager: true });
  });
});

describe("a customer that is forgotten", () => {
  const remove = (organization: Organization, by = ada) =>
    forgetCustomer(world(), organization, { customer: contoso, by });

  it("is removed with its messages, and only its id stays on record", async () => {
    const organization = aMemoryStore().organization(partner);
    await fill(organization);
    expect(await remove(organization)).toEqual({ outcome: "forgotten", deliveries: 3 });
    const left = await everything(organization);
    expect(left.customers.map(({ id }) => id)).toEqual([fabrikam]);
    expect(left.deliveries.map(({ id }) => id)).toEqual([
      "2026-W47/weekly/megan@partner.example",
      "prompt/ada/p2",
      `reminder/ada/${megan.id}`,
      "prompt/ada/p3",
    ]);
    expect(left.deliveries[1]?.about).toEqual({ kind: "assigned", customers: [fabrikam], by: megan.id });
    expect(left.weeks[0]?.keys).toEqual([`${fabrikam}/C01/teams`]);
    expect(left.sources[0]?.asks?.examples.map(({ customer }) => customer)).toEqual([fabrikam]);
    expect(left.settings?.history.at(-1)).toEqual({
      at: "2026-11-24T08:00:00.000Z",
      by: "ada",
      what: "customer forgotten",
      from: contoso,
    });
    expect(await remove(organization)).toEqual({ outcome: "no-such-customer" });
  });

  it("takes its messages along when only they are left", async () => {
    const organization = aMemoryStore().organization(partner);
    await fill(organization);
    await organization.customers.update(contoso, () => ({ doc: undefined }));
    expect(await remove(organization)).toEqual({ outcome: "forgotten", deliveries: 3 });
    expect(await remove(organization)).toEqual({ outcome: "no-such-customer" });
  });

  it("is removed in full by doing it again, wherever the process died", async () => {
    for (let changes = 0; ; changes += 1) {
      const organization = aMemoryStore().organization(partner);
      await fill(organization);
      const died = await remove(withFuse(organization, changes)).then(
        () => false,
        () => true,
      );
      if (died) await remove(organization);
      const { settings: kept, ...left } = await everything(organization);
      expect(JSON.stringify(left), `died after ${changes} changes`).not.toContain(contoso);
      expect(kept?.history.filter(({ what }) => what === "customer forgotten").length).toBeGreaterThan(0);
      if (!died) return;
    }
  });

  it("whose addition is taken back goes in full, and is on record once, wherever the process died", async () => {
    const addedAt = "2026-11-24T07:59:00.000Z";
    const history = [{ at: addedAt, by: ada.id, what: "added" }];
    const undo = (organization: Organization) =>
      undoAdd(world(), organization, { customer: contoso, at: addedAt, by: ada });
    for (let changes = 0; ; changes += 1) {
      const organization = aMemoryStore().organization(partner);
      await fill(organization);
      await organization.customers.update(contoso, () => ({
        doc: aCustomer({ id: contoso, source: "person", addedAt, history }),
      }));
      const died = await undo(withFuse(organization, changes)).then(
        () => false,
        () => true,
      );
      await undo(organization);
      const { settings: kept, ...left } = await everything(organization);
      expect(JSON.stringify(left), `died after ${changes} changes`).not.toContain(contoso);
      expect(kept?.history.filter(({ what }) => what === "customer forgotten")).toHaveLength(1);
      if (!died) return;
    }
  });

  it("stays when nobody but a manager asks", async () => {
    const organization = aMemoryStore().organization(partner);
    await fill(organization);
    await expect(remove(organization, { ...ada, manager: false })).rejects.toThrow("only a manager");
    expect(await organization.customers.list()).toHaveLength(2);
  });
});
