/** Sentences of forms and of what came of them that are put together. */
import { expect, it } from "vitest";
import { claimForm } from "../../src/cards/forms/claim.ts";
import { notRemindedWords } from "../../src/cards/forms/assign.ts";
import { readCatalogue } from "../../src/workloads.ts";
import { aClaim, contoso, reader } from "./facts.ts";
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

it.each<[string, Partial<Record<"workload" | "status" | "scope", string>>, string]>([
  ["that isn't on record and is told of", { workload: "intune", status: "Submitted" }, "Add it?"],
  ["that isn't on record, with nothing told", { workload: "intune" }, "If there is one, fill in how it stands."],
  ["that isn't ours", { workload: "intune", scope: "not-applicable" }, "Choose a workload"],
  ["that is on record", { workload: "teams" }, "Choose a workload"],
])("the form of a claim for a workload %s says so: %s", (_, draft, says) => {
  const customer = { ...contoso, claims: [aClaim("teams", {})] };
  const { context } = claimForm({ customer, draft, catalogue: readCatalogue(), reader });
  expect(context).toContain(says);
});
