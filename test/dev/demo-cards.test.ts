/** Whether all that the demo's cards say of one fact is the same, on every customer, at several moments. */
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Store } from "../../src/app/ports.ts";
import type { Customer } from "../../src/domain/customer/customer.ts";
import { openPrompt } from "../../src/domain/customer/checklist.ts";
import { knownAnswers } from "../../src/domain/gaps/find-gaps.ts";
import { checklistView } from "../../src/cards/messages/checklist.ts";
import type { Microsoft } from "../../src/dev/microsoft/world.ts";
import { evaluate } from "../../src/app/evaluate.ts";
import { openGaps, topics } from "../../src/domain/catalogue/gap-codes.ts";
import { startStandIn } from "../../src/dev/demo/microsoft.ts";
import { actorOf, manager, tenantId } from "../../src/dev/demo/people.ts";
import { loadSamples } from "../../src/dev/demo/samples.ts";
import { pastWorld } from "../../src/dev/world.ts";
import {
  claimPage,
  claimShares,
  claimTally,
  gapReport,
  gapsByOwner,
  unclaimedPage,
} from "../../src/app/customers/report.ts";
import { byOwnerView } from "../../src/cards/gaps/by-owner.ts";
import { gapsView } from "../../src/cards/gaps/gaps.ts";
import { digestView } from "../../src/cards/messages/digest.ts";
import { isMendedByLinking } from "../../src/cards/kit/act.ts";
import { messageCard } from "../../src/cards/messages/message.ts";
import { deadlineWords } from "../../src/cards/kit/dates.ts";
import type { Filter } from "../../src/domain/gaps/filter.ts";
import { deadlinesOf } from "../../src/domain/messages/deadlines.ts";
import { digestOf, ownWeekOf, waitingList } from "../../src/domain/messages/compose.ts";
import { isSamePerson } from "../../src/domain/people/person.ts";
import { dayOf, isoWeek } from "../../src/domain/time/time.ts";
import { openFileStore } from "../../src/store/files/files.ts";
import { customerReply } from "../../src/teams/customers/reply.ts";
import { reviewReply } from "../../src/teams/customers/review.ts";
import { gapsReply } from "../../src/teams/gaps/commands.ts";
import { readerOf, type Turn } from "../../src/teams/turn.ts";
import { expectByOwner, expectDigest, expectWholeList } from "../cards/sums.ts";
import { temporary } from "../folder.ts";
import { wordsOf } from "../teams/cards.ts";

const digest = { day: "Monday", time: "09:00", zone: "Europe/Amsterdam" } as const;
const began = "2026-11-27T09:30:00.000Z";

let store: Store;
let microsoft: Microsoft;
const undo: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  const folder = await mkdtemp(join(temporary, "demo-cards-"));
  undo.push(() => rm(folder, { recursive: true, force: true }));
  const standIn = await startStandIn(() => began, 3978);
  undo.push(() => standIn.services.stop());
  microsoft = standIn.microsoft;
  await loadSamples(`file:${folder}`, { now: began, serviceUrl: "http://localhost:56150/_connector", digest, standIn });
  store = await openFileStore(folder);
  undo.push(() => store.close());
  // Three months of the demo's past: more than ten seconds on a busy machine.
}, 60_000);

afterAll(async () => {
  for (const step of undo.toReversed()) await step();
});

/** A turn of the manager's at that moment. */
function turnAt(now: string): Turn {
  const world = pastWorld(store, { now }, digest);
  const organization = store.organization(tenantId);
  const place = { kind: "personal", conversation: "a" } as const;
  const person = { id: manager.id, name: manager.name };
  const about = () => undefined;
  return {
    world,
    organization,
    actor: actorOf(manager),
    person,
    place,
    now,
    zone: digest.zone,
    about,
  } as unknown as Turn;
}

type Element = Record<string, unknown>;

function elementsOf(node: unknown): Element[] {
  if (Array.isArray(node)) return node.flatMap(elementsOf);
  if (typeof node !== "object" || node === null) return [];
  return [node as Element, ...Object.values(node).flatMap(elementsOf)];
}

/** The lines of a part of a customer's card: their mark, their words, and what they open. */
function linesOf(card: object, part: string) {
  const found = elementsOf(card).find(({ id, type }) => id === part && type === "Container");
  return elementsOf(found?.["items"])
    .filter(({ type }) => type === "ColumnSet")
    .map(({ columns, selectAction }) => {
      const [mark = "", ...words] = wordsOf(columns as object).split("\n");
      return { mark, words: words.join("\n"), opens: JSON.stringify(selectAction ?? {}) };
    });
}

const number = (pattern: RegExp, words: string): number => Number(pattern.exec(words)?.[1] ?? 0);

const usdIn = (words: string): number => Number(words.replace(/[$,]/g, ""));

/** What was consumed, what of it counts, and what counts for nobody: one sum on every card, and no part goes unsaid. */
function expectMoneyAgrees({ usage, subscriptions }: Customer, shown: string, reviewed: string, both: string): void {
  const said = /^(\w{3}(?: \d{4})? \$.*)$/m.exec(reviewed)?.[1] ?? "";
  const months = said.split(/, (?=[A-Z])/).flatMap((words) => {
    const [, all, counted] = /(\$[\d,.]+)(?: \((none|\$[\d,.]+) counts for us\))?/.exec(words) ?? [];
    return all === undefined ? [] : [{ all: usdIn(all), counts: counted === "none" ? 0 : usdIn(counted ?? all) }];
  });
  const figures = usage.filter(({ acrUsd }) => acrUsd !== undefined);
  expect(months.length, both).toBe(figures.length);
  for (const [place, { uncounted = {} }] of figures.entries()) {
    const { all = 0, counts = 0 } = months[place] ?? {};
    const nobodys = Object.values(uncounted).reduce((sum, { usd }) => sum + Math.round(usd), 0);
    expect(all - counts, both).toBe(nobodys);
  }
  const [, sum, credit] = /\d months: (\$[\d,]*\d)(?:, (\$[\d,]+) of it)?/.exec(reviewed) ?? [];
  const total = (of: "all" | "counts") => months.reduce((one, month) => one + month[of], 0);
  if (sum !== undefined) expect([usdIn(sum), usdIn(credit ?? sum)], both).toEqual([total("all"), total("counts")]);
  const [before, last] = months.slice(-2);
  if (before !== undefined && last !== undefined && last.counts < before.counts * 0.85)
    expect(reviewed, both).toMatch(/consumption that counts for us fell|Reported Azure consumption fell/);
  // What does not count is named where the subscription stands, on both cards, ticked or not.
  for (const { id, seen } of subscriptions) {
    const { usd, of } = figures.find(({ month }) => month === seen?.month)?.uncounted?.[id] ?? { usd: 0, of: 0 };
    if (usd === 0) continue;
    const figure = `$${Math.round(usd).toLocaleString("en-US")}`;
    expect(reviewed, both).toContain(figure);
    if (usd === of) continue;
    expect(shown, both).toContain(`(${figure})`);
    expect(reviewed, both).not.toMatch(new RegExp(`✓\\n.*\\n.*\\(\\${figure}\\)`));
  }
}

// Later, questions are late and confirmations have expired.
it.each([began, "2026-12-11T09:30:00.000Z", "2027-03-29T09:30:00.000Z"])(
  "no card contradicts its gaps, the list or the review at %s",
  async (now) => {
    const turn = turnAt(now);
    const { customers, gapsById } = await evaluate(turn.world, turn.organization);
    const all = wordsOf((await gapsReply(turn, { by: "all" }, 1)).card);
    const open = customers.map(({ id }) => openGaps(gapsById.get(id)));
    const none = open.filter((gaps) => gaps.length === 0).length;
    expect(all).toContain(`${open.flat().length} gaps at ${open.length - none} of ${open.length} customers`);
    const waiting = wordsOf((await gapsReply(turn, { by: "waiting" }, 1)).card);
    expect(number(/No answer yet for (\d+)/, waiting)).toBe(number(/no answer yet for (\d+)/, all));

    // Partner Center, read last night, does not have three customers whose Azure October's report has as sold by us.
    const sellers = open
      .flat()
      .filter(({ code, item, topic }) => code === "V02" && topic === "pal" && item === undefined);
    expect(sellers.map(({ severity }) => severity)).toEqual(["medium", "medium", "medium"]);

    for (const customer of customers) {
      const gaps = openGaps(gapsById.get(customer.id));
      const { card } = await customerReply(turn, customer.id);
      const words = wordsOf(card.content);
      const says = `${customer.name}:\n${words}`;
      const about = (part: string) => linesOf(card.content, part);

      // As many as there are ticks.
      for (const [part, noun] of [
        ["claims", "workload"],
        ["subscriptions", "Azure subscription"],
      ] as const) {
        const marks = about(part).map(({ mark }) => mark);
        const [, inOrder = 0, of = 0] = new RegExp(`(\\d+) of (\\d+) ${noun}`).exec(words)?.map(Number) ?? [];
        if (marks.length < 6) {
          expect(inOrder, says).toBe(marks.filter((mark) => mark === "✓").length);
          expect(of, says).toBe(marks.filter((mark) => mark !== "·").length);
        }
      }
      // The page for links is for users, and Security for whom it concerns.
      const { identities } = customer;
      const isForUsers = identities.length === 0 || identities.some(({ kind }) => kind === "user" || kind === "guest");
      if (!isForUsers) expect(words, says).not.toContain("Partner link in the Azure portal");
      if (customer.subscriptions.length > 0 && customer.subscriptions.every(({ seen }) => seen?.security === false)) {
        const ofPal = gaps.filter(({ topic, designations }) => topic === "pal" && designations.includes("Security"));
        expect(
          ofPal.map(({ code }) => code).filter((code) => /^P|V02/.test(code)),
          says,
        ).toEqual([]);
      }
      // No tick beside what is wrong, and no line that is both.
      for (const line of ["claims", "subscriptions", "identities", "answers"].flatMap(about)) {
        if (line.mark === "✓") expect(line.words, says).not.toMatch(/But:|Next:|not linked|not verified|broken|lost/i);
      }
      // Nor beside what has a gap, however small; who sells is of no subscription, and of every one that is sold: all
      // have a tick where the report settles it, none where it is disputed.
      for (const gap of gaps) {
        const isSeller = gap.code === "V02" && gap.item === undefined;
        const shown = ["claims", "subscriptions", "identities"]
          .flatMap(about)
          .filter(({ words, opens }) =>
            isSeller ? /sell it|sold by us/.test(words) : opens.includes(`"${gap.item}"`),
          );
        const marks = [...new Set(shown.map(({ mark }) => mark))];
        if (isSeller && gap.severity === "low") expect(marks, says).toEqual(["✓"]);
        else expect(marks, says).not.toContain("✓");
      }
      for (const [place, topic] of ["cpor", "pal", "owner", "onboarding"].entries()) {
        const isSerious = gaps.some((gap) => gap.topic === topic && /critical|high/.test(gap.severity));
        if (isSerious) expect(about("answers")[place]?.mark, says).toMatch(/[✗!]/);
      }
      const isNew = customer.claims.length + customer.subscriptions.length + customer.usage.length === 0;
      if (isNew) expect(words, says).not.toMatch(/: in order\n/);
      // What a report of what is associated shows does not answer whether that is all, unless somebody said what there is.
      const isSaid =
        customer.checklist.answers.cpor !== undefined ||
        customer.history.some(({ what }) => /^claim (added|scoped)/.test(what));
      const [first] = about("answers");
      if (!isSaid) expect(first?.mark, says).not.toBe("✓");
      if (/waiting for the answer|Not answered yet/.test(first?.words ?? ""))
        expect(
          gaps.some(({ code }) => code === "G01"),
          says,
        ).toBe(false);
      if (/: in order\n/.test(words)) expect(words, says).not.toMatch(/\n[✗!]\n/);

      // The review says the same of the same items.
      const { content } = (await reviewReply(turn, customer.id)).card;
      const reviewed = wordsOf(content);
      const both = `${says}\n\n${reviewed}`;
      const ofSeller = gaps.find(({ code, item }) => code === "V02" && item === undefined);
      if (ofSeller !== undefined) expect(/disagrees/.test(reviewed), both).toBe(ofSeller.severity === "medium");
      const lost = [...reviewed.matchAll(/^((?:up to |\d+ to )?\d+ days?), since/gm)].map(([, one = ""]) => one);
      const longest = lost.toSorted((a, b) => number(/(\d+) day/, b) - number(/(\d+) day/, a))[0];
      expect(/((?:up to |\d+ to )?\d+ days?) without credit/.exec(words)?.[1], both).toBe(longest);
      expectMoneyAgrees(customer, words, reviewed, both);
    }
  },
);

/** `31 gaps at 22 of 40 customers`, as a list or a digest says it. */
const gapsAt = (words: string) => / (?:gaps?) at (\d+) of (\d+) customers?/.exec(words)?.slice(1, 3).map(Number);

it.each([began, "2026-12-11T09:30:00.000Z", "2027-03-29T09:30:00.000Z"])(
  "what comes by itself says the same as the lists and the customers' cards at %s",
  async (now) => {
    const turn = turnAt(now);
    const { organization, world } = turn;
    const evaluated = await evaluate(world, organization);
    const { customers, gapsById, people, context, names } = evaluated;
    const gapsOf = (id: string) => openGaps(gapsById.get(id));
    const list = async (filter: Filter) => wordsOf((await gapsReply(turn, filter, 1)).card);
    const reader = readerOf(turn);
    let asked = 0;

    // The digest: its number, its parts by owner, and what ends, against the lists behind them.
    const week = digestOf({ ...digest }, undefined, { ...evaluated, weeks: await organization.weeks.list() });
    const told = wordsOf(messageCard(week, reader));
    const openIn = customers.flatMap(({ id }) => gapsOf(id));
    expect(week.gaps).toHaveLength(openIn.length);
    expect(told).toContain(`: ${openIn.length} gaps`);
    expect(week.byOwner.reduce((sum, { open }) => sum + open, 0)).toBe(openIn.length);
    const ending = await list({ by: "ending" });
    expect(number(/^(\d+) deadlines?/m, ending) || number(/^(\d+) gaps?/m, ending), ending).toBe(week.ending.length);
    for (const { gap } of week.urgent) expect(openIn.map(({ key }) => key)).toContain(gap.key);
    const share = /(\d+) of (\d+) customers have nothing open/.exec(await list({ by: "all" }));
    if (share !== null) expect([week.covered, week.customers]).toEqual(share.slice(1).map(Number));

    // Every sum that a card says, and the same number on each.
    const viewer = { actor: turn.actor, personal: false };
    const whole: readonly Filter[] = [
      { by: "all" },
      { by: "customers" },
      ...topics.map((topic): Filter => ({ by: "topic", topic })),
      ...people.map(({ id }): Filter => ({ by: "all", whose: { kind: "owner", person: id } })),
    ];
    for (const filter of whole) {
      const made = await gapReport(world, organization, viewer, { filter, page: 1 });
      if ("missing" in made) throw new Error(made.missing);
      if (made.report.totals.gaps > 0) expectWholeList(gapsView({ report: made.report, names, reader }));
    }
    expect(expectDigest(digestView(week, reader))).toBe(openIn.length);
    const owners = await gapsByOwner(world, organization, viewer);
    expect(expectByOwner(byOwnerView(owners), owners.byOwner)).toBe(openIn.length);
    const { tally } = await claimTally(world, organization, viewer, {});
    expect(tally.states.reduce((sum, { claims }) => sum + claims, 0)).toBe(tally.claims);
    for (const by of ["workload", "owner"] as const) {
      const { shares } = await claimShares(world, organization, viewer, { by });
      expect(shares.reduce((sum, { claims }) => sum + claims, 0)).toBe(tally.claims);
    }
    const claimed = await claimPage(world, organization, viewer, { page: 1 });
    const unclaimed = await unclaimedPage(world, organization, viewer, { page: 1 });
    expect(claimed.customers + unclaimed.found.listed).toBe(unclaimed.of);
    expect([...unclaimed.byOwner.values()].reduce((sum, many) => sum + many, 0)).toBe(unclaimed.found.listed);

    for (const person of people) {
      const own = ownWeekOf(evaluated, person, isoWeek(dayOf(now, digest.zone)));
      const says = `${person.name}:\n${wordsOf(messageCard(own, { ...reader, person }))}`;
      const owns = customers.filter(({ owner }) => isSamePerson(owner, person));
      const mine = wordsOf(
        (await gapsReply(turn, { by: "all", whose: { kind: "answering", person: person.id } }, 1)).card,
      );
      const counted = gapsAt(mine);
      // Whoever owns nothing, or has nothing open, is told so in words.
      const waiting = own.rest?.waiting ?? 0;
      const both = `${says}\n\n${mine}`;
      const withGaps = counted?.[0] ?? 0;
      // Who was asked and has not answered may have no gap yet.
      expect(own.due.length + waiting, both).toBeGreaterThanOrEqual(withGaps);
      expect(own.due.length + waiting, both).toBeLessThanOrEqual(withGaps + number(/no answer yet for (\d+)/, mine));
      const part =
        own.due.length === owns.length ? "^(All \\d+ of|Your|Both) " : `^${own.due.length} of your ${owns.length} `;
      if (own.due.length > 0) expect(says).toMatch(new RegExp(part, "m"));
      for (const { customer, gaps } of own.due) {
        expect(gaps.map(({ key }) => key).toSorted()).toEqual(
          gapsOf(customer.id)
            .map(({ key }) => key)
            .toSorted(),
        );
      }
    }

    // A row of who is asked counts the questions that its checklist asks, whatever gaps there are beside them.
    for (const customer of customers) {
      const prompt = openPrompt(customer);
      const person = people.find((one) => isSamePerson(prompt?.to, one));
      if (prompt === undefined || person === undefined || Object.keys(customer.checklist.answers).length > 0) continue;
      const own = { ...reader, person };
      const gaps = gapsOf(customer.id);
      const known = knownAnswers(customer, context);
      const { questions } = checklistView({ customer, prompt, gaps, names, reader: own, known });
      const listed = wordsOf(messageCard(waitingList(evaluated, person, [customer]), own));
      expect(number(/(\d+) questions? to answer/, listed), listed).toBe(questions.length);
      asked += 1;
    }
    expect(asked).toBeGreaterThan(3);

    // An alert names the day that the customer's card, the list and the digest name.
    const days = [...Array(400).keys()];
    for (const customer of customers) {
      const due = deadlinesOf(customer, gapsById.get(customer.id), { ...context, days });
      const card = wordsOf((await customerReply(turn, customer.id)).card.content);
      for (const { gap } of due) {
        const rows = [{ customer, gap }];
        const message = { kind: "deadlines", rows, escalated: false, names, today: context.today } as const;
        const alert = wordsOf(messageCard(message, reader));
        const by = deadlineWords(gap.deadline, context.today);
        expect(alert).toContain(by);
        expect(card, alert).toContain(by.replace(/^by /, "y ").slice(1).trim());
      }
    }
  },
);

it.each([
  ["Adventure Works Cycles", "names-home-account"],
  ["Graphic Design Institute", "needs-consent"],
])("the tour's Link it now stands on the card of %s, whose directory %s", async (wanted, policy) => {
  const { customers, gapsById } = await evaluate(turnAt(began).world, turnAt(began).organization);
  const { id = "" } = customers.find(({ name }) => name === wanted) ?? {};
  expect(openGaps(gapsById.get(id)).some(isMendedByLinking)).toBe(true);
  expect(microsoft.policies?.get(id)).toBe(policy);
});
