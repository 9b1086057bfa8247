/** A message of a kind that a later release added, after going back one: kept, and left alone. */
import { expect, it } from "vitest";
import { judgeOrganization } from "../../../src/checks/organization.ts";
import type { Delivery } from "../../../src/domain/documents.ts";
import { isDue, lease, newDelivery, resend } from "../../../src/domain/messages/delivery.ts";
import { overdue } from "../../../src/domain/messages/overdue.ts";
import { redrawFacts, redrawOf } from "../../../src/domain/messages/redraw.ts";
import { isDeliveryOver, withoutCustomer } from "../../../src/domain/organization/retention.ts";
import { aCustomer } from "../customers.ts";

const planned = "2026-11-20T08:00:00.000Z";
const now = "2026-11-23T08:00:00.000Z";
const contoso = aCustomer();
const about = { kind: "anniversary", customers: [contoso.id] } as unknown as Delivery["about"];
const later = newDelivery("anniversary/1", { person: "megan" }, about, planned);
const leasedBy = (until: string): Delivery => ({ ...later, state: "claimed", lease: { by: "newer", until } });

it.each<[string, Delivery]>([
  ["is planned", later],
  ["was being sent by a process that is gone", leasedBy(planned)],
  ["was begun by a process that is gone", { ...leasedBy(planned), begun: planned }],
])("is not taken up when it %s, and nobody is told that it is late", (_, delivery) => {
  expect(isDue(delivery, now, 120_000)).toBe(false);
  expect(lease(delivery, "us", now, 120_000)).toEqual({ outcome: "skipped", doc: delivery });
  const organization = { deliveries: [delivery], damaged: [], channels: [], people: [] };
  expect(overdue({ organizations: [organization], ran: now, started: planned, now })).toEqual([]);
  const facts = { managers: ["ada"], customers: [], people: [], channels: [], deliveries: [delivery] };
  const schedule = judgeOrganization(facts, now).find(({ check }) => check === "schedule");
  expect(schedule?.outcome).toBe("good");
});

it("is not sent again, since only the release that made it can", () => {
  const refused: Delivery = { ...later, state: "refused" };
  expect(resend(refused, now)).toEqual({ outcome: "not-resendable", doc: refused });
});

it("keeps its card as it is", () => {
  const sent: Delivery = {
    ...later,
    state: "sent",
    sent: { conversation: "a:megan", activity: "1" },
    card: { customer: contoso.id, says: "5 years" },
  };
  const chat = { conversation: "a:megan", serviceUrl: "", teamsId: "29:megan" };
  const facts = redrawFacts(
    [sent],
    [contoso],
    [{ id: "megan", name: "Megan", chat }],
    "2026-11-23",
    () => [],
    now,
    "Etc/UTC",
  );
  expect(redrawOf(sent, facts)).toBeUndefined();
});

it("goes with its customer, and when it is over its time", () => {
  expect(withoutCustomer(later, contoso.id)).toBeUndefined();
  const facts = { now, isThere: () => true };
  expect(isDeliveryOver(later, { deliveries: 400 }, facts)).toBe(false);
  expect(isDeliveryOver(later, { deliveries: 2 }, facts)).toBe(true);
});
