/** What an alert of several deadlines says of the time after the last day. */
import { expect, it } from "vitest";
import { deadlinesFacts } from "../../../src/cards/messages/deadlines.ts";
import { deadlineFrom, type GapCode } from "../../../src/domain/catalogue/gap-codes.ts";
import { deadlines, reader } from "../facts.ts";

it.each<[codes: GapCode[], said: string]>([
  [["C03", "C05"], "After the last day, it's too late to act."],
  [["C03", "A01"], "After the last day, it's too late to act; only GDAP can be requested again."],
  [
    ["A01", "A01"],
    "Access ends on the last day. After it, GDAP has to be requested again, and the customer has to approve it.",
  ],
])("says of %o: %s", (codes, said) => {
  const rows = deadlines.rows.map((row, place) => ({
    ...row,
    gap: { ...row.gap, code: codes[place] ?? row.gap.code },
  }));
  expect(deadlinesFacts({ ...deadlines, rows }, reader).context).toBe(said);
});

it.each<[string, string, string]>([
  ["a Wednesday", "2026-11-25", "the last day is Wed 25 Nov"],
  ["a Sunday", "2026-11-29", "the last working day is Fri 27 Nov"],
  ["tomorrow, a holiday", "2026-11-24", "the last working day is today"],
])("names in the headline the last day, or the last working day before %s", (_, endsOn, said) => {
  const calendar = { weekend: [6, 7], holidays: ["2026-11-24"] };
  const rows = deadlines.rows.slice(0, 1).map((row) => ({
    ...row,
    gap: { ...row.gap, deadline: deadlineFrom("2026-11-23", endsOn, calendar) },
  }));
  expect(deadlinesFacts({ ...deadlines, rows, today: "2026-11-23" }, reader).headline).toBe(`Fabrikam, Inc.: ${said}`);
});
