/** Who is told of an absence. */
import { expect, it } from "vitest";
import { planAbsences } from "../../../src/domain/messages/absence.ts";
import type { Person } from "../../../src/domain/people/person.ts";

const deputy = { id: "isaiah", name: "Isaiah Langer", upn: "isaiah@partner.example" };
const until = "2026-12-04";
const at = "2026-11-20T09:00:00.000Z";

it.each<[string, Person["away"], string[]]>([
  ["the deputy of whoever recorded it", { until, deputy: "isaiah", by: "megan", at }, ["isaiah"]],
  ["both where a manager recorded it", { until, deputy: "isaiah", by: "ada", at }, ["megan", "isaiah"]],
  ["a deputy who is known by principal name", { until, deputy: "isaiah@partner.example", by: "megan", at }, ["isaiah"]],
  ["only the absent where nobody knows the deputy any more", { until, deputy: "person-1", by: "ada", at }, ["megan"]],
  ["both on the last day", { until: "2026-11-23", deputy: "isaiah", by: "ada", at }, ["megan", "isaiah"]],
  ["nobody when it is over", { until: "2026-11-22", deputy: "isaiah", by: "ada", at }, []],
  ["nobody of what an earlier version recorded", { until, deputy: "isaiah" }, []],
  ["nobody when nobody is away", undefined, []],
])("tells %s", (_, away, told) => {
  const megan = { id: "megan", name: "Megan Bowen", ...(away && { away }) };
  const planned = planAbsences([megan, deputy], "2026-11-23");
  expect(planned.map(({ to }) => to)).toEqual(told.map((person) => ({ person })));
  expect(new Set(planned.map(({ id }) => id)).size).toBe(told.length);
});

it("tells an absence again that ended and was recorded anew with the same day and deputy", () => {
  const recorded = (when: string) => {
    const megan = { id: "megan", name: "Megan Bowen", away: { until, deputy: "isaiah", by: "megan", at: when } };
    return planAbsences([megan, deputy], "2026-11-23").map(({ id }) => id);
  };
  expect(recorded("2026-11-23T09:00:00.000Z")).not.toEqual(recorded(at));
});
