/** Snooze, away, handover: who may, for how long, and what does not change. */
import { describe, expect, it } from "vitest";
import { comeBack, endSnooze, goAway, handover, snooze, undoHandover } from "../../../src/app/organization/absence.ts";
import { aCustomer, ada, megan } from "../../domain/customers.ts";
import { aPerson, tenant } from "../messages/harness.ts";
import { aWorld } from "../../world.ts";
import { aMemoryStore } from "../../memory.ts";

const owner = aPerson("megan");
const other = aPerson("isaiah");

async function aHarness() {
  const store = aMemoryStore();
  const organization = store.organization(tenant);
  const customer = aCustomer();
  await organization.customers.update(customer.id, () => ({ doc: customer }));
  let nudges = 0;
  const world = aWorld(store, { nudge: () => void (nudges += 1) });
  return { world, organization, customer, nudges: () => nudges };
}

describe("handing over", () => {
  it("moves what there is and lets it be said at once", async () => {
    const { world, organization, nudges } = await aHarness();
    const asked = { from: owner, to: other, by: ada };
    expect(await handover(world, organization, asked)).toEqual({ outcome: "handed-over", id: "x", customers: 1 });
    expect(nudges()).toBe(1);
    expect(await handover(world, organization, asked)).toEqual({ outcome: "nothing-to-move" });
    expect(nudges()).toBe(1);
  });

  it("is never done to the same person, and by nobody but a manager", async () => {
    const { world, organization, customer } = await aHarness();
    const same = { from: owner, to: owner, by: ada };
    expect(await handover(world, organization, same)).toEqual({ outcome: "same-person" });
    const colleague = { from: owner, to: other, by: megan };
    await expect(handover(world, organization, colleague)).rejects.toThrow("only a manager");
    expect(await organization.customers.get(customer.id)).toEqual(customer);
  });

  it("is undone by nobody but a manager", async () => {
    const { world, organization } = await aHarness();
    await handover(world, organization, { from: owner, to: other, by: ada });
    await expect(undoHandover(world, organization, { id: "x", by: megan })).rejects.toThrow("only a manager");
    expect((await organization.customers.list())[0]?.owner).toBe("isaiah");
    expect(await undoHandover(world, organization, { id: "x", by: ada })).toMatchObject({
      undone: [{ owner: "megan" }],
      kept: [],
    });
  });
});

describe("being away", () => {
  it.each([
    ["2026-11-22", "not-in-future"],
    ["2026-11-23", "away"],
    ["2027-05-22", "away"],
    ["2027-05-23", "too-long"],
  ])("until %s, on 23 November 2026, is %s", async (until, outcome) => {
    const { world, organization } = await aHarness();
    expect(await goAway(world, organization, { person: owner, until, deputy: "isaiah", by: megan })).toBe(outcome);
    expect((await organization.people.get("megan"))?.away?.until).toBe(outcome === "away" ? until : undefined);
  });

  it("is recorded and ended for a colleague by nobody but a manager", async () => {
    const { world, organization } = await aHarness();
    const asked = { person: other, until: "2026-12-04", deputy: "megan" };
    await expect(goAway(world, organization, { ...asked, by: megan })).rejects.toThrow("only a manager");
    expect(await goAway(world, organization, { ...asked, by: ada })).toBe("away");
    await expect(comeBack(world, organization, other, megan)).rejects.toThrow("only a manager");
    expect((await organization.people.get("isaiah"))?.away).toEqual({
      until: "2026-12-04",
      deputy: "megan",
      by: "ada",
      at: world.now(),
    });
    expect(await comeBack(world, organization, other, ada)).toBe("back");
    expect((await organization.people.get("isaiah"))?.away).toBeUndefined();
    expect(await comeBack(world, organization, other, ada)).toBe("not-away");
    expect((await organization.settings.get("settings"))?.history).toEqual([
      { at: world.now(), by: "ada", what: "away", item: "2026-12-04", from: "isaiah", to: "megan" },
      { at: world.now(), by: "ada", what: "absence ended", from: "isaiah" },
    ]);
  });

  it("changes nothing when somebody else says the same, so that nobody hears it twice", async () => {
    const { world, organization } = await aHarness();
    const asked = { person: owner, until: "2026-12-04", deputy: "isaiah" };
    expect(await goAway(world, organization, { ...asked, by: ada })).toBe("away");
    expect(await goAway(world, organization, { ...asked, by: megan })).toBe("unchanged");
    expect((await organization.people.get("megan"))?.away?.by).toBe("ada");
  });

  it("keeps who stood in where that ends early, and nothing of an absence whose day has passed", async () => {
    const { world, organization } = await aHarness();
    const asked = { person: owner, until: "2026-12-04", deputy: "isaiah", by: megan };
    const stoodIn = async () => (await organization.people.get("megan"))?.ended?.at(-1);
    await goAway(world, organization, asked);
    await goAway(world, organization, { ...asked, until: "2026-12-07" });
    expect(await stoodIn()).toBeUndefined();
    await goAway(world, organization, { ...asked, until: "2026-12-07", deputy: "patti", by: ada });
    expect(await stoodIn()).toMatchObject({ deputy: "isaiah", since: world.now(), at: world.now(), by: "ada" });
    await comeBack(world, organization, owner, megan);
    expect(await stoodIn()).toEqual({ deputy: "patti", since: world.now(), at: world.now(), by: "megan" });
    await goAway(world, organization, asked);
    const later = { ...world, now: () => "2026-12-05T10:00:00.000Z" };
    expect(await comeBack(later, organization, owner, megan)).toBe("not-away");
    expect(await stoodIn()).toMatchObject({ deputy: "patti" });
  });
});

it("keeps the moment of an absence that is recorded twice, so that nobody hears it again", async () => {
  const { world, organization } = await aHarness();
  const asked = { person: owner, until: "2026-12-04", deputy: "isaiah", by: megan };
  const later = { ...world, now: () => "2026-11-24T10:00:00.000Z" };
  await goAway(world, organization, asked);
  await goAway(later, organization, asked);
  expect((await organization.people.get("megan"))?.away?.at).toBe(world.now());
  await comeBack(world, organization, owner, megan);
  await goAway(later, organization, asked);
  expect((await organization.people.get("megan"))?.away?.at).toBe(later.now());
});

it("changes the date and the reason of what is silent already, once, and ends it", async () => {
  const { world, organization, customer } = await aHarness();
  const asked = { customer: customer.id, until: "2026-12-01", because: "waiting", by: megan };
  expect(await snooze(world, organization, asked)).toMatchObject({ outcome: "snoozed" });
  expect(await snooze(world, organization, asked)).toMatchObject({ outcome: "unchanged" });
  const later = { ...asked, until: "2026-12-10", because: "still waiting" };
  expect(await snooze(world, organization, later)).toMatchObject({ outcome: "changed" });
  const changed = await organization.customers.get(customer.id);
  expect(new Set(changed?.snoozes.map(({ until, because }) => `${until} ${because}`))).toEqual(
    new Set(["2026-12-10 still waiting"]),
  );
  expect(await endSnooze(world, organization, { customer: customer.id, by: megan })).toMatchObject({
    outcome: "ended",
  });
  expect((await organization.customers.get(customer.id))?.snoozes).toEqual([]);
  expect(await endSnooze(world, organization, { customer: "nobody", by: megan })).toEqual({
    outcome: "no-such-customer",
  });
});
