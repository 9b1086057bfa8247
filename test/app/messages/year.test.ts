/** A year of weekly messages for seven people in six zones: each once a week, at their own hour. */
import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { deliverDue } from "../../../src/app/messages/deliver.ts";
import { plan } from "../../../src/app/messages/plan.ts";
import { prune } from "../../../src/app/organization/retention.ts";
import { newCustomer } from "../../../src/domain/customer/customer.ts";
import { defaultSettings } from "../../../src/domain/documents.ts";
import { dayOf, isoWeek } from "../../../src/domain/time/time.ts";
import { aPerson, aSender, tenant } from "./harness.ts";
import { aClock } from "../../clock.ts";
import { aMemoryStore } from "../../memory.ts";
import { aWorld } from "../../world.ts";

const zones = [
  "Europe/Amsterdam",
  "America/New_York",
  "Asia/Kolkata",
  "Pacific/Tongatapu",
  "Australia/Lord_Howe",
  "Pacific/Pago_Pago",
];
const people = Array.from({ length: zones.length + 1 }, (_, index) => ({
  id: `p${index}`,
  zone: zones[index % zones.length] as string,
}));
/** From a Saturday, so that the first Monday is a whole one. The year has 53 ISO weeks. */
const year = { from: "2026-01-03T12:00:00.000Z", to: "2027-01-05T00:00:00.000Z" };
const hour = 3_600_000;
const retention = { deliveries: 60 };
const holidays = ["2026-04-06", "2026-05-25", "2026-12-25", "2026-12-28"];

type Heard = { person: string; at: string };

/** Whether it is Monday or Tuesday morning somewhere, or will be within six hours. */
function isMorning(now: string): boolean {
  const at = new Date(now);
  const hours = at.getUTCDay() * 24 + at.getUTCHours();
  return hours >= 12 && hours < 2 * 24 + 21;
}

/**
 * Lets time pass, looking every half hour while it is Monday or Tuesday morning somewhere and every six hours else,
 * except while the bot is down; gives everything that was heard.
 */
async function pass({ from, to }: typeof year, isDown: (now: string) => boolean = () => false) {
  const store = aMemoryStore();
  const organization = store.organization(tenant);
  const clock = aClock(from);
  const heard: Heard[] = [];
  const world = aWorld(store, {
    messenger: {
      async send(_, to) {
        if (!("person" in to)) throw new Error("there are no channels here");
        heard.push({ person: to.person.id, at: clock.now() });
        return { outcome: "sent", conversation: to.person.id, activity: String(heard.length) };
      },
      update: () => Promise.reject(new Error("nothing is redrawn here")),
    },
    now: clock.now,
  });
  await organization.settings.update("settings", () => ({ doc: { ...defaultSettings, holidays, retention } }));
  for (const [index, { id, zone }] of people.entries()) {
    await organization.people.update(id, () => ({ doc: aPerson(id, { zone }) }));
    const customer = newCustomer({
      id: `c${index}`,
      name: `Customer ${index}`,
      source: "import",
      addedAt: from,
      owner: id,
    });
    await organization.customers.update(customer.id, () => ({ doc: customer }));
  }
  const sender = aSender({ pace: { turn: async () => true, left: () => {}, wait: () => 0, hold: () => {} } });
  for (; clock.now() < to; clock.pass(hour * (isMorning(clock.now()) ? 0.5 : 6))) {
    if (isDown(clock.now())) continue;
    await plan(world, organization);
    await deliverDue(world, organization, sender);
    await prune(world, organization);
  }
  return { heard, kept: (await organization.deliveries.list()).length };
}

function localOf({ person, at }: Heard): Temporal.ZonedDateTime {
  const zone = people.find(({ id }) => id === person)?.zone ?? "";
  return Temporal.Instant.from(at).toZonedDateTimeISO(zone);
}

it(
  "says it once a week, on Monday at nine by everybody's own clock, on Tuesday morning when Monday is a holiday",
  { timeout: 30_000 },
  async () => {
    const { heard, kept } = await pass(year);
    for (const each of people) {
      const weeks = heard.filter(({ person }) => person === each.id).map(({ at }) => isoWeek(dayOf(at, each.zone)));
      expect(new Set(weeks).size, each.id).toBe(weeks.length);
      expect(weeks.length, each.id).toBe(53);
      expect(weeks).toContain("2026-W53");
    }
    for (const each of heard) {
      const local = localOf(each);
      const day = local.toPlainDate().toString();
      const afterHoliday = holidays.includes(local.toPlainDate().subtract({ days: 1 }).toString());
      expect(holidays, `${each.person} ${each.at}`).not.toContain(day);
      expect(local.dayOfWeek, `${each.person} ${each.at}`).toBe(afterHoliday ? 2 : 1);
      expect(local.toPlainTime().toString().slice(0, 5), `${each.person} ${each.at}`).toBe(
        afterHoliday ? "07:30" : "09:00",
      );
    }
    // Records that are over the time they are kept are removed: about nine weeks of them stay.
    expect(kept).toBeLessThan(people.length * 11);
  },
);

it("down for three weeks: one late message in the first working hours, not three", async () => {
  const down = { from: "2026-06-03T00:00:00.000Z", to: "2026-06-24T23:00:00.000Z" };
  const around = { from: "2026-05-16T12:00:00.000Z", to: "2026-07-05T00:00:00.000Z" };
  const { heard } = await pass(around, (now) => now >= down.from && now < down.to);
  for (const each of people) {
    const late = heard.filter(({ person, at }) => person === each.id && at >= down.from && at < "2026-06-28");
    expect(late, each.id).toHaveLength(1);
    const [only] = late;
    if (only === undefined) continue;
    const local = localOf(only);
    expect(local.dayOfWeek).toBeLessThanOrEqual(5);
    expect(local.hour).toBeGreaterThanOrEqual(7);
    expect(local.hour).toBeLessThan(20);
  }
});
