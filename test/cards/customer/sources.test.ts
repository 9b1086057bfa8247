/** Where facts of a customer come from and when, as its card and its messages tell it. */
import { describe, expect, it } from "vitest";
import { customerView } from "../../../src/cards/customer/customer.ts";
import { knownHow, saidWords } from "../../../src/cards/kit/evidence.ts";
import { checklistView } from "../../../src/cards/messages/checklist.ts";
import { canConfirmAgain, againView } from "../../../src/cards/messages/reconfirm.ts";
import { savedView } from "../../../src/cards/messages/saved.ts";
import type { Evidence, Said } from "../../../src/domain/customer/customer.ts";
import { answers, aPrompt, contosoRead, litware, megan, names, withItems, reader } from "../facts.ts";

const lastNight = "2026-11-23T01:10:00.000Z";
const before = "2026-11-03T09:00:00.000Z";

describe("What is known", () => {
  it.each<[Evidence["kind"], string, string]>([
    ["read", "system", "read today 02:10"],
    ["imported", "ada", "imported 3 Nov"],
    ["pasted", megan, "pasted by you 3 Nov"],
    ["reported", "ada", "reported by ada 3 Nov"],
  ])("because it was %s says so, and when", (kind, by, words) => {
    const evidence: Evidence = kind === "read" ? { kind, at: before, by, ref: "pal" } : { kind, at: before, by };
    expect(knownHow(evidence, { read: { pal: { at: lastNight } } }, names, reader)).toBe(words);
  });

  it("by a reading that fails since says when it last was read", () => {
    const evidence: Evidence = { kind: "read", at: before, by: "system", ref: "pal" };
    const failed = { since: lastNight, because: "Azure refuses." };
    expect(knownHow(evidence, { read: { pal: { at: before, failed } } }, names, reader)).toBe("last read 3 Nov");
    expect(knownHow(evidence, { read: { gdap: { at: lastNight, failed } } }, names, reader)).toBe("read 3 Nov");
  });

  const read: Evidence = { kind: "read", at: lastNight, by: "system", ref: "gdap" };
  const said = (by: string, kind: Evidence["kind"]): Said => ({
    evidence: { kind, at: before, by },
    says: "active until 2027-01-01",
  });
  it.each<[string, Said | undefined, Evidence, string]>([
    [
      "names whoever said otherwise, in whose words and when",
      said("ada", "reported"),
      read,
      "ada said “active until 1 Jan 2027”, 3 Nov",
    ],
    [
      "says of an import that it was one",
      said("ada", "imported"),
      read,
      "an import said “active until 1 Jan 2027”, 3 Nov",
    ],
    ["is silent when nobody did", undefined, read, ""],
    ["is silent once a person has recorded it anew", said("ada", "reported"), { ...read, kind: "reported" }, ""],
  ])("%s", (_, otherwise, stands, words) => {
    expect(saidWords(otherwise, stands, names, reader)).toBe(words);
  });

  it("stands on the customer's card beside each fact", () => {
    const { parts } = customerView(withItems({ customer: contosoRead, gaps: [], names, reader, manager: true }));
    const told = parts.flatMap(({ lines, rows }) => [...rows, ...lines].map(({ what, sub }) => `${what} | ${sub}`));
    for (const fact of [
      /^Exchange Online .*subscription ends 31 Jan 2027, last read .*20 Nov 02:10 · you said “ends 31 Dec”, 3 Nov$/,
      /^Production .*Our application · linked, read today 02:10$/,
      /^Landing zone .*We sell it through CSP, and that counts · last read .*20 Nov 02:10$/,
      /^Our application \| Linked, read today 02:10/,
      /^Isaiah Langer \| Not linked, read today 02:10 · you said “linked to 4911111”, 3 Nov/,
      /^GDAP: active until 10 Feb 2027, extends automatically, .*\| read today 02:10 · you said “active until 1 Jan 2027”, 3 Nov$/,
      /^Listed in Partner Center \| read today 02:10$/,
    ]) {
      expect(told).toContainEqual(expect.stringMatching(fact));
    }
  });

  it.each([
    ["lasts", "2026-12-20", "✓", "GDAP: active until 20 Dec, another one waits for approval"],
    [
      "was to end and was not read since",
      "2026-11-22",
      "?",
      "GDAP: active when last read, until yesterday, another one waits for approval",
    ],
  ])("marks access that %s", (_, endsOn, mark, words) => {
    const gdap = { ...contosoRead.gdap, status: "active", endsOn, autoExtends: false, needed: true };
    const customer = { ...contosoRead, gdap };
    const { parts } = customerView(withItems({ customer, gaps: [], names, reader, manager: true }));
    const line = parts.find(({ id }) => id === "access")?.lines[0];
    expect(line).toMatchObject({ mark, what: words });
  });

  it("of a customer that Partner Center lists no more says since when, and whether we go on", () => {
    const view = (kept?: true) =>
      customerView(
        withItems({
          customer: { ...contosoRead, unlisted: { since: "2026-11-20", ...(kept && { kept }) } },
          gaps: [],
          names,
          reader,
          manager: true,
        }),
      ).parts.find(({ id }) => id === "access");
    expect(view()?.open).toBe(true);
    expect(view()?.lines[1]).toMatchObject({ mark: "✗", what: "Not listed in Partner Center since 20 Nov" });
    expect(view(true)?.open).toBe(false);
    expect(view(true)?.lines[1]?.sub).toContain("we go on serving it");
  });
});

describe("A question whose answer is read", () => {
  const known = { pal: { kind: "read", at: lastNight } } as const;
  it("is not asked, and the card says what was read", () => {
    const view = checklistView({ customer: litware, prompt: aPrompt(), gaps: [], names, reader, known });
    expect(view.questions.map(({ id }) => id)).toEqual(["cpor", "owner", "onboarding"]);
    expect(view.questions.map(({ label }) => label.slice(0, 2))).toEqual(["1.", "2.", "3."]);
    expect(view.known.map(({ mark, what }) => `${mark} ${what}`)).toEqual([
      "✓ PAL linked for every Azure subscription: read from Azure today 02:10",
    ]);
    expect(view.summary).toContain("three questions");
  });

  it("is as good as an answer when all is confirmed again, and stands among what is recorded", () => {
    const three = answers({ cpor: "yes", owner: "yes", onboarding: "yes" });
    const customer = { ...litware, checklist: { revision: 1, answers: three } };
    expect([canConfirmAgain(customer), canConfirmAgain(customer, known), canConfirmAgain(contosoRead, known)]).toEqual([
      false,
      true,
      false,
    ]);
    const line = { mark: "✓", sub: "Yes · read from Azure today 02:10" };
    expect(againView({ customer, names, reader, known }).lines[1]).toMatchObject(line);
    expect(savedView({ customer, because: "saved", gaps: [], names, reader, known }).lines[1]).toMatchObject(line);
  });
});
