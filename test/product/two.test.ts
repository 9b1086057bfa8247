/** Two running bots on one PostgreSQL: whichever Teams asks, they are one. */
import { expect, it } from "vitest";
import { execute, message } from "../teams/activities.ts";
import { pressable, wordsOf } from "../teams/cards.ts";
import { startBot } from "../teams/harness.ts";
import { aClock } from "../clock.ts";
import { adele, alex, channel, isaiah, tenant } from "../teams/people.ts";
import { hosted } from "./loaded.ts";
import { aPlace } from "../postgres.ts";
import { newCustomer } from "../../src/domain/customer/customer.ts";
import { openStore } from "../../src/store/open.ts";

const contoso = "aaaaaaaa-0000-4000-8000-000000000000";

/** Both answer to the connector of the first, as both would to Teams. */
async function twoBots() {
  const store = await aPlace();
  const opened = await openStore(store);
  const addedAt = "2026-11-01T08:00:00.000Z";
  const doc = newCustomer({ id: contoso, name: "Contoso", source: "import", addedAt, history: [] });
  await opened.organization(tenant).customers.update(contoso, () => ({ doc }));
  await opened.close();
  const clock = aClock();
  const [left, right] = [await startBot({ store }, { now: clock.now }), await startBot({ store }, { now: clock.now })];
  return { store, clock, left, right, said: () => left.connector.take() };
}

it("answer a message once that Teams delivers to both, at once and again later", async () => {
  const { left, right, said, clock } = await twoBots();
  const asked = message(left.common(alex, channel), "gaps");
  await Promise.all([left.post(asked), right.post(asked), left.post(asked)]);
  clock.pass(15_000);
  await right.post(asked);
  expect(said()).toHaveLength(1);
  await right.post(message(left.common(alex, channel), "gaps"));
  expect(said()).toHaveLength(1);
});

it("record a button once that is pressed in both at once", async () => {
  const { left, right, said, store } = await twoBots();
  await left.as(adele).installs();
  await left.as(alex).says("assign Contoso to @Adele Vance", undefined, [adele]);
  said();
  await Promise.all([left.tick(), right.tick()]);
  const cards = said();
  expect(cards).toHaveLength(1);
  const [card] = cards;
  const { verb, data } = pressable(card?.card ?? {}, "save-answers");
  const answers = { cpor: "yes", pal: "no", owner: "yes", onboarding: "yes" };
  const click = () => execute(left.common(adele), card?.activity ?? "", verb, { ...answers, ...data });
  const clicks = Array.from({ length: 10 }, (_, nth) => (nth % 2 === 0 ? left : right).post(click()));
  for (const { status } of await Promise.all(clicks)) expect(status).toBe(200);
  await left.stop();
  await right.stop();
  said();
  const opened = await openStore(store);
  const customer = await opened.organization(tenant).customers.get(contoso);
  await opened.close();
  expect(customer?.history.filter(({ what }) => what === "answered")).toHaveLength(4);
});

it("say the week once, and one answers with what the other was told", async () => {
  const { left, right, said, clock } = await twoBots();
  await left.as(adele).installs();
  await left.as(alex).says("digest here Monday 08:30 Europe/Amsterdam", channel);
  said();
  clock.pass(7 * 86_400_000);
  await Promise.all([left.tick(), right.tick(), left.tick()]);
  expect(said().filter(({ conversation }) => conversation.startsWith("19:associations"))).toHaveLength(1);
  const asked = message(left.common(alex, channel), "show Contoso");
  await right.post(asked);
  expect(said()[0]?.summary).toContain("Contoso");
});

it("undo in one what the other imported, once", async () => {
  const { left, right, said } = await twoBots();
  await left.as(alex).installs();
  const list = `Microsoft ID,Company name,Relationship\n${contoso},Contoso SE,None\n`;
  const [summary] = await left.as(alex).sends({ name: "Customers.csv", url: await hosted(list) });
  said();
  const { verb, data } = pressable(summary?.card ?? {}, "undo-import");
  const click = () => execute(left.common(alex), summary?.activity ?? "", verb, data);
  expect((await right.post(click())).status).toBe(200);
  await right.post(message(left.common(alex), "show contoso"));
  const cards = said().map(({ card }) => wordsOf(card));
  expect(cards[0]).toContain("Put back: 1 customer.");
  expect(cards[1]).toContain("Contoso: 1 gap");
  await left.post(click());
  expect((await left.connector.next()).summary).toContain("can no longer be undone");
});

it("decide once what an owner asks the managers, where two press at one moment", async () => {
  const { left, right, said, store } = await twoBots();
  for (const who of [adele, isaiah]) await left.as(who).installs();
  await left.as(alex).says("assign Contoso to @Adele Vance", undefined, [adele]);
  await left.as(alex).says("managers add @Isaiah Langer", undefined, [isaiah]);
  await left.tick();
  said();
  await left.post(
    execute(left.common(adele), "1", "ask-offboarding", {
      customer: contoso,
      wants: "offboarded",
      because: "they left",
    }),
  );
  await Promise.all([left.tick(), right.tick()]);
  const [card] = said().filter(({ summary }) => summary?.startsWith("Contoso: offboard it?") === true);
  const [done, kept] = ["offboard", "keep"].map((verb) => pressable(card?.card ?? {}, verb));
  await Promise.all([
    left.post(execute(left.common(alex), card?.activity ?? "", "offboard", done?.data ?? {})),
    right.post(execute(left.common(isaiah), card?.activity ?? "", "keep", kept?.data ?? {})),
  ]);
  await left.stop();
  await right.stop();
  said();
  const opened = await openStore(store);
  const customer = await opened.organization(tenant).customers.get(contoso);
  await opened.close();
  const decided = customer?.history.filter(({ what }) => what === "lifecycle set" || what === "offboarding declined");
  expect(decided).toHaveLength(1);
  expect(customer?.lifecycle).toBe(decided?.[0]?.what === "lifecycle set" ? "offboarded" : "active");
});
