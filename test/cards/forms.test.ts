/** Sentences of forms and of what came of them that are put together. */
import { expect, it } from "vitest";
import { notRemindedWords } from "../../src/cards/forms/assign.ts";
import type { NotReminded } from "../../src/domain/customer/reminders.ts";

it.each<[string, readonly NotReminded[], number, readonly string[]]>([
  ["none", [], 8, []],
  [
    "some, each with why",
    ["just-asked", "put-off", "just-asked", "to-come"],
    8,
    ["4 of 8 customers left out: 2 asked in the last 4 hours, 1 put off, 1 in a message that's on its way."],
  ],
  [
    "the only one, which nobody was asked of",
    ["not-asked"],
    1,
    [
      "1 of 1 customer left out: 1 only to be confirmed, or not asked yet.",
      "To have those asked now, press Ask beside them on the list.",
    ],
  ],
])("of a reminder that leaves out %s, every number says of what it is", (_, reasons, of, expected) => {
  const left = reasons.map((because) => ({ because }));
  expect(notRemindedWords(left, of)).toEqual(expected);
});
