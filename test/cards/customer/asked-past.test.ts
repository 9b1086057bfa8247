/** What is said first of who did what is asked about, and when. */
import { expect, it } from "vitest";
import { askedPast, type AskedPast } from "../../../src/cards/customer/asked-past.ts";
import type { HistoryEntry } from "../../../src/domain/customer/customer.ts";
import { contoso, isaiah, megan, names, reader } from "../facts.ts";

const at = (day: string) => `2026-${day}T09:00:00.000Z`;
const history: readonly HistoryEntry[] = [
  { at: at("08-20"), by: isaiah, what: "added", to: "Contoso", evidence: "imported" },
  { at: at("09-01"), by: isaiah, what: "assigned", to: megan },
  { at: at("09-02"), by: megan, what: "answered", item: "pal", to: "yes" },
  { at: at("10-01"), by: megan, what: "claim status", item: "intune", from: "Draft", to: "Submitted" },
  {
    at: at("10-20"),
    by: isaiah,
    what: "claim status",
    item: "intune",
    from: "Submitted",
    to: "Rejected",
    note: "no proof",
  },
  { at: at("10-22"), by: megan, what: "claim status", item: "intune", from: "Rejected", to: "Dispute" },
  { at: at("11-02"), by: "system", what: "link read", to: "linked", evidence: "read" },
];
const asked = (of: AskedPast["of"], more: Partial<AskedPast> = {}, entries = history) =>
  askedPast(
    { ...contoso, history: [...entries] },
    { of, states: undefined, workloads: [], names, reader, workloadName: (id) => id, ...more },
  );

it.each<[string, AskedPast["of"], Partial<AskedPast>, RegExp]>([
  ["who said so, before what was read since", "pal", {}, /^You, 2 Sep.*answered PAL: yes$/],
  ["who gave it to whom", "owner", {}, /^Isaiah Langer, 1 Sep.*assigned to Megan Bowen$/],
  [
    "who recorded the state that is named",
    "claims",
    { states: ["Rejected"] },
    /^Isaiah Langer, 20 Oct.*to Rejected · no proof$/,
  ],
  ["what became of a claim last", "claims", { workloads: ["intune"] }, /^You, 22 Oct.*to Dispute$/],
  [
    "that there is nothing of another claim",
    "claims",
    { workloads: ["teams"] },
    /^I find nothing like that since the customer was added on 20 Aug/,
  ],
  ["what a person did last", "anything", {}, /^You, 22 Oct/],
  ["who gave it to whoever is named", "owner", { to: megan }, /^Isaiah Langer, 1 Sep.*assigned to Megan Bowen$/],
  [
    "that it went to nobody who is named",
    "owner",
    { to: isaiah },
    /^I find no change of owner to Isaiah Langer since the customer was added on 20 Aug/,
  ],
  ["what whoever is named did", "anything", { by: isaiah }, /^Isaiah Langer, 20 Oct/],
  ["that they did none of it", "pal", { by: isaiah }, /^I find nothing like that by Isaiah Langer since/],
  ["what was said, where that is asked", "anything", { isSaid: true }, /^You, 2 Sep.*answered PAL: yes$/],
  [
    "nothing of another state than the one that is named",
    "claims",
    { states: ["Approved"] },
    /^I find nothing like that since/,
  ],
])("says %s", (_, of, more, expected) => expect(asked(of, more)).toMatch(expected));

it.each([
  [{ ownerSince: at("10-24") }, "Unassigned since 24 Oct (30 days)."],
  [{}, /^Unassigned since .* \(\d+ days\)\.$/],
  [{ owner: megan, ownerSince: at("09-01") }, "It has had an owner since 1 Sep: you."],
])("says of %j since when it has had none, and for how many days", (fields, expected) => {
  const { owner: _owner, ownerSince: _since, ...unowned } = contoso;
  const asked = { of: "unowned", states: undefined, workloads: [], names, reader, workloadName: String } as const;
  expect(askedPast({ ...unowned, ...fields, history: [] }, asked)).toEqual(
    typeof expected === "string" ? expected : expect.stringMatching(expected),
  );
});

it("says that nothing was answered where that is asked, and who was asked when", () => {
  const prompt = { id: "p", to: megan, because: "asked" as const, at: at("11-22") };
  const customer = { ...contoso, history: [], checklist: { revision: 0, answers: {}, prompt } };
  const said = {
    of: "pal",
    states: undefined,
    workloads: [],
    names,
    reader,
    workloadName: String,
    isSaid: true,
  } as const;
  expect(askedPast(customer, said)).toMatch(/^Nothing was answered about PAL yet: you were asked .+\.$/);
  expect(askedPast(customer, { ...said, isSaid: false })).toBe("I find nothing like that.");
});

it("says that no owner changed where none did", () => {
  expect(asked("owner", {}, history.slice(0, 1))).toMatch(
    /^I find no change of owner since the customer was added on 20 Aug/,
  );
  expect(asked("owner", {}, [])).toBe("I find no change of owner.");
});
