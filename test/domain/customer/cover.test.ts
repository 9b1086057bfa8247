/** Who hears of a customer and may answer for it, on each day around the ones on which somebody covers it. */
import { describe, expect, it } from "vitest";
import { answeredBy, answersFor, assign, notMine, unassign } from "../../../src/domain/customer/checklist.ts";
import { answerer, coverFrom, coverRefused, hearerOf } from "../../../src/domain/customer/cover.ts";
import type { Customer } from "../../../src/domain/customer/customer.ts";
import { setFact } from "../../../src/domain/customer/facts.ts";
import { knownById, undoOwner } from "../../../src/domain/customer/handover.ts";
import { undoSaved, withUndoable } from "../../../src/domain/customer/undo.ts";
import { isOwnedFor } from "../../../src/domain/messages/digest.ts";
import { forgetInCustomer } from "../../../src/domain/organization/forget.ts";
import { coverDay, standsFor } from "../../../src/domain/people/absence.ts";
import type { Person } from "../../../src/domain/people/person.ts";
import { aCustomer, ada, megan, monday } from "../customers.ts";

const days = { person: "isaiah", from: "2026-11-30", until: "2026-12-04" };
const covered = (parts: Partial<Customer> = {}): Customer =>
  aCustomer({ id: "a", cover: { ...days, by: "megan", at: monday }, ...parts });
const person = (id: string, parts: Partial<Person> = {}): Person => ({ id, name: id, ...parts });
const away = { from: "2026-11-30", until: "2026-12-04", deputy: "patti" };
const here = [person("megan"), person("isaiah"), person("patti")];
const gone = { since: monday };

describe("who hears, and who may answer", () => {
  it.each<[string, string, readonly Person[], { hears: string; answer: string }]>([
    ["the day before", "2026-11-29", here, { hears: "megan", answer: "megan" }],
    ["the first day", "2026-11-30", here, { hears: "isaiah", answer: "isaiah megan" }],
    ["the last day", "2026-12-04", here, { hears: "isaiah", answer: "isaiah megan" }],
    ["the day after", "2026-12-05", here, { hears: "megan", answer: "megan" }],
    [
      "a day on which the owner is away too",
      "2026-12-01",
      [person("megan", { coming: [away] }), person("isaiah"), person("patti")],
      { hears: "isaiah", answer: "isaiah megan patti" },
    ],
    [
      "a day on which whoever covers is away: their deputy",
      "2026-12-01",
      [person("megan"), person("isaiah", { coming: [away] }), person("patti")],
      { hears: "patti", answer: "isaiah megan patti" },
    ],
    [
      "a day on which nothing reaches whoever covers",
      "2026-12-01",
      [person("megan"), person("isaiah", { left: gone }), person("patti")],
      { hears: "megan", answer: "megan" },
    ],
  ])("on %s", (_, today, people, { hears, answer }) => {
    const day = coverDay(people, today);
    const customer = covered();
    const all = people.map((one) => ({ ...one, ...standsFor(one, people, day) }));
    const ids = (some: typeof all) => some.map(({ id }) => id).toSorted();
    expect(hearerOf(customer, people, day)?.id).toBe(hears);
    // Each message that goes to owners goes to one, whoever that is.
    const meant = ids(all.filter((one) => isOwnedFor(customer, one)));
    expect(meant).toContain(hears);
    expect(meant.filter((id) => id !== answerer(customer, day))).toEqual(meant.filter((id) => id === "patti"));
    expect(ids(all.filter((one) => answersFor(customer, one))).join(" ")).toBe(answer);
    expect(ids(all.filter((one) => answeredBy([customer], one).length > 0)).join(" ")).toBe(answer);
  });

  it("is nobody else where no day is known", () => {
    expect(answerer(covered(), undefined)).toBe("megan");
    expect(answersFor(covered(), person("isaiah"))).toBe(false);
  });
});

describe("it ends", () => {
  const later = "2026-11-24T08:00:00.000Z";
  const today = "2026-12-01";
  it.each<[string, (customer: Customer) => Customer]>([
    ["with another owner", (customer) => assign(customer, { to: "ada", by: ada }, later).doc],
    ["with none", (customer) => unassign(customer, ada, later).doc],
    ["as the owner gives it back", (customer) => notMine(customer, { prompt: undefined, by: megan }, later).doc],
    ["while it is paused", (customer) => ({ ...customer, lifecycle: "paused" })],
    ["for good", (customer) => setFact(customer, { set: "cover", today: "2026-11-24" }, megan, later).doc],
    [
      "where whoever covers is forgotten",
      (customer) =>
        forgetInCustomer(customer, { id: "isaiah", name: "Isaiah", pseudonym: "x" }, { by: "ada", now: later }),
    ],
  ])("%s", (_, act) => expect(coverFrom(act(covered()), today)).toBeUndefined());

  it("and goes on where the change of owner is undone", () => {
    const before = covered({ ownerSince: "2026-11-02T08:00:00.000Z" });
    const other = withUndoable(before, assign(before, { to: "ada", by: ada }, later).doc, { by: "ada", now: later });
    const undone = undoOwner(other, { at: later, by: ada }, later).doc;
    expect(coverFrom(undone, today)?.person).toBe("isaiah");
  });
});

it("is known by id once the person is met", () => {
  const customer = covered({ cover: { ...days, person: "isaiah@x.example", by: "megan", at: monday } });
  expect(knownById(customer, { id: "isaiah", upn: "isaiah@x.example" }).cover?.person).toBe("isaiah");
});

describe("what is asked for", () => {
  const asked = { person: person("isaiah"), until: "2026-12-04" };
  it.each<[string, Parameters<typeof coverRefused>[1], ReturnType<typeof coverRefused>, Partial<Customer>?]>([
    ["is so from today", asked, undefined],
    ["is so until half a year on", { ...asked, until: "2027-05-22" }, undefined],
    ["is no longer than that", { ...asked, until: "2027-05-23" }, "too-long"],
    ["is not past", { ...asked, until: "2026-11-22" }, "not-in-future"],
    ["ends after it begins", { ...asked, from: "2026-12-05" }, "backwards"],
    ["is by a colleague, not by its owner", { ...asked, person: { id: "x", upn: "megan" } }, "own"],
  ])("%s", (_, one, outcome, parts) => expect(coverRefused(aCustomer(parts), one, "2026-11-23")).toBe(outcome));

  it("is of no customer that nobody owns", () => {
    const { owner: _owner, ...unowned } = aCustomer();
    expect(coverRefused(unowned, asked, "2026-11-23")).toBe("no-owner");
  });

  it("is a fact with its days in the history, the same again is nothing, and a newer one takes its place", () => {
    const set = (customer: Customer, whom: string, until: string) =>
      setFact(customer, { set: "cover", cover: { person: whom, until }, today: "2026-11-23" }, megan, monday);
    const first = set(aCustomer(), "isaiah", "2026-12-04").doc;
    expect(set(first, "isaiah", "2026-12-04").outcome).toBe("unchanged");
    const moved = set(first, "isaiah", "2026-12-11").doc;
    expect(moved.history.at(-1)).toMatchObject({ what: "cover set", from: "isaiah", to: "isaiah", item: "2026-12-11" });
    expect(set(moved, "patti", "2026-12-11").doc.history.at(-1)).toMatchObject({ from: "isaiah", to: "patti" });
    expect(
      setFact(aCustomer(), { set: "cover", today: "2026-11-23" }, { ...ada, manager: false }, monday).outcome,
    ).toBe("not-yours");
  });

  it("is so until its last day is over where the organization is, whatever the day elsewhere", () => {
    const cover = { person: "isaiah", until: "2026-11-19" };
    const night = "2026-11-20T01:30:00.000Z";
    const set = setFact(aCustomer(), { set: "cover", cover, today: "2026-11-19" }, megan, night);
    expect(set).toMatchObject({ outcome: "changed", doc: { cover } });
    expect(setFact(set.doc, { set: "cover", today: "2026-11-19" }, megan, night).outcome).toBe("changed");
  });

  it("is undone as what was set before it", () => {
    const act = { by: "megan", now: monday };
    const cover = { person: "patti", until: "2026-12-11" };
    const set = withUndoable(
      covered(),
      setFact(covered(), { set: "cover", cover, today: "2026-11-23" }, megan, monday).doc,
      act,
    );
    const undone = undoSaved(set, { at: monday }, act);
    expect(undone).toMatchObject({ outcome: "undone", doc: { cover: days } });
    expect(undone.doc.history.at(-1)).toMatchObject({ what: "cover undone", from: monday });
  });
});
