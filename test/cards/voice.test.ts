/** One voice over all cards: an instruction is whole, a day has one name, a button says what it does in full. */
import { describe, expect, it } from "vitest";
import { customerCard, customerView } from "../../src/cards/customer/customer.ts";
import { claimForm } from "../../src/cards/forms/claim.ts";
import { customerLengths } from "../../src/cards/customer/facts.ts";
import { historyFacts } from "../../src/cards/customer/history.ts";
import { recapFacts } from "../../src/cards/customer/recap.ts";
import { details, placeWords } from "../../src/cards/kit/rows.ts";
import { savedView } from "../../src/cards/messages/saved.ts";
import { weeklyCard, weeklyView } from "../../src/cards/messages/weekly.ts";
import { newCustomer } from "../../src/domain/customer/customer.ts";
import { gapsOf } from "../../src/domain/gaps/find-gaps.ts";
import { dayOf } from "../../src/domain/time/time.ts";
import type { OwnerWeek } from "../../src/domain/messages/message.ts";
import { readCatalogue } from "../../src/workloads.ts";
import { expand, readJson, sampleFiles, walk } from "./expanded.ts";
import { aContext } from "../domain/contexts.ts";
import {
  aClaim,
  aCustomer,
  aGap,
  aWeek,
  answers,
  anAnswer,
  awkwardNames,
  contoso,
  litware,
  names,
  withItems,
  now,
  reader,
  today,
} from "./facts.ts";

const long = `${"Run what is written here, ".repeat(13)}then paste it`;
const week = (due: OwnerWeek["due"]): OwnerWeek => aWeek({ due, owned: 11 });

/** What people read, by the properties that hold it. */
const readable = ["text", "title", "tooltip", "label", "speak", "fallbackText", "errorMessage", "altText"];
/** Where a whole id is what people need: in a command, an address of the portal's, a text to send, and as an example. */
const needed = /--tenant \S+|\bTenant ID: \S+|\/subscriptions\/\S+|portal\.azure\.com\/\S+|such as \S+/g;

it.each(sampleFiles)("names nobody and nothing by a raw id in $file", ({ file, template }) => {
  const read = [...walk(expand(template, readJson(file)))].flatMap(({ element }) =>
    readable.map((key) => element[key]).filter((value) => typeof value === "string"),
  );
  const raw = read.filter((words) => /[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}/i.test(words.replace(needed, "")));
  expect(raw).toEqual([]);
});

describe("a next step", () => {
  it("longer than a row used to be stands in the owner's week to its last word", () => {
    const { rows } = weeklyView(week([{ customer: contoso, gaps: [aGap(contoso, "P01", { next: long })] }]), reader);
    expect(rows[0]?.what).toBe(long);
  });

  it("is whole or left out on every size of card", () => {
    const due = [{ customer: contoso, gaps: [aGap(contoso, "P01", { next: long })] }];
    for (const detail of details) {
      const [row] = weeklyView(week(due), reader, detail).rows;
      if (detail.next >= long.length) expect(row?.what).toBe(long);
      else expect(row?.what).not.toContain("Run");
    }
    for (const length of customerLengths) {
      const card = customerView(
        withItems({ customer: contoso, gaps: due[0]?.gaps ?? [], names, reader, manager: true }),
        length,
      );
      for (const { sub } of card.parts.flatMap(({ lines, rows }) => [...lines, ...rows])) {
        expect(sub).not.toMatch(/\*\*Next:\*\*(?! Run[^]*then paste it$)/);
      }
    }
  });

  it("does not name the command for the card that it stands on", () => {
    const customer = newCustomer({ ...aCustomer(9, { name: "Relecloud" }), ownerSince: "2026-04-01T08:00:00.000Z" });
    const gaps = gapsOf(customer, aContext({ today }));
    const card = JSON.stringify(customerCard(withItems({ customer, gaps, names, reader, manager: false })).content);
    expect(card).toContain("**Next:** Answer the questions");
    expect(card).not.toContain("Write:");
    expect(JSON.stringify(savedView({ customer, because: "saved", gaps, names, reader }))).not.toContain("Write:");
  });
});

describe("a button", () => {
  it.each([
    ["Litware, Inc.", "Start with Litware", "Next: Litware"],
    [awkwardNames.long, "Start with the first", "Next customer"],
  ])("for %s has a title that is not cut", (name, start, next) => {
    const customer = { ...litware, name };
    expect(weeklyView(week([{ customer, gaps: [] }]), reader).buttons[0]?.title).toBe(start);
    const recorded = savedView({ customer: contoso, because: "saved", gaps: [], names, reader, next: customer });
    expect(recorded.buttons[0]?.title).toBe(next);
  });
});

describe("today", () => {
  it.each([
    ["today, the same as where nothing is filled in", today, "Status since (empty: today)"],
    ["earlier", "2026-11-12", "Status since (empty: today for a new status, else 12 Nov)"],
  ])("is said once of a claim whose status is since %s", (_, statusSince, label) => {
    const claim = aClaim("Teams", { statusSince });
    const { fields } = claimForm({ customer: contoso, claim, catalogue: readCatalogue(), reader });
    expect(fields.map((field) => ("label" in field ? field.label : undefined))).toContain(label);
  });

  it("reads “today” on every line of a customer, whether it was answered, verified or approved", () => {
    const { parts } = customerView(
      withItems({
        customer: {
          ...contoso,
          checklist: { revision: 1, answers: answers({ pal: "yes" }, now) },
          claims: [
            {
              id: "c1",
              workload: "teams",
              scope: { is: "in" },
              status: "Approved",
              statusSince: today,
              evidence: { kind: "reported", by: reader.person?.id ?? "", at: now },
            } as (typeof contoso.claims)[number],
          ],
        },
        gaps: [],
        names,
        reader,
        manager: false,
      }),
    );
    const said = JSON.stringify(parts);
    expect(said).toContain("Approved today");
    expect(said).toContain("you, today");
    expect(said).not.toContain("23 Nov");
  });

  it("is the last day of an answer by the same name", () => {
    const held = {
      ...contoso,
      checklist: { revision: 1, answers: { pal: anAnswer("yes", "2026-08-25T08:00:00.000Z") } },
    };
    const view = savedView({ customer: held, because: "repeated", gaps: [], names, reader });
    expect(view.context).toContain("valid until today");
  });
});

describe("the owner's week", () => {
  it.each([
    [1, 1, "Your customer needs you"],
    [2, 2, "Both your customers need you"],
    [3, 3, "All 3 of your customers need you"],
    [1, 11, "1 of your 11 customers needs you"],
    [3, 11, "3 of your 11 customers need you"],
  ])("with %i of %i due says “%s”", (due, owned, title) => {
    const rows = Array.from({ length: due }, () => ({ customer: contoso, gaps: [] }));
    expect(weeklyCard({ ...week(rows), owned }, reader).summary).toBe(title);
  });

  it.each([
    [1, 1, "The customer you look after needs you"],
    [2, 2, "Both customers you look after need you"],
    [3, 3, "All 3 customers you look after need you"],
    [1, 11, "1 of the 11 customers you look after needs you"],
  ])("with %i of %i due, some of whom are an absent colleague's, says “%s”", (due, owned, title) => {
    const rows = Array.from({ length: due }, () => ({ customer: contoso, gaps: [] }));
    expect(weeklyCard({ ...week(rows), owned, standsIn: true }, reader).summary).toBe(title);
  });
});

describe("a history that is cut in a channel", () => {
  const entries = [{ key: "k", entry: { at: now, by: "system", what: "imported" } }];
  it.each([
    [{}, "export history"],
    [{ customer: { id: contoso.id, name: "Contoso Ltd." } }, "export history Contoso Ltd."],
    [
      { person: { id: "p1", name: "Megan Bowen" }, from: "2026-11-01", to: "2026-11-20" },
      "export history Megan Bowen since 2026-11-01 until 2026-11-20",
    ],
    [{ by: { id: "p1", name: "Megan Bowen" }, from: "2026-11-01" }, "export history by Megan Bowen since 2026-11-01"],
  ])("narrowed to %j says the command for the same entries", (asked, command) => {
    const facts = { entries, total: 30, customers: 1, names, reader, asked };
    expect(historyFacts({ ...facts, file: false }).context).toContain(`All of them: ${command} in our personal chat`);
    expect(historyFacts({ ...facts, file: true }).context).not.toContain("export history");
  });
});

describe("a period at a glance", () => {
  const recap = {
    from: "2026-11-16",
    shares: new Map(),
    sent: [],
    moved: [],
    customers: [{ id: "c", name: "Contoso Ltd." }],
    gaps: {
      after: { open: 7, covered: 3, customers: 10 },
      before: { day: "2026-11-16", week: { open: 9, covered: 1, customers: 10 } },
      change: { since: "2026-11-16", closed: ["c/G01", "c/P01"], opened: [] },
    },
  };
  const facts = { recap, names, reader, catalogue: readCatalogue() };

  it("says in its headline what was closed, where a digest began it, and else what is open", () => {
    expect(recapFacts(facts).headline).toBe("Since 16 Nov: 2 gaps closed, 0 new");
    expect(recapFacts({ ...facts, recap: { ...recap, from: "2026-11-18" } }).headline).toBe(
      "Since 18 Nov: 7 gaps open, 9 on 16 Nov",
    );
  });

  it("names where it was, begins with the kind that is asked about, and has all of it behind a button", () => {
    const { lines = [], buttons } = recapFacts({ ...facts, first: "linked" });
    expect(lines.map(({ what, sub }) => `${what} ${sub}`.trim())).toEqual([
      "PAL linked: 0",
      "Gaps closed: 2 Contoso Ltd.",
    ]);
    expect(JSON.stringify(buttons)).toContain("history since 2026-11-16");
  });
});

describe("a place in a list", () => {
  it.each([
    [11, 10, 21, "11 to 20 of 21 customers"],
    [21, 1, 21, "Customer 21 of 21"],
    [1_201, 4, 1_204, "1,201 to 1,204 of 1,204 customers"],
  ])("from %i on, with %i rows of %i, reads “%s”", (first, rows, all, words) => {
    expect(placeWords("customer", first, rows, all)).toBe(words);
  });
});

describe("the owner's week says of the rest", () => {
  const due = [{ customer: contoso, gaps: [aGap(contoso, "P01")] }];
  it.each<[string, OwnerWeek["due"], OwnerWeek["rest"], string, string]>([
    [
      "that it is in order when it is",
      due,
      { waiting: 0, inOrder: true },
      "1 of your 5 customers needs you",
      "Week 48 · the rest are in order",
    ],
    [
      "how many are waiting for an answer",
      due,
      { waiting: 2, inOrder: false },
      "1 of your 5 customers needs you",
      "Week 48 · no answer yet for 2 more, asked lately or put off",
    ],
    [
      "that one waits",
      due,
      { waiting: 1, inOrder: false },
      "1 of your 5 customers needs you",
      "Week 48 · no answer yet for 1 more, asked lately or put off",
    ],
    [
      "nothing when gaps are snoozed",
      due,
      { waiting: 0, inOrder: false },
      "1 of your 5 customers needs you",
      "Week 48",
    ],
    [
      "that all is in order when nothing is due",
      [],
      { waiting: 0, inOrder: true },
      "Nothing needs you this week",
      "Week 48 · all 5 customers in order",
    ],
    [
      "how many wait when nothing is due",
      [],
      { waiting: 2, inOrder: false },
      "Nothing new needs you this week",
      "Week 48 · no answer yet for 2 customers, asked lately or put off",
    ],
    [
      "nothing of snoozed ones when nothing is due",
      [],
      { waiting: 0, inOrder: false },
      "Nothing needs you this week",
      "Week 48",
    ],
  ])("%s", (_, some, rest, title, context) => {
    expect(weeklyView(aWeek({ due: some, owned: 5, ...(rest && { rest }) }), reader)).toMatchObject({ title, context });
  });
});

describe("what somebody did is counted in the headline", () => {
  const megan = { id: "megan", name: "Megan Bowen" };
  it.each([
    [{ by: megan, from: "2026-11-18" }, 12, 3, "Megan Bowen has made 12 changes at 3 customers since 18 Nov"],
    [{ by: megan, from: "2026-11-17", to: "2026-11-17" }, 1, 1, "Megan Bowen made 1 change at 1 customer on 17 Nov"],
    [{ by: megan, from: "2026-11-09", to: "2026-11-15" }, 0, 0, "Megan Bowen changed nothing from 9 Nov to 15 Nov"],
    [{ by: megan, from: dayOf(now, reader.zone) }, 2, 0, "Megan Bowen made 2 changes today"],
    [
      { by: { id: reader.person?.id ?? "", name: "x" }, from: dayOf(now, reader.zone) },
      0,
      0,
      "You changed nothing today",
    ],
  ])("%j, %i at %i: “%s”", (asked, total, customers, headline) =>
    expect(historyFacts({ entries: [], total, customers, names, reader, asked, file: false }).headline).toBe(headline),
  );
});
