/** Every card with names that people and files really come with, and with any other, made by the real card functions. */
import { utc } from "../domain/customers.ts";
import { fc } from "../properties.ts";
import { describe, expect, it } from "vitest";
import { addForm } from "../../src/cards/forms/add.ts";
import { againCard } from "../../src/cards/messages/reconfirm.ts";
import { associatedCard } from "../../src/cards/customer/associated.ts";
import { assignForm } from "../../src/cards/forms/assign.ts";
import { byOwnerCard } from "../../src/cards/gaps/by-owner.ts";
import { checklistCard } from "../../src/cards/messages/checklist.ts";
import { chooseCard } from "../../src/cards/forms/choose.ts";
import { claimFormCard } from "../../src/cards/forms/claim.ts";
import { customerCard } from "../../src/cards/customer/customer.ts";
import { digestCard } from "../../src/cards/messages/digest.ts";
import { gapsCard } from "../../src/cards/gaps/gaps.ts";
import { snoozeForm } from "../../src/cards/forms/absence.ts";
import { formCard } from "../../src/cards/forms/form.ts";
import { helpCard } from "../../src/cards/organization/help.ts";
import { identityFormCard } from "../../src/cards/forms/identity.ts";
import { columnsFormCard } from "../../src/cards/forms/import-question.ts";
import { importSummaryCard } from "../../src/cards/organization/import-summary.ts";
import { noticeCard } from "../../src/cards/kit/notice.ts";
import { onboardingCard } from "../../src/cards/customer/onboarding.ts";
import { pasteForm } from "../../src/cards/forms/paste.ts";
import { savedCard } from "../../src/cards/messages/saved.ts";
import { limitOf, sizeOf, type Card } from "../../src/cards/kit/render.ts";
import { subscriptionForm } from "../../src/cards/forms/subscription.ts";
import { weeklyCard } from "../../src/cards/messages/weekly.ts";
import { welcomeCard } from "../../src/cards/messages/welcome.ts";
import { whyCard } from "../../src/cards/gaps/why.ts";
import type { Customer } from "../../src/domain/customer/customer.ts";
import type { Gap } from "../../src/domain/catalogue/gap-codes.ts";
import { readMarkdown } from "../../src/dev/gallery/markdown.ts";
import { crowded, crowdedClaims } from "./association-samples.ts";
import { walk } from "./expanded.ts";
import * as facts from "./facts.ts";
import { lint } from "./lint.ts";
import { shipped } from "../world.ts";

/** Every card that shows text of others, with that text in every place that takes any. */
function everyCard(said: string): Record<string, Card> {
  const names = new Map([facts.megan, facts.isaiah, facts.patti, facts.ada].map((person) => [person, said]));
  const customer: Customer = {
    ...facts.everythingLong.customer,
    name: said,
    domain: said,
    relationship: said,
    claims: Array.from({ length: 12 }, (_, n) => facts.aClaim(`${said}${n}`, { claimId: said })),
    subscriptions: Array.from({ length: 12 }, (_, n) => facts.aSubscription(n, { name: said })),
    checklist: {
      revision: 7,
      answers: facts.answers({ cpor: "no", pal: "n/a", owner: "unsure", onboarding: "yes" }),
      prompt: facts.aPrompt(),
    },
    history: Array.from({ length: 12 }, () => ({
      at: facts.now,
      by: facts.ada,
      what: said,
      item: said,
      from: said,
      to: said,
      note: said,
    })),
  };
  const gap = (item?: string): Gap => ({
    ...facts.actionRequired,
    ...(item === undefined ? {} : { item }),
    customer: customer.id,
    what: `${said}: ${said}`,
    next: `${said} ${said}`,
  });
  const gaps = [
    "cpor",
    "pal",
    ...customer.claims.map((one) => one.id),
    ...customer.subscriptions.map((one) => one.id),
  ].map(gap);
  const rows = Array.from({ length: 10 }, () => ({ customer, gaps: [gap(), gap()] }));
  const { reader } = facts;
  return {
    add: formCard(
      addForm({
        people: [{ id: facts.ada, name: said }],
        catalogue: shipped.catalogue,
        draft: {
          name: said,
          id: said,
          domain: said,
          person: said,
          isNew: true,
          workloads: [said],
          azure: true,
          later: [said],
        },
        problem: said,
      }),
    ),
    again: againCard({ customer, prompt: facts.aPrompt(), names, reader }),
    assign: formCard(
      assignForm({
        customer,
        people: [{ id: facts.ada, name: said }],
        likely: [facts.ada, facts.megan],
        names,
        reader,
        problem: said,
      }),
    ),
    associated: associatedCard({
      about: facts.withItems({ customer, gaps, names, reader, manager: true }),
      headline: `${said} recorded`,
      claim: facts.aClaim(said, { claimId: said }),
      subscription: facts.aSubscription(1, { name: said }),
      identities: Array.from({ length: 12 }, () => facts.anIdentity(said)),
      says: [said],
    }),
    "claim-form": claimFormCard({
      customer,
      claim: facts.aClaim(said, { claimId: said }),
      catalogue: shipped.catalogue,
      reader,
      draft: { scopeNote: said, claimId: said, proofRef: said },
      problem: said,
    }),
    "claim-form of any": claimFormCard({ customer, catalogue: shipped.catalogue, reader, problem: said }),
    "identity-form": identityFormCard({
      customer,
      identity: facts.anIdentity(said, {
        roles: Array.from({ length: 8 }, () => ({ subscription: "*", role: said, permanence: "eligible" as const })),
      }),
      people: Array.from({ length: 50 }, (_, index) => ({ id: `${facts.ada}${index}`, name: said })),
      draft: { label: said, otherRole: said },
      problem: said,
    }),
    "columns-form": columnsFormCard({
      file: { id: "1", name: said },
      kind: "claims",
      header: [said, said],
      wanted: [{ field: "id", called: "Microsoft ID", required: true }],
      problem: said,
    }),
    proof: formCard(pasteForm({ customer, problem: said })),
    subscription: formCard(
      subscriptionForm({
        customer,
        subscription: facts.aSubscription(1, { name: said }),
        draft: { name: said, scopeNote: said },
        problem: said,
      }),
    ),
    "by-owner": byOwnerCard({ byOwner: facts.aDigest().byOwner, names, today: facts.today }),
    checklist: checklistCard({
      customer,
      prompt: facts.aPrompt({ because: "asked" }),
      gaps,
      names,
      reader,
      problem: said,
      draft: { answers: {}, note: said },
    }),
    choose: chooseCard({
      words: said,
      customers: Array.from({ length: 20 }, () => customer),
      then: "assign",
      person: { id: facts.ada, name: said },
    }),
    customer: customerCard(facts.withItems({ customer, gaps: [...gaps, gap()], names, reader, manager: true })),
    digest: digestCard(
      facts.aDigest({
        gaps: Array.from({ length: 20 }, () => gap()),
        ending: Array.from({ length: 20 }, () => gap()),
        customersById: new Map([[customer.id, { name: said, owner: facts.ada }]]),
        names,
        byOwner: Array.from({ length: 20 }, () => ({
          owner: facts.megan,
          open: 3,
          closed: 1,
          expired: 2,
          snoozed: 1,
          oldest: "2026-01-01",
        })),
        unreached: Array.from({ length: 5 }, () => ({ person: facts.isaiah, because: said })),
      }),
      facts.channelReader,
    ),
    gaps: gapsCard({
      report: facts.aReport({ rows, filter: { by: "all", whose: { kind: "answering", person: facts.ada } } }),
      names,
      reader: facts.channelReader,
    }),
    "good-news": gapsCard({
      report: facts.aReport(
        { rows: [], filter: { by: "all", whose: { kind: "answering", person: facts.ada } } },
        { gaps: 0 },
      ),
      names,
      reader: facts.channelReader,
    }),
    form: formCard(snoozeForm({ customer, because: said, problem: said, today: "2026-11-23", calendar: utc.calendar })),
    help: helpCard({
      groups: [{ heading: "Look", commands: [{ usage: `gaps ${said}`, does: said }] }],
      one: { usage: `gaps ${said}`, does: said },
    }),
    "import-summary": importSummaryCard({
      file: said,
      summary: facts.anImport({ refused: Array.from({ length: 30 }, (_, line) => ({ line, refused: said })) }),
    }),
    notice: noticeCard({ headline: `About ${said}`, says: [said, said] }),
    onboarding: onboardingCard({ customer, names, reader }),
    saved: savedCard({
      customer,
      because: "reassigned",
      gaps,
      names,
      reader: facts.channelReader,
      next: customer,
    }),
    weekly: weeklyCard(facts.aWeek({ due: [...rows, ...rows], names }), reader),
    welcome: welcomeCard({ place: "personal", by: said, manager: true, customers: 0 }),
    why: whyCard(said, {
      ...shipped,
      today: "2026-11-23",
      manager: true,
      partnerIds: [],
    }),
  };
}

/** Pages of Microsoft's that our own words open. */
const microsofts = /^https:\/\/(partner\.microsoft|portal\.azure)\.com\//;

/** Text that a TextBlock or a fact would draw as more than words, beside our own bold. */
function drawn(card: Card): string[] {
  return [...walk(card.content)].flatMap(({ element, path }) =>
    ["text", "value", "title"].flatMap((key) => {
      const value = element[key];
      const isMarkdown =
        element["type"] === "TextBlock" || (!("type" in element) && "title" in element && !("style" in element));
      if (typeof value !== "string" || !isMarkdown || path.includes("choices")) return [];
      return readMarkdown(value)
        .filter(
          (part) =>
            Object.keys(part).some(
              (style) =>
                style !== "text" && style !== "bold" && !(style === "link" && microsofts.test(part.link ?? "")),
            ) ||
            (part.bold && part.text.includes("§")),
        )
        .map((part) => `${path}: ${JSON.stringify(part)}`);
    }),
  );
}

/** Texts in which a mention could come alive; what stands in an input is nobody's to draw. */
function mentions(card: Card): string[] {
  return [...walk(card.content)].flatMap(({ element, path }) =>
    Object.entries(element).flatMap(([key, value]) =>
      key !== "value" && typeof value === "string" && value.includes("<at>") ? [`${path}.${key}: ${value}`] : [],
    ),
  );
}

const hostile = {
  ...facts.awkwardNames,
  boldMarked: "**§bold§** __§bold§__ *§* _§_",
  nested: "[**§**](https://evil.example) ![](x)",
  stars: "*".repeat(300),
  brackets: "[](".repeat(100),
  emoji: "👩‍👩‍👧‍👦".repeat(40),
  zalgo: `Z${"\u0335\u0300\u0311".repeat(400)}`,
};

describe.each(Object.entries(hostile))("with the name %s", (_, said) => {
  const cards = Object.entries(everyCard(said));

  it.each(cards)("the %s card draws it as written and stays small", (name, card) => {
    expect(drawn(card)).toEqual([]);
    expect(mentions(card)).toEqual([]);
    expect(sizeOf(card), "size").toBeLessThanOrEqual(limitOf(name));
    expect(
      lint(card.content as Record<string, unknown>).filter((fault) => !fault.includes("text is not empty")),
    ).toEqual([]);
    expect(card.summary).not.toMatch(/\n|<at/);
    expect(card.summary.length).toBeGreaterThan(3);
  });
});

it("draws any text at all as written, in every card, small enough to send", () => {
  const anything = fc.oneof(
    fc.string({ maxLength: 400 }),
    fc.string({
      unit: fc.constantFrom("*", "_", "[", "]", "(", ")", "\\", "<at>", "§", " ", "ش", "&lt;", "${x}"),
      maxLength: 400,
    }),
  );
  fc.assert(
    fc.property(anything, (said) => {
      for (const [name, card] of Object.entries(everyCard(said))) {
        expect(drawn(card), name).toEqual([]);
        expect(sizeOf(card), name).toBeLessThanOrEqual(limitOf(name));
      }
    }),
    { numRuns: 15 },
  );
}, 120_000);

const { long } = facts.awkwardNames;
const { customer: withEverything } = facts.everythingLong;
it.each<[string, Card]>([
  [
    "claim-form",
    claimFormCard({
      customer: { ...withEverything, claims: crowdedClaims(60) },
      catalogue: crowded(60),
      reader: facts.reader,
      problem: long,
    }),
  ],
  [
    "by-owner",
    byOwnerCard({
      byOwner: facts.manyOwners(40).map((owner) => ({ ...owner, unreachable: long })),
      names: new Map([...facts.manyNames(40).keys()].map((person) => [person, long])),
      today: facts.today,
    }),
  ],
])("the %s card is small enough to send with more on it than anybody has", (name, card) => {
  expect(sizeOf(card)).toBeLessThanOrEqual(limitOf(name));
});

it("shows an expression in a name as it is, and computes nothing", () => {
  const { gaps } = everyCard(facts.awkwardNames.expression);
  expect(JSON.stringify(gaps?.content)).toContain("${1+1} ${customer.name}");
});
