/** Notes on a customer: who may write them, how many there are, and what the history tells. */
import { expect, it } from "vitest";
import { changeNotes, mostNotes } from "../../../src/domain/customer/notes.ts";
import { aCustomer, isaiah, megan, monday } from "../customers.ts";

const owner = { ...megan, manager: false };
const aNote = (id: string, says = `note ${id}`) => ({ id, at: monday, by: "alex", says });
const many = Array.from({ length: mostNotes }, (_, at) => aNote(String(at + 1)));

it.each<[string, Parameters<typeof changeNotes>[1], { before?: typeof many; by?: typeof owner }, string, string[]]>([
  ["a first one is kept", { add: "Karin Holm signs" }, {}, "changed", ["Karin Holm signs"]],
  [
    "one that the owner writes is kept beside the others",
    { add: "b" },
    { before: [aNote("1", "a")] },
    "changed",
    ["a", "b"],
  ],
  ["what is there already is no other", { add: "a" }, { before: [aNote("1", "a")] }, "unchanged", ["a"]],
  ["nothing is no note", { add: "  " }, {}, "unchanged", []],
  ["one that is taken out is gone", { remove: ["1"] }, { before: [aNote("1"), aNote("2")] }, "changed", ["note 2"]],
  ["one that isn't there changes nothing", { remove: ["7"] }, { before: [aNote("1")] }, "unchanged", ["note 1"]],
  ["one is put in the place of another", { add: "b", remove: ["1"] }, { before: [aNote("1", "a")] }, "changed", ["b"]],
  ["of as many as are kept there is no other", { add: "b" }, { before: many }, "full", many.map(({ says }) => says)],
  ["a stranger's is not kept", { add: "b" }, { by: { ...isaiah, manager: false } }, "not-yours", []],
  ["a manager's is kept", { add: "b" }, { by: { ...isaiah, manager: true } }, "changed", ["b"]],
])("%s", (_title, change, { before, by = owner }, outcome, after) => {
  const customer = aCustomer(before === undefined ? {} : { notes: before });
  const done = changeNotes(customer, change, by, monday);
  expect([done.outcome, (done.doc.notes ?? []).map(({ says }) => says)]).toEqual([outcome, after]);
  if (outcome !== "changed") expect(done.doc).toBe(customer);
});

it("the history tells who did it, and not what a note says", () => {
  const { doc } = changeNotes(aCustomer({ notes: [aNote("4")] }), { add: "secret", remove: ["4"] }, owner, monday);
  expect(doc.history.slice(-2)).toEqual([
    { at: monday, by: "megan", what: "note removed", item: "4" },
    { at: monday, by: "megan", what: "note added", item: monday },
  ]);
  expect(JSON.stringify(doc.history)).not.toContain("secret");
});

it("an id is never given again, so that a form that was open removes no other note than it showed", () => {
  const first = changeNotes(aCustomer(), { add: "a" }, owner, monday).doc;
  const id = first.notes?.[0]?.id ?? "";
  const gone = changeNotes(first, { remove: [id] }, owner, monday).doc;
  const second = changeNotes(gone, { add: "b" }, owner, monday).doc;
  expect(changeNotes(second, { remove: [id] }, owner, monday).outcome).toBe("unchanged");
});
