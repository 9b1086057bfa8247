/** The checklist on a customer's card, beside what is open about it. */
import { expect, it } from "vitest";
import { customerView } from "../../../src/cards/customer/customer.ts";
import type { CustomerFacts } from "../../../src/cards/customer/facts.ts";
import type { GapCode, Severity } from "../../../src/domain/catalogue/gap-codes.ts";
import type { AnswerValue } from "../../../src/domain/customer/customer.ts";
import { aSubscription } from "../../domain/gaps/rules/cases.ts";
import { aGap, answers, aPrompt, contoso, megan, names, reader, withItems } from "../facts.ts";

it.each<[string, GapCode | undefined, string]>([
  ["no gap about it", undefined, "✓"],
  ["a low gap about it", "P11", "?"],
  ["a high gap about it", "P01", "✗"],
  ["a high gap about something else", "C01", "✓"],
])("a yes about PAL beside %s", (_, code, mark) => {
  const customer = {
    ...contoso,
    checklist: { ...contoso.checklist, answers: answers({ cpor: "yes", pal: "yes", owner: "yes", onboarding: "yes" }) },
  };
  const topic = code === "C01" ? "cpor" : "pal";
  const severity = code === "P11" ? "low" : "high";
  const gap = code && aGap(customer, code, { topic, severity, what: "Production has no link" });
  const view = customerView(
    withItems({ customer, gaps: gap === undefined ? [] : [gap], names, reader, manager: true }),
  );
  const line = view.parts.find(({ id }) => id === "answers")?.lines.find(({ what }) => what.startsWith("PAL"));
  expect(line?.mark).toBe(mark);
  expect(line?.sub.includes("But: Production has no link")).toBe(gap?.topic === "pal");
});

it("a yes that a report shows says both who answered and what shows it, as the card after saving does", () => {
  const seen = { month: "2026-10-01", consumes: true, attributed: true, adminTypes: ["Owner"], partnerIds: [] };
  const customer = {
    ...contoso,
    subscriptions: [aSubscription({ seen })],
    checklist: { ...contoso.checklist, answers: answers({ pal: "yes" }) },
  };
  const view = customerView(withItems({ customer, gaps: [], names, reader, manager: true }));
  const line = view.parts.find(({ id }) => id === "answers")?.lines.find(({ what }) => what.startsWith("PAL"));
  expect(line?.sub).toMatch(/^Yes · you, today · valid until .* · seen in October's usage report$/);
});

it.each<[string, AnswerValue, string, Severity | undefined, string, string]>([
  ["no that has run out, beside a high gap", "no", "2026-06-01", "high", "✗", "expired"],
  ["yes that has run out, beside nothing", "yes", "2026-06-01", undefined, "?", "expired"],
  ["not sure, beside a high gap", "unsure", "2026-11-20", "high", "✗", "But: Production: no PAL"],
  ["not sure, beside nothing", "unsure", "2026-11-20", undefined, "?", "Not sure"],
])("an answer %s, has the mark of what is open", (_, says, on, severity, mark, words) => {
  const given = { says, by: megan, at: `${on}T09:00:00.000Z` };
  const customer = { ...contoso, checklist: { ...contoso.checklist, answers: { pal: given } } };
  const gaps =
    severity === undefined ? [] : [aGap(contoso, "P01", { topic: "pal", severity, what: "Production: no PAL" })];
  const view = customerView(withItems({ customer, gaps, names, reader, manager: true }));
  const line = view.parts.find(({ id }) => id === "answers")?.lines.find(({ what }) => what.startsWith("PAL"));
  expect(line?.mark).toBe(mark);
  expect(line?.sub).toContain(words);
});

it.each([
  [true, "Said not to apply, but the one Azure subscription on record is in order"],
  [undefined, "Said not to apply, but a subscription is in scope"],
])("what is said not to apply and is in scope, in order as the card says: %j", (attributed, words) => {
  const seen = { month: "2026-10-01", consumes: true, attributed: true, adminTypes: ["Owner"], partnerIds: [] };
  const customer = {
    ...contoso,
    subscriptions: attributed === undefined ? [] : [aSubscription({ seen })],
    checklist: { ...contoso.checklist, answers: answers({ pal: "n/a" }) },
  };
  const what = "PAL: said not to apply, but a subscription is in scope";
  const gaps = [aGap(customer, "Q2", { topic: "pal", severity: "low", item: "pal", what })];
  const view = customerView(withItems({ customer, gaps, names, reader, manager: true }));
  const line = view.parts.find(({ id }) => id === "answers")?.lines.find((one) => one.what.startsWith("PAL"));
  expect(line?.sub).toContain(words);
});

it.each<[string, Partial<CustomerFacts>, string, string]>([
  [
    "was asked yesterday",
    { gaps: [aGap(contoso, "Q4", { severity: "info", item: "onboarding", since: "2026-11-22" })] },
    "?",
    "Asked yesterday, waiting for the answer",
  ],
  [
    "was asked yesterday, and a subscription says no",
    {
      gaps: [
        aGap(contoso, "P01", { topic: "pal", severity: "high", what: "Production: no PAL" }),
        aGap(contoso, "Q4", { severity: "info", item: "onboarding", since: "2026-11-22" }),
      ],
    },
    "✗",
    "Asked yesterday, waiting for the answer. Known already: Production: no PAL",
  ],
  ["has nobody to answer it", { gaps: [aGap(contoso, "G01", { topic: "owner" })] }, "?", "Nobody to ask yet"],
  ["is late", {}, "?", "Not answered yet"],
  [
    "is known in part, of two",
    { known: { inPart: { pal: { items: 2, by: { kind: "sale" } } } } },
    "?",
    "Not answered yet. Both Azure subscriptions on record are sold by us. If that's all, answer yes.",
  ],
  [
    "is known in part",
    { known: { inPart: { pal: { items: 3, by: { kind: "imported", on: "2026-10-31" } } } } },
    "?",
    "Not answered yet. All 3 Azure subscriptions on record are associated, seen in October's report. If that's all, answer yes.",
  ],
])("a question about PAL without an answer that %s", (_, parts, mark, says) => {
  const customer = { ...contoso, checklist: { ...contoso.checklist, answers: {} } };
  const view = customerView(withItems({ customer, gaps: [], names, reader, manager: true, ...parts }));
  const line = view.parts.find(({ id }) => id === "answers")?.lines.find(({ what }) => what.startsWith("PAL"));
  expect([line?.mark, line?.sub]).toEqual([mark, says]);
});

it("a question that waits says the day of its prompt, as lists do, though the owner has had the customer again since", () => {
  const at = "2026-11-20T08:00:00.000Z";
  const checklist = { ...contoso.checklist, answers: {}, prompt: aPrompt({ at }) };
  const customer = { ...contoso, ownerSince: "2026-11-23T08:00:00.000Z", checklist };
  const gaps = [aGap(contoso, "Q4", { severity: "info", item: "onboarding", since: "2026-11-23" })];
  const view = customerView(withItems({ customer, gaps, names, reader, manager: true }));
  const line = view.parts.find(({ id }) => id === "answers")?.lines.find(({ what }) => what.startsWith("PAL"));
  expect(line?.sub).toBe("Asked 20 Nov, waiting for the answer");
});

it("a yes beside a high gap that is snoozed is no tick: it says that it is snoozed", () => {
  const given = answers({ cpor: "yes", pal: "yes", owner: "yes", onboarding: "yes" });
  const customer = { ...contoso, checklist: { ...contoso.checklist, answers: given } };
  const gap = aGap(customer, "P01", {
    topic: "pal",
    severity: "high",
    what: "Production has no link",
    snoozedUntil: "2026-12-04",
  });
  const view = customerView(withItems({ customer, gaps: [gap], names, reader, manager: true }));
  const line = view.parts.find(({ id }) => id === "answers")?.lines.find(({ what }) => what.startsWith("PAL"));
  expect(line?.mark).toBe("✗");
  expect(line?.sub).toContain("But: Production has no link, snoozed until Fri 4 Dec");
});
