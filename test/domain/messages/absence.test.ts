/** Who is told of an absence. */
import { describe, expect, it } from "vitest";
import { comeBack, goAway } from "../../../src/domain/people/absence.ts";
import { planAbsences } from "../../../src/domain/messages/absence.ts";
import type { Delivery } from "../../../src/domain/documents.ts";
import type { Planned } from "../../../src/domain/messages/plan.ts";
import type { Person } from "../../../src/domain/people/person.ts";

const deputy = { id: "isaiah", name: "Isaiah Langer", upn: "isaiah@partner.example" };
const until = "2026-12-04";
const at = "2026-11-20T09:00:00.000Z";

const begins = ({ about }: Planned) => about.kind === "absence" && about.ended === undefined;

it.each<[string, Person["away"], string[]]>([
  ["the deputy of whoever recorded it", { until, deputy: "isaiah", by: "megan", at }, ["isaiah"]],
  ["both where a manager recorded it", { until, deputy: "isaiah", by: "ada", at }, ["megan", "isaiah"]],
  ["a deputy who is known by principal name", { until, deputy: "isaiah@partner.example", by: "megan", at }, ["isaiah"]],
  ["only the absent where nobody knows the deputy any more", { until, deputy: "person-1", by: "ada", at }, ["megan"]],
  [
    "only the absent where the manager who recorded it stands in",
    { until, deputy: "isaiah", by: "isaiah", at },
    ["megan"],
  ],
  ["both on the last day", { until: "2026-11-23", deputy: "isaiah", by: "ada", at }, ["megan", "isaiah"]],
  ["nobody when it is over", { until: "2026-11-22", deputy: "isaiah", by: "ada", at }, []],
  [
    "nobody when it began more than a week ago",
    { until, deputy: "isaiah", by: "ada", at: "2026-11-15T23:00:00.000Z" },
    [],
  ],
  ["nobody of what an earlier version recorded", { until, deputy: "isaiah" }, []],
  ["nobody when nobody is away", undefined, []],
])("tells %s", (_, away, told) => {
  const megan = { id: "megan", name: "Megan Bowen", ...(away && { away }) };
  const planned = planAbsences([megan, deputy], [], "2026-11-23", "Etc/UTC").filter(begins);
  expect(planned.map(({ to }) => to)).toEqual(told.map((person) => ({ person })));
  expect(new Set(planned.map(({ id }) => id)).size).toBe(told.length);
});

it("tells an absence again that ended and was recorded anew with the same day and deputy", () => {
  const recorded = (when: string) => {
    const megan = { id: "megan", name: "Megan Bowen", away: { until, deputy: "isaiah", by: "megan", at: when } };
    return planAbsences([megan, deputy], [], "2026-11-23", "Etc/UTC").map(({ id }) => id);
  };
  expect(recorded("2026-11-23T09:00:00.000Z")).not.toEqual(recorded(at));
});

describe("an absence that is still ahead", () => {
  const ahead = { from: "2026-12-14", until: "2026-12-18", deputy: "isaiah", by: "ada", at };
  const planned = (coming: NonNullable<Person["coming"]>, today: string) =>
    planAbsences([{ id: "megan", name: "Megan Bowen", coming }, deputy], [], today, "Etc/UTC").map(
      ({ to, about }) =>
        `${"person" in to ? to.person : ""}${about.kind === "absence" && about.begins ? " again" : ""}` +
        (about.kind === "absence" && about.ended ? " ended" : ""),
    );
  it.each<[string, Partial<typeof ahead>, string, string[]]>([
    ["when it is recorded, to both", {}, "2026-11-20", ["megan", "isaiah"]],
    ["to nobody between", {}, "2026-12-13", []],
    ["again on its first day, to the deputy", {}, "2026-12-14", ["isaiah again"]],
    ["again where nobody was reached before", {}, "2026-12-18", ["isaiah again"]],
    ["not again a day after it was recorded", { from: "2026-11-21" }, "2026-11-21", ["megan", "isaiah"]],
    ["when it is over, to both", {}, "2026-12-19", ["megan ended", "isaiah ended"]],
  ])("is told %s", (_, parts, today, told) => expect(planned([{ ...ahead, ...parts }], today)).toEqual(told));

  it("is told beside the present one", () => {
    const other = { ...ahead, at: "2026-11-20T10:00:00.000Z" };
    expect(planned([ahead, other], "2026-11-20")).toEqual(["megan", "isaiah", "megan", "isaiah"]);
  });
});

describe("the end of an absence", () => {
  const since = at;
  const began = (to: string, state: Delivery["state"] = "sent") => ({ id: `absence/megan/${since}/${to}`, state });
  const toDeputy = began("isaiah");
  const over = { until: "2026-11-20", deputy: "isaiah", by: "megan", at: since };
  const early = (by: string, when = "2026-11-21T09:00:00.000Z") => ({
    ended: [{ deputy: "isaiah", since, at: when, by }],
  });
  const replaced = { ...early("ada"), away: { until, deputy: "patti", by: "ada", at: "2026-11-21T09:00:00.000Z" } };

  it.each<[string, Partial<Person>, Pick<Delivery, "id" | "state">[], string[]]>([
    ["by its day, is told to both", { away: over }, [toDeputy], ["megan", "isaiah"]],
    ["that an earlier version recorded, to nobody", { away: { until: over.until, deputy: "isaiah" } }, [], []],
    ["more than a week ago, to nobody", { away: { ...over, until: "2026-11-15" } }, [toDeputy], []],
    ["on the last day, to nobody yet", { away: { ...over, until: "2026-11-23" } }, [toDeputy], []],
    ["of somebody who left meanwhile, to nobody", { away: over, left: { since: at } }, [toDeputy], []],
    ["by the person, to the deputy", early("megan"), [toDeputy], ["isaiah"]],
    ["by the deputy, to the person", early("isaiah"), [toDeputy], ["megan"]],
    ["by a manager, to both", early("ada"), [toDeputy], ["megan", "isaiah"]],
    ["to a deputy whom its start may have reached", early("megan"), [began("isaiah", "unknown")], ["isaiah"]],
    ["not to a deputy whom its start did not reach", early("megan"), [began("isaiah", "unreachable")], []],
    ["not to a deputy who was not told yet", early("megan"), [], []],
    [
      "to a deputy, where the record of its start is gone",
      { away: { ...over, at: "2026-10-20T09:00:00.000Z" } },
      [],
      ["megan", "isaiah"],
    ],
    ["not to a person who was not told of it", early("ada"), [toDeputy, began("megan", "dropped")], ["isaiah"]],
    ["by a manager more than a week ago, to nobody", early("ada", "2026-11-15T09:00:00.000Z"), [toDeputy], []],
    ["for a deputy who is replaced, to that deputy alone", replaced, [toDeputy], ["isaiah"]],
  ])("%s", (_, person, deliveries, told) => {
    const megan = { id: "megan", name: "Megan Bowen", ...person };
    const ends = planAbsences([megan, deputy], deliveries, "2026-11-23", "Etc/UTC").filter((one) => !begins(one));
    expect(ends.map(({ to }) => to)).toEqual(told.map((one) => ({ person: one })));
    expect(ends.map(({ id }) => id)).toEqual(
      told.map(
        (one) => `absence/megan/${person.away?.at === undefined || person.ended ? since : person.away.at}/${one}/ended`,
      ),
    );
  });
});

describe("an absence that is changed before its last change was told", () => {
  const [first, second, third] = [
    "2026-11-20T09:00:00.000Z",
    "2026-11-23T09:00:00.000Z",
    "2026-11-23T09:01:00.000Z",
  ] as const;
  const by = { id: "ada", name: "Ada", manager: true };
  const away = (person: Person, asked: { until?: string; deputy: string }, now: string) =>
    goAway(person, { until: "2026-12-04", ...asked, by }, now, now.slice(0, 10)).doc;
  const told = (to: string, since: string) => ({ id: `absence/megan/${since}/${to}`, state: "sent" as const });
  const endsTold = (person: Person, deliveries: Pick<Delivery, "id" | "state">[]) =>
    planAbsences(
      [person, ...["isaiah", "patti", "adele"].map((id) => ({ id, name: id }))],
      deliveries,
      "2026-11-23",
      "Etc/UTC",
    )
      .filter((one) => !begins(one))
      .map(({ to }) => ("person" in to ? to.person : ""));
  const begun = away({ id: "megan", name: "Megan" }, { deputy: "isaiah" }, first);

  it("is over for the deputy who was told, and for nobody who took the place in between", () => {
    const twice = away(away(begun, { deputy: "patti" }, second), { deputy: "adele" }, third);
    expect(endsTold(twice, [told("isaiah", first)])).toEqual(["isaiah"]);
  });

  it("is over for the deputy who was told of its first days", () => {
    const longer = away(begun, { deputy: "isaiah", until: "2026-12-08" }, second);
    const { doc } = comeBack(longer, by, third, "2026-11-23");
    expect(endsTold(doc, [told("isaiah", first), told("megan", first)])).toEqual(["megan", "isaiah"]);
    expect(endsTold(doc, [])).toEqual(["megan"]);
  });

  it("is over for nobody who goes on standing in", () =>
    expect(endsTold(away(begun, { deputy: "isaiah", until: "2026-12-08" }, second), [told("isaiah", first)])).toEqual(
      [],
    ));
});
