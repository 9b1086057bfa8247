/** What an alert of several deadlines says of the time after the last day. */
import { expect, it } from "vitest";
import { deadlinesFacts } from "../../../src/cards/messages/deadlines.ts";
import type { GapCode } from "../../../src/domain/catalogue/gap-codes.ts";
import { deadlines, reader } from "../facts.ts";

it.each<[codes: GapCode[], said: string]>([
  [["C03", "C05"], "After the last day, it's too late."],
  [["C03", "A01"], "After the last day, it's too late; only GDAP can be requested again."],
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
