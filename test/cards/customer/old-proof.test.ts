/** What a customer's card says of claims that rest on old proof. */
import { expect, it } from "vitest";
import { customerView } from "../../../src/cards/customer/customer.ts";
import { newClaim } from "../../../src/domain/claims/claims.ts";
import { contoso, names, reader, withItems } from "../facts.ts";

const claims = ["teams", "exchange"].map((workload) =>
  newClaim({
    workload,
    area: "Modern Work and Security",
    scopedOn: "2025-01-05",
    evidence: { kind: "reported", at: "2025-01-05T09:00:00.000Z", by: "megan" },
    status: "Approved",
  }),
);

it.each([
  [0, []],
  [1, [/^teams was approved over 12 months ago\. If another partner claims it too, the most recent proof wins/]],
  [2, [/^2 workloads were approved over 12 months ago\. If another partner claims one of them too, /]],
])("%i claims on old proof are said once", (count, said) => {
  const oldProofs = { claims: claims.slice(0, count), than: "12 months" };
  const facts = { customer: { ...contoso, claims }, gaps: [], names, reader, manager: true, oldProofs };
  const notes = customerView(withItems(facts)).parts.find(({ id }) => id === "claims")?.notes ?? [];
  expect(notes.map(({ text }) => text)).toEqual(said.map((words) => expect.stringMatching(words) as string));
});
