/** What the customer's card says of snoozed gaps, and of a customer that is paused or gone: never that it is in order. */
import { openGaps } from "../../../src/domain/catalogue/gap-codes.ts";
import { describe, expect, it } from "vitest";
import { customerView } from "../../../src/cards/customer/customer.ts";
import type { AnswerValue, Customer } from "../../../src/domain/customer/customer.ts";
import { gapsOf } from "../../../src/domain/gaps/find-gaps.ts";
import { setFact } from "../../../src/domain/customer/facts.ts";
import { channelReader, withItems } from "../facts.ts";
import { snooze } from "../../../src/domain/gaps/snooze.ts";
import { aContext } from "../../domain/contexts.ts";
import { aCustomer, ada, megan, monday } from "../../domain/customers.ts";

const today = "2026-11-23";
const context = aContext({ today });
const names = new Map([
  [megan.id, megan.name],
  [ada.id, ada.name],
]);
const subscription = {
  id: "5b9e1d0c-4f7a-4c1e-9d55-0123456789ab",
  name: "Production",
  scope: { is: "in" },
  soldByUsCsp: false,
  since: "2026-06-01",
  evidence: { kind: "reported", by: "megan", at: "2026-06-01T09:00:00.000Z" },
} as unknown as Customer["subscriptions"][number];
const customer = aCustomer({ subscriptions: [subscription] });

function viewOf(shown: Customer) {
  const reader = { ...channelReader, now: monday, zone: "Etc/UTC" };
  return customerView(withItems({ customer: shown, gaps: gapsOf(shown, context), names, reader, manager: true }));
}

const snoozed = (of: Customer, take = (gaps: ReturnType<typeof openGaps>) => gaps) =>
  snooze(
    of,
    take(openGaps(gapsOf(of, context))),
    { until: "2026-12-20", because: "access is being arranged", by: megan },
    monday,
    context,
  ).doc;

describe("a customer with snoozed gaps", () => {
  const all = openGaps(gapsOf(customer, context)).length;

  it("is headed by how many are snoozed when all are", () => {
    expect(viewOf(snoozed(customer)).summary).toBe(`Contoso Ltd.: ${all} gaps snoozed`);
  });

  it("is headed by what is open and how many are snoozed beside it", () => {
    const { summary } = viewOf(snoozed(customer, (gaps) => gaps.slice(1)));
    expect(summary).toBe(`Contoso Ltd.: 1 gap, ${all - 1} snoozed`);
  });

  it("names for each what, until when, by whom and why", () => {
    const part = viewOf(snoozed(customer)).parts.find(({ id }) => id === "snoozed");
    expect(part?.lines.map(({ what }) => what).length).toBe(Math.min(all, 6));
    for (const { sub } of part?.lines ?? []) expect(sub).toBe("Until 20 Dec · Megan Bowen · access is being arranged");
  });

  it("does not count its subscription as linked, nor mark it as in order", () => {
    const { state, parts } = viewOf(snoozed(customer));
    expect(state).toContain("0 of 1 Azure subscription");
    const [row] = parts.find(({ id }) => id === "subscriptions")?.rows ?? [];
    expect(row?.mark).not.toBe("✓");
    expect(row?.sub).toContain("Snoozed until 20 Dec");
  });

  it("has no part about snoozes when nothing is snoozed", () => {
    expect(viewOf(customer).parts.map(({ id }) => id)).not.toContain("snoozed");
  });
});

describe("a customer that nobody works on", () => {
  it.each([
    ["paused", "Paused"],
    ["offboarded", "Offboarded"],
  ] as const)("is headed %s, and says who did it, when and why", (lifecycle, word) => {
    const change = { set: "lifecycle", lifecycle, because: "they merge with Fabrikam" } as const;
    const { summary, state, parts } = viewOf(setFact(customer, change, ada, monday).doc);
    expect(summary).toBe(`Contoso Ltd.: ${lifecycle}`);
    expect(state).toContain(`${word} by Ada Manager, today: they merge with Fabrikam. Nobody is asked`);
    expect(parts.find(({ id }) => id === "subscriptions")?.rows[0]?.mark).toBe("·");
  });

  it("is headed so when its history does not tell who", () => {
    const { summary, state } = viewOf({ ...customer, lifecycle: "paused" });
    expect(summary).toBe("Contoso Ltd.: paused");
    expect(state).toMatch(/^Paused\. Nobody/);
  });
});

describe("a customer without gaps", () => {
  const said = (cpor: AnswerValue, pal: AnswerValue) => {
    const answer = (says: AnswerValue) => ({ says, by: "megan", at: "2026-11-20T09:00:00.000Z" });
    return {
      revision: 1,
      answers: { cpor: answer(cpor), pal: answer(pal), owner: answer("yes"), onboarding: answer("yes") },
    };
  };
  it.each<[string, Partial<Customer>, string]>([
    ["nothing is recorded", { checklist: said("yes", "yes") }, "nothing recorded yet"],
    ["there is nothing to record", { checklist: said("n/a", "n/a") }, "in order"],
    [
      "everything recorded is another partner's",
      { checklist: said("yes", "yes"), subscriptions: [{ ...subscription, scope: { is: "other-partner" } }] },
      "in order",
    ],
  ])("is said to be in order only when something is known: %s", (_, parts, says) => {
    expect(viewOf(aCustomer(parts)).summary).toBe(`Contoso Ltd.: ${says}`);
  });
});
