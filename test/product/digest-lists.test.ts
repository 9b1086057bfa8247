/** Every number of a digest has a list behind it that is as long as the number says, pressed over HTTP. */
import { channelReader } from "../cards/facts.ts";
import { fc } from "../properties.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { teamWeek } from "../../src/app/messages/digest.ts";
import { recordOf } from "../../src/domain/messages/compose.ts";
import { evaluate } from "../../src/app/evaluate.ts";
import { plan } from "../../src/app/messages/plan.ts";
import type { Organization } from "../../src/app/ports.ts";
import { digestCard } from "../../src/cards/messages/digest.ts";
import { limitOf, sizeOf } from "../../src/cards/kit/render.ts";
import { answerValues, questions, type Customer } from "../../src/domain/customer/customer.ts";
import type { Channel } from "../../src/domain/documents.ts";
import { snooze } from "../../src/domain/gaps/snooze.ts";
import { addDays } from "../../src/domain/time/time.ts";
import { createTables } from "../../src/teams/bot/tables.ts";
import { walk, type Element } from "../cards/expanded.ts";
import { aClaim } from "../domain/gaps/rules/cases.ts";
import { aCustomer } from "../domain/customers.ts";
import { wordsOf } from "../teams/cards.ts";
import { startEdge, type Edge } from "../teams/harness.ts";
import { aClock, type Clock } from "../clock.ts";
import { adele, alex, channel, isaiah, megan, tenant } from "../teams/people.ts";

const week = 7 * 24 * 3_600_000;
const zone = "Etc/UTC";
const here: Channel = { id: "19:associations@thread.tacv2", kind: "channel", serviceUrl: "http://127.0.0.1/" };

let edge: Edge;
let clock: Clock;
let organization: Organization;

beforeEach(async () => {
  let now = 0;
  clock = aClock("2026-11-16T08:00:00.000Z");
  edge = await startEdge({ tables: createTables, clock, milliseconds: () => (now += 10_000), patience: 1_000_000_000 });
  organization = edge.store.organization(tenant);
});

/** What an owner may have said and claimed, on days that some clocks and limits have passed. */
const someAnswers = fc.record(
  Object.fromEntries(
    questions.map((question) => [
      question,
      fc.record({
        says: fc.constantFrom(...answerValues.slice(0, 3)),
        by: fc.constant(megan.id),
        at: fc.constantFrom("2026-03-02T09:00:00.000Z", "2026-10-12T09:00:00.000Z"),
      }),
    ]),
  ),
  { requiredKeys: [] },
) as fc.Arbitrary<Customer["checklist"]["answers"]>;

const someClaims = fc.uniqueArray(
  fc.record({
    workload: fc.constantFrom("teams", "exchange-online", "intune"),
    status: fc.constantFrom("Not started", "Partner action required", "Rejected", "Approved"),
    statusSince: fc.constantFrom("2026-08-01", "2026-10-28", "2026-11-05"),
  }),
  { selector: ({ workload }) => workload, minLength: 1, maxLength: 3 },
);

const someone = fc.record({
  answers: someAnswers,
  claims: someClaims,
  owner: fc.option(fc.constantFrom(megan.id, isaiah.id, adele.id), { nil: undefined }),
});
type Someone = typeof someone extends fc.Arbitrary<infer Known> ? Known : never;

const anOrganization = fc.array(
  fc.record({ before: fc.option(someone), after: fc.option(someone), snoozed: fc.boolean() }),
  { minLength: 8, maxLength: 24 },
);

const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;

function customerOf(index: number, { answers, claims, owner }: Someone): Customer {
  const { owner: _, ...rest } = aCustomer({
    id: idOf(index),
    name: `Customer ${index}`,
    lifecycle: "active",
    checklist: { revision: 1, answers },
    claims: claims.map((claim) => aClaim({ ...claim, scopedOn: "2026-07-01" })),
  });
  return owner === undefined ? rest : { ...rest, owner };
}

async function put(customers: readonly (Customer | undefined)[]) {
  for (const doc of customers) if (doc !== undefined) await organization.customers.update(doc.id, () => ({ doc }));
}

async function digest(record = true) {
  const message = await teamWeek(edge.world, organization, here.digest?.moment);
  const week = recordOf(message.week, await evaluate(edge.world, organization));
  if (record) await organization.weeks.update(week.id, (known) => ({ doc: known ?? week }));
  return { message, card: digestCard(message, { ...channelReader, now: clock.now(), zone }) };
}

/** Two Mondays of one organization; @returns the digest of the second. */
async function twoWeeks(customers: readonly { before: Someone | null; after: Someone | null; snoozed: boolean }[]) {
  await put(customers.map(({ before }, index) => (before === null ? undefined : customerOf(index, before))));
  await digest();
  clock.pass(week);
  await put(customers.map(({ after }, index) => (after === null ? undefined : customerOf(index, after))));
  const { gapsById, customers: known, context } = await evaluate(edge.world, organization);
  for (const customer of known.filter((one) => customers[Number(one.id.slice(-12))]?.snoozed)) {
    const by = { id: alex.id, name: alex.name, manager: true };
    const asked = { until: addDays(clock.now().slice(0, 10), 9), because: "we wait for access", by };
    const gaps = (gapsById.get(customer.id) ?? []).slice(0, 2);
    await put([snooze(customer, gaps, asked, clock.now(), context).doc]);
  }
  return await digest();
}

type Numbered = { says: string; number: number; verb: string; data: object };

/** Every number that can be pressed on a card of gaps: a column with its caption, or a run of text. */
function numbersOn(card: object): Numbered[] {
  return [...walk(card as Element)].flatMap(({ element }) => {
    const { type, selectAction, text, items } = element as Record<string, never>;
    if (selectAction === undefined || selectAction === null || (type !== "Column" && type !== "TextRun")) return [];
    const says = type === "TextRun" ? String(text) : wordsOf({ items }).replace("\n", " ");
    const { verb, data } = selectAction as { verb: string; data: object };
    const number = Number(/[\d,]+/.exec(says)?.[0].replaceAll(",", ""));
    return [{ says, number, verb, data }];
  });
}

/** What the headline counts: the number before the noun, behind a name when there is one. */
function counted(card: object): number {
  const title = wordsOf(card).split("\n")[0] ?? "";
  return Number(/(?:^|: |You have )([\d,]+) /.exec(title)?.[1]?.replaceAll(",", "") ?? 0);
}

/** How many gaps the rows of a page stand for. */
function rowsOf(card: object): number {
  return [...walk(card as Element)]
    .filter(({ element: { type, selectAction } }) => {
      const sent = (selectAction as Element | undefined)?.["data"] as Element | undefined;
      return type === "Container" && sent?.["verb"] === "show";
    })
    .map(({ element }) => 1 + Number(/ \(and (\d+) more\)\n/.exec(wordsOf(element))?.[1] ?? 0))
    .reduce((sum, some) => sum + some, 0);
}

/** Presses it and turns every page. @returns how many the headline counts, and how many the rows have. */
async function listed(data: object): Promise<{ headline: number; rows: number }> {
  let rows = 0;
  for (let page = 1; ; page += 1) {
    const { card, toast } = await edge.as(alex).forges("gaps", { ...data, page }, channel);
    if (card === undefined) throw new Error(`no list of ${JSON.stringify(data)}: ${toast}`);
    rows += rowsOf(card);
    if (!wordsOf(card).split("\n").includes("Next")) return { headline: counted(card), rows };
  }
}

/** Each number of the card against its list; what was pressed is added to `pressed`. */
async function disagreements(card: object, pressed = new Set<string>()): Promise<string[]> {
  const found: string[] = [];
  for (const { says, number, verb, data } of numbersOn(card)) {
    if (verb === "gaps-by-owner") {
      found.push(...(await behindOneLink(says, data, pressed)));
      continue;
    }
    // Customers that the card has no room for, behind a list that has them all.
    if (says.startsWith("and ")) continue;
    pressed.add(says.replace(/^[\d,]+ /, "").replace("ends", "end"));
    const { headline, rows } = await listed(data);
    if (headline !== number || rows !== number) found.push(`${says}: headline ${headline}, rows ${rows}`);
  }
  return found;
}

/** Where an owner's numbers share a link: the same numbers stand behind it, each with its list. */
async function behindOneLink(says: string, data: object, pressed: Set<string>): Promise<string[]> {
  const { card } = await edge.as(alex).forges("gaps-by-owner", data, channel);
  const all = numbersOn(card ?? {}).map((one) => one.says);
  const differs = says.startsWith("and ") || all.join(" · ") === says ? [] : [`${says}: ${all.join(" · ")}`];
  return [...differs, ...(await disagreements(card ?? {}, pressed))];
}

async function startAgain() {
  for (const { id } of await organization.customers.list())
    await organization.customers.update(id, () => ({ doc: undefined }));
  for (const { id } of await organization.weeks.list()) await organization.weeks.update(id, () => ({ doc: undefined }));
  clock.pass(Date.parse("2026-11-16T08:00:00.000Z") - Date.parse(clock.now()));
}

const fresh: Someone = { answers: {}, claims: [], owner: megan.id };
const yes = { says: "yes", by: megan.id, at: "2026-11-19T10:00:00.000Z" } as const;

describe("the numbers of a digest and of the owners", () => {
  it("open for an owner whose principal name is as long as names may be", async () => {
    const only = `${"m".repeat(64)}@${"partner".repeat(6)}.onmic.com`;
    const { card, toast } = await edge.as(alex).forges("gaps-by-owner", { only, week: "2026-W48" }, channel);
    expect(toast).toBeUndefined();
    expect(card).toBeDefined();
  });

  it("are as long as their lists, whatever happened in the week", { timeout: 120_000 }, async () => {
    const pressed = new Set<string>();
    await fc.assert(
      fc
        .asyncProperty(anOrganization, async (customers) => {
          const { message, card } = await twoWeeks(customers);
          expect(await disagreements(card.content, pressed)).toEqual([]);
          const { card: owners } = await edge.as(alex).forges("gaps-by-owner", { week: message.week }, channel);
          expect(await disagreements(owners ?? {})).toEqual([]);
        })
        .beforeEach(startAgain),
      { numRuns: 3, seed: 20261123 },
    );
    // All of them, or this test has looked at little.
    expect([...pressed].toSorted()).toEqual(["closed", "due in 7 days", "expired", "new", "open", "snoozed"]);
  });

  it("stand on the card for every number that is not zero", async () => {
    const { message, card } = await twoWeeks([
      { before: fresh, after: { ...fresh, owner: undefined }, snoozed: false },
    ]);
    const [row] = message.byOwner;
    expect(row).toMatchObject({ open: 1, opened: 1, closed: 3 });
    expect(numbersOn(card.content).map(({ says }) => says)).toEqual([
      "1 open",
      "3 closed",
      "1 new",
      "1 open",
      "1 new",
      "3 closed",
    ]);
  });
});

describe("the lists of a digest's week", () => {
  it("stay as they were when more happens, and say when the week is not kept any more", async () => {
    const { card } = await twoWeeks([
      { before: fresh, after: { ...fresh, answers: { cpor: yes, pal: yes } }, snoozed: false },
      { before: null, after: fresh, snoozed: false },
    ]);
    const [, closed, opened] = numbersOn(card.content);
    if (closed === undefined || opened === undefined) throw new Error("no numbers");
    expect([closed.says, opened.says]).toEqual(["2 closed", "3 new"]);

    await put([customerOf(1, { ...fresh, answers: { cpor: yes, pal: yes, owner: yes, onboarding: yes } })]);
    clock.pass(3 * 24 * 3_600_000);
    expect(await listed(closed.data)).toEqual({ headline: 2, rows: 2 });
    expect(await listed(opened.data)).toEqual({ headline: 3, rows: 3 });

    for (const _ of ["W49", "W50"]) {
      clock.pass(week);
      await digest();
      await plan(edge.world, organization);
    }
    const { card: gone } = await edge.as(alex).forges("gaps", opened.data, channel);
    expect(wordsOf(gone)).toContain("What was new in week 48 is no longer kept");
    const { card: first } = await edge.as(alex).forges("gaps", { filter: "new 2026-W47" }, channel);
    expect(wordsOf(first)).toContain("No week to compare with yet");
  });

  it("name what a closed gap was, who closed it and when", async () => {
    await put([
      customerOf(0, { ...fresh, claims: [{ workload: "teams", status: "Rejected", statusSince: "2026-11-05" }] }),
    ]);
    await digest();
    clock.pass(week);
    const approved = customerOf(0, {
      ...fresh,
      claims: [{ workload: "teams", status: "Approved", statusSince: "2026-10-28" }],
    });
    // A channel reads it in the zone of whoever asked.
    const entry = { at: "2026-11-18T09:30:00.000Z", by: isaiah.id, what: "claim status", item: "teams" };
    await put([{ ...approved, history: [{ ...entry, from: "Rejected", to: "Approved" }] }]);
    const words = await edge.as(isaiah).asks("gaps closed", channel);
    expect(words).toContain("Teams: rejected, may be disputed");
    expect(words).toContain("by Isaiah Langer, Wed 18 Nov 10:30");
  });

  it("are the owner's alone when one is named", async () => {
    await twoWeeks([
      { before: null, after: fresh, snoozed: false },
      { before: null, after: { ...fresh, owner: isaiah.id }, snoozed: false },
    ]);
    expect(await edge.as(isaiah).asks("gaps new mine", channel)).toContain(
      "Isaiah Langer: 3 new gaps at 1 of 1 customer",
    );
    const added = { addedAt: clock.now(), ownerSince: clock.now() };
    await put([{ ...customerOf(2, { ...fresh, owner: isaiah.id }), ...added }]);
    await edge.as(alex).says("ask Customer 2", channel);
    expect(await edge.as(isaiah).asks("gaps new mine", channel)).toContain(
      "Answers are due for 1 customer: Customer 2 (Isaiah Langer)",
    );
    const hers = await edge.as(alex).asks("gaps new @Megan Bowen", channel, [megan]);
    expect(hers).toContain("Customer 0");
    expect(hers).not.toContain("Customer 1");
  });
});

describe("who cannot be reached", () => {
  it("stands in the list that the number opens, for managers, with the reason", async () => {
    for (const { id, name } of [megan, isaiah]) {
      await organization.people.update(id, () => ({
        doc: { id, name, unreachable: { since: clock.now(), because: "has blocked the bot" } },
      }));
    }
    const { card } = await digest();
    expect(wordsOf(card.content)).toContain("2 people couldn't be reached");
    const { card: list } = await edge.as(alex).forges("deliveries", {}, channel);
    expect(wordsOf(list)).toContain("Can't be reached: 2 people\n");
    expect(wordsOf(list).match(/has blocked the bot/g)).toHaveLength(2);
  });
});

describe("the digest of fifty owners", () => {
  it("fits, ranks ten with every number, and the rest is behind how many more there are", async () => {
    const ownerOf = (index: number) => `0000000b-1111-4222-8333-${String(index).padStart(12, "0")}`;
    const half = { ...fresh, answers: { cpor: yes } };
    const people = Array.from({ length: 50 }, (_, index) => customerOf(index, { ...fresh, owner: ownerOf(index) }));
    await put(people);
    await digest();
    clock.pass(week);
    await put(people.map((one, index) => ({ ...customerOf(index, half), owner: one.owner ?? "" })));
    await put(Array.from({ length: 9 }, (_, index) => customerOf(60 + index, { ...fresh, owner: ownerOf(index) })));
    const { card } = await digest();
    expect(sizeOf(card)).toBeLessThanOrEqual(limitOf("digest"));
    const rows = numbersOn(card.content).filter(({ verb }) => verb === "gaps-by-owner");
    expect(rows.map(({ says }) => says)).toEqual([
      ...Array.from({ length: 9 }, () => "5 open · 3 new · 1 closed"),
      "2 open · 1 closed",
      "and 40 more",
    ]);
    expect(await disagreements(card.content)).toEqual([]);
  });

  it("can be paged through by owner", async () => {
    const owners = Array.from({ length: 12 }, (_, index) => `owner${String(index).padStart(2, "0")}@partner.example`);
    await put(owners.map((owner, index) => customerOf(index, { ...fresh, owner })));
    const seen: string[] = [];
    for (const page of [1, 2, 3]) {
      const { card } = await edge.as(alex).forges("gaps-by-owner", { page }, channel);
      seen.push(
        ...wordsOf(card)
          .split("\n")
          .filter((line) => owners.includes(line)),
      );
      expect(wordsOf(card).split("\n").includes("Next")).toBe(page < 3);
    }
    expect(seen.toSorted()).toEqual(owners);
  });
});
