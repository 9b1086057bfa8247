/** Whether managers are told of documents that could not be read. */
import { expect, it } from "vitest";
import type { Delivery } from "../../../src/domain/documents.ts";
import { planDamaged } from "../../../src/domain/messages/undelivered.ts";
import { newDelivery } from "../../../src/domain/messages/delivery.ts";

const now = "2026-11-24T09:00:00.000Z";
const at = (collection: string, keptAt = `.damaged/${collection}`) => ({ collection, id: "one", keptAt });
const settings = at("settings");
const customer = at("customers");

/** What was told to Ada already. */
const told = (...damaged: Parameters<typeof planDamaged>[0]): readonly Delivery[] =>
  planDamaged(damaged, ["ada"], []).map(({ id, to, about }) => newDelivery(id, to, about, now));

it.each([
  ["nothing when all can be read", [], [], []],
  ["one message about all of it", [settings, customer], [], [["customers", "settings"]]],
  ["nothing that was told before", [settings, customer], told(customer, settings), []],
  ["what is new alone", [settings, customer], told(settings), [["customers"]]],
  ["settings that are damaged again", [at("settings", ".damaged/settings.2")], told(settings), [["settings"]]],
  ["nothing of what nobody would miss", [at("heard")], [], []],
])("plans %s", (_, damaged, deliveries, expected) => {
  const planned = planDamaged(damaged, ["ada"], deliveries);
  const collections = planned.map(({ about }) =>
    about.kind === "damaged" ? about.records.map(({ collection }) => collection).toSorted() : about.kind,
  );
  expect(collections).toEqual(expected);
});

it("tells each manager, whatever the order in which the documents were found", () => {
  const planned = planDamaged([settings, customer], ["ada", "bob"], told(settings, customer));
  expect(planned.map(({ to }) => to)).toEqual([{ person: "bob" }]);
  expect(planDamaged([customer, settings], ["bob"], [])).toEqual(planned);
});

it("keeps no id of a customer or person in the message", () => {
  const [planned] = planDamaged(
    [{ collection: "people", id: "11111111-aaaa", keptAt: "x/11111111-aaaa" }],
    ["ada"],
    [],
  );
  expect(JSON.stringify(planned)).not.toContain("11111111");
});
