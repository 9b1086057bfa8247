/** When owners last did something, by what is on record of all customers. */
import { expect, it } from "vitest";
import { isIdle, lastActs } from "../../../src/domain/organization/history.ts";

const entry = (by: string, at: string) => ({ by, at, what: "answered" });
const customers = [
  { history: [entry("megan", "2026-11-20T09:00:00.000Z"), entry("system", "2026-11-26T09:00:00.000Z")] },
  { history: [entry("megan", "2026-11-02T09:00:00.000Z"), entry("adele", "2026-11-06T23:30:00.000Z")] },
];
const people = [
  { id: "megan", name: "Megan Bowen", upn: "megan@partner.example" },
  { id: "adele", name: "Adele Vance" },
];

it.each([
  ["in whatever order they stand", ["megan", "adele", "patti"], ["patti", "adele", "megan"]],
  ["whom a list knows by principal name", ["megan@partner.example", "adele"], ["adele", "megan@partner.example"]],
  ["who is known by two references once", ["megan@partner.example", "megan"], ["megan"]],
])("takes each owner's latest act of all customers, the longest ago first, %s", (_, owners, expected) => {
  const acts = lastActs(owners, { customers, people });
  expect(acts.map(({ owner }) => owner)).toEqual(expected);
  expect(acts.at(-1)?.at).toBe("2026-11-20T09:00:00.000Z");
});

it.each([
  ["2026-11-07", "Etc/UTC", true],
  ["2026-11-07", "Europe/Amsterdam", false],
  ["2026-11-06", "Etc/UTC", false],
])("somebody is idle since %s in %s who did something only before that day there: %s", (since, zone, isSo) =>
  expect(isIdle({ owner: "adele", at: "2026-11-06T23:30:00.000Z" }, since, zone)).toBe(isSo),
);
