/**
 * Nothing crosses from one organization to another, and nobody changes what is not theirs: shown for every command and
 * every button there is.
 */
import { beforeEach, describe, expect, it } from "vitest";
import { newCustomer, type Customer, type HistoryEntry } from "../../src/domain/customer/customer.ts";
import { defaultSettings } from "../../src/domain/documents.ts";
import { actions } from "../../src/teams/bot/actions.ts";
import { commands } from "../../src/teams/bot/commands.ts";
import { createTables } from "../../src/teams/bot/tables.ts";
import type { RosterMember } from "./connector.ts";
import { startEdge, type Edge } from "./harness.ts";
import { adele, alex, channel, groupChat, isaiah, megan, personal, tenant } from "./people.ts";
import { customer, phrases, presses } from "./presses.ts";

const otherTenant = "0a1b2c3d-0000-4000-8000-000000000002";
/** A manager of another partner company that uses the same bot. */
const bruno: RosterMember = {
  teamsId: "29:1Bruno",
  id: "0000000b-1111-4222-8333-444444444444",
  name: "Bruno Other",
  upn: "bruno@other.example",
  tenantId: otherTenant,
};

const secret = "Contoso Secret Ltd.";
const owned: Customer = newCustomer({
  id: customer,
  name: secret,
  source: "import",
  addedAt: "2026-11-01T00:00:00.000Z",
  owner: megan.id,
  ownerSince: "2026-11-01T00:00:00.000Z",
  checklist: {
    revision: 1,
    answers: {},
    prompt: { id: "p1", to: megan.id, because: "assigned", at: "2026-11-01T00:00:00.000Z" },
  },
});

let edge: Edge;

async function open(): Promise<void> {
  edge = await startEdge({
    tables: createTables,
    managers: [alex.upn, bruno.id],
    admission: { organizations: [tenant, otherTenant], open: false },
    milliseconds: (() => {
      let now = 0;
      return () => (now += 10_000);
    })(),
    patience: 1_000_000_000,
  });
  edge.connector.people.push(bruno);
  const organization = edge.store.organization(tenant);
  await organization.customers.update(customer, () => ({ doc: owned }));
  await organization.settings.update("settings", () => ({ doc: defaultSettings }));
  await organization.people.update(megan.id, () => ({
    doc: {
      id: megan.id,
      name: megan.name,
      upn: megan.upn,
      chat: { conversation: `a:${megan.id}`, serviceUrl: edge.connector.url, teamsId: megan.teamsId },
    },
  }));
}

async function everythingOf(organization: string) {
  const { customers, people, channels, deliveries, weeks, settings } = edge.store.organization(organization);
  return {
    customers: await customers.list(),
    people: await people.list(),
    channels: await channels.list(),
    deliveries: await deliveries.list(),
    weeks: await weeks.list(),
    settings: await settings.list(),
  };
}

/** What people would see of what the bot said, redrew and answered. */
async function seen(answered: unknown): Promise<string> {
  await edge.settled();
  const said = JSON.stringify([answered, edge.connector.waiting]);
  // A right that a use case had to refuse is a fault: the table should have.
  expect(said).not.toContain("Something went wrong");
  edge.connector.forget();
  return said;
}

const everyCommand = commands.map(({ name }) => name);
const everyVerb = actions.map(({ verb }) => verb);
const places = [personal, groupChat, channel];

async function sayAll(by: RosterMember, name: string, where = places): Promise<string> {
  const all: unknown[] = [];
  for (const words of phrases[name] ?? []) {
    for (const place of where) all.push(await edge.as(by).says(words, place, [isaiah, megan, alex]));
  }
  return seen(all);
}

async function pressAll(by: RosterMember, verb: string, where = places): Promise<string> {
  const data = presses(isaiah.id)[verb as keyof ReturnType<typeof presses>] ?? {};
  const all: unknown[] = [];
  for (const place of where) all.push(await edge.as(by).forges(verb, data, place));
  return seen(all);
}

describe("the lists of this test", () => {
  it("have every command and every button", () => {
    expect(everyCommand.filter((name) => !Object.hasOwn(phrases, name))).toEqual([]);
    expect(everyVerb.filter((verb) => !Object.hasOwn(presses(""), verb))).toEqual([]);
  });

  it.each(everyVerb)("have data that %s takes", (verb) => {
    const data = presses(isaiah.id)[verb as keyof ReturnType<typeof presses>] ?? {};
    expect(actions.find((action) => action.verb === verb)?.schema.safeParse(data).error).toBeUndefined();
  });
});

/** Every verb of version 0.1: cards with them stand in chats. */
const firstVerbs =
  "record still-true change later not-mine show ask gaps gaps-by-owner assign-form assign add add-form handover " +
  "handover-undo why help weekly-start digest-now deliveries deliveries-resend onboarding onboarding-start " +
  "onboarding-done back claim-form claim subscription-form subscription identity-form identity paste-form paste export " +
  "review review-page manager forget-person forget-customer";

describe("a card of version 0.1", () => {
  beforeEach(open);

  it.each(firstVerbs.split(" "))("is answered when %s is pressed", async (verb) => {
    const action = actions.find((one) => one.verb === verb || one.formerly === verb);
    const data = presses(isaiah.id)[action?.verb as keyof ReturnType<typeof presses>];
    const { status, body } = await edge.as(alex).forges(verb, data ?? {});
    expect([status, body?.statusCode]).toEqual([200, 200]);
    await seen(undefined);
  });

  it("has no verb that means something else today", () => {
    const verbs = actions.map(({ verb }) => verb);
    const former = actions.flatMap(({ formerly }) => formerly ?? []);
    expect(former.filter((verb) => verbs.includes(verb))).toEqual([]);
    expect(new Set([...verbs, ...former]).size).toBe(verbs.length + former.length);
  });
});

describe("a manager of another organization", () => {
  beforeEach(open);

  it.each(everyCommand)("saying %s changes and sees nothing of ours", async (name) => {
    const before = await everythingOf(tenant);
    const shown = await sayAll(bruno, name);
    expect(await everythingOf(tenant)).toEqual(before);
    expect(shown).not.toContain(secret);
    expect(shown).not.toContain(megan.upn);
  });

  it.each(everyVerb)("pressing %s changes and sees nothing of ours", async (verb) => {
    const before = await everythingOf(tenant);
    const shown = await pressAll(bruno, verb);
    expect(await everythingOf(tenant)).toEqual(before);
    expect(shown).not.toContain(secret);
    expect(shown).not.toContain(megan.upn);
  });
});

/**
 * What other people's rights protect. People and places are learned from everybody who writes, and one's own absence is
 * recorded beside the settings.
 */
async function ruled() {
  const { customers, settings, deliveries, weeks, channels } = await everythingOf(tenant);
  const isOwnAbsence = ({ what, by, from }: HistoryEntry) =>
    ["away", "absence ended", "absence cancelled"].includes(what) && by === from;
  return {
    customers,
    settings: settings.map((one) => ({ ...one, history: one.history.filter((entry) => !isOwnAbsence(entry)) })),
    deliveries,
    weeks,
    digests: channels.map(({ id, digest }) => ({ id, digest })).filter(({ digest }) => digest !== undefined),
  };
}

describe("a colleague who owns nothing and is no manager", () => {
  beforeEach(open);

  it.each(everyCommand)(
    "saying %s changes nothing of customers and settings, and sees nothing in the personal chat of those that are not theirs",
    async (name) => {
      const before = await ruled();
      expect(await sayAll(adele, name, [personal])).not.toContain(secret);
      await sayAll(adele, name, [groupChat, channel]);
      expect(await ruled()).toEqual(before);
    },
  );

  /** Whoever presses these had a card about the customer: the refusal names it and who owns it now, and no more. */
  const refusedByName =
    "save-answers still-true later not-mine tell-managers undo-not-mine start-onboarding tick-off".split(" ");

  it.each(everyVerb)(
    "pressing %s changes nothing of customers and settings, and sees nothing in the personal chat of those that are not theirs",
    async (verb) => {
      const before = await ruled();
      const shown = await pressAll(adele, verb, [personal]);
      if (!refusedByName.includes(verb)) expect(shown).not.toContain(secret);
      await pressAll(adele, verb, [groupChat, channel]);
      expect(await ruled()).toEqual(before);
    },
  );
});

describe("who may", () => {
  beforeEach(open);

  it("use each command is decided, and not by accident", () => {
    const decided =
      "add ask assign decisions deliveries forget handover history import retention settings sources sync";
    const theirs = commands.filter(({ who }) => who === "managers").map(({ name }) => name);
    expect(theirs.toSorted().join(" ")).toBe(decided);
  });

  it("press each button is decided, and not by accident", () => {
    const decided =
      "add add-asked add-form another-customer ask assign assign-all assign-all-form assign-form away-form " +
      "change-managers deliveries forget-customer forget-person handover handover-form import-as " +
      "import-columns move-digest offboard-unlisted remind-all remind-owners remind-owners-form resend-deliveries same-customer save-settings " +
      "settings-form sources sync sync-apply try-digest undo-add undo-assign undo-handover undo-import";
    const theirs = actions.filter(({ who }) => who === "managers").map(({ verb }) => verb);
    expect(theirs.toSorted().join(" ")).toBe(decided);
  });

  it.each(["paused", "offboarded"])(
    "the owner cannot make their customer %s, where a manager can",
    async (lifecycle) => {
      const there = async () => (await edge.store.organization(tenant).customers.get(customer))?.lifecycle;
      await edge.as(megan).says(`set contoso: ${lifecycle} because I am busy`);
      expect(await there()).toBe("active");
      await edge.as(alex).says(`set contoso: ${lifecycle} because of a merger`);
      expect(await there()).toBe(lifecycle);
      await seen(undefined);
    },
  );

  it.each(actions.filter(({ who }) => who === "managers").map(({ verb }) => verb))(
    "%s is refused to others and done for a manager",
    async (verb) => {
      const data = presses(isaiah.id)[verb as keyof ReturnType<typeof presses>] ?? {};
      expect((await edge.as(adele).forges(verb, data)).toast).toBe("Only managers can do that.");
      expect((await edge.as(alex).forges(verb, data)).toast).not.toBe("Only managers can do that.");
      await seen(undefined);
    },
  );
});
