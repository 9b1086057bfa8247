/** Requests for new customers among deliveries: who asks, what came of it, and what goes with the customer. */
import { expect, it } from "vitest";
import { newDelivery } from "../../../src/domain/messages/delivery.ts";
import {
  customerRequests,
  planDecided,
  planRequest,
  requestKey,
  withAdded,
  withoutWanted,
} from "../../../src/domain/messages/new-customer.ts";
import type { Planned } from "../../../src/domain/messages/plan.ts";
import { monday } from "../customers.ts";

const wanted = { name: "Globex", id: "", domain: "", person: "", isNew: true, workloads: ["teams"], azure: false };
const request = { key: requestKey(monday, "megan"), by: "megan", wanted };
const delivered = ({ id, to, about }: Planned) => newDelivery(id, to, about, monday);
const asked = planRequest(request, ["alex", "lynne"]).map(delivered);

it("is one, however many managers hear it, and open until one decides", () => {
  expect(customerRequests(asked)).toEqual([{ ...request, decided: undefined }]);
  const declined = delivered(planDecided(request, { by: "alex", customer: undefined }));
  expect(customerRequests([...asked, declined])).toEqual([{ ...request, decided: { by: "alex", as: "declined" } }]);
  const added = delivered(planDecided(request, { by: "lynne", customer: "c1" }));
  expect(added).toMatchObject({ to: { person: "megan" }, about: { customers: ["c1"] } });
  expect(customerRequests([...asked, added])[0]?.decided).toEqual({ by: "lynne", as: "added" });
});

it("goes with the customer that was added, whatever ID was asked for", () => {
  const [first, second] = asked.map((one) => withAdded(one, request.key, "c1"));
  expect(first && withoutWanted(first, "c1")).toBeUndefined();
  const shown = second && { ...second, state: "sent" as const, card: { says: "added" } };
  expect(JSON.stringify(shown && withoutWanted(shown, "c1"))).not.toContain("Globex");
  const [other] = asked.map((one) => withAdded(one, "new-customer/other", "c1"));
  expect(other && withoutWanted(other, "c1")).toBe(other);
});
