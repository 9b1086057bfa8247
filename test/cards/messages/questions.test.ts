/** How we know an answer: by a report only while the report still shows it. */
import { expect, it } from "vitest";
import { knownBy } from "../../../src/cards/messages/questions.ts";
import type { Customer } from "../../../src/domain/customer/customer.ts";
import { aClaim, anIdentity, aSubscription } from "../../domain/gaps/rules/cases.ts";
import { answers, contoso, names, reader } from "../facts.ts";

const evidence = { kind: "imported" as const, at: "2026-11-20T12:00:00.000Z", by: "ada" };
const lost = (by: "CPOR" | "PAL") => [{ by, lastSeen: "2026-08-31", missingSince: "2026-10-31", evidence }];
const seenClaim = (parts = {}) =>
  aClaim({
    status: "Approved",
    statusSince: "2026-01-05",
    approvedOn: "2026-01-05",
    seen: { on: "2026-10-31", users: 4, seats: 9 },
    ...parts,
  });
const seenSubscription = (parts = {}) =>
  aSubscription({
    seen: { month: "2026-10-01", consumes: true, attributed: true, adminTypes: ["Owner"], partnerIds: [] },
    ...parts,
  });

it.each<["cpor" | "pal", string, Partial<Customer>, string]>([
  ["cpor", "the report shows it", { claims: [seenClaim()] }, "seen in October's usage report"],
  ["cpor", "a newer one does not any more", { claims: [seenClaim({ lost: lost("CPOR") })] }, "reported by"],
  ["pal", "the report shows it", { subscriptions: [seenSubscription()] }, "seen in October's usage report"],
  ["pal", "a newer one does not any more", { subscriptions: [seenSubscription({ lost: lost("PAL") })] }, "reported by"],
  [
    "pal",
    "a newer one does not any more, whatever was pasted",
    { subscriptions: [seenSubscription({ lost: lost("PAL") })], identities: [anIdentity({ link: "verified" })] },
    "reported by",
  ],
])("%s is said to be known by what it is when %s", (question, _, parts, words) => {
  const checklist = { revision: 1, answers: answers({ cpor: "yes", pal: "yes" }) };
  expect(knownBy({ customer: { ...contoso, ...parts, checklist }, names, reader }, question)).toContain(words);
});
