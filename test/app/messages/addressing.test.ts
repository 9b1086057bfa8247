/** Nothing comes at a bad hour unless somebody asked for it. */
import { expect, it } from "vitest";
import { atTheirHour } from "../../../src/app/messages/addressing.ts";
import type { Compose, Composed } from "../../../src/app/messages/sender.ts";
import type { World } from "../../../src/app/ports.ts";
import { planned } from "../../../src/domain/messages/delivery.ts";
import { defaultSettings, type About, type Channel } from "../../../src/domain/documents.ts";
import { aPerson, aStore, tenant, weekOf } from "./harness.ts";

const setup = { digest: { day: "Monday", time: "09:00", zone: "Europe/Amsterdam" } } as World["setup"];
const weekly: About = { kind: "weekly", week: "2026-W48" };
const reminder: About = { kind: "prompt", customer: "c", prompt: "p", reminder: 1 };
const asked: About = { kind: "prompt", customer: "c", prompt: "p" };
const given = (by: string): About => ({ kind: "assigned", customers: ["c", "d"], by });
const ada = aPerson("ada", { zone: "Europe/Amsterdam" });
const night = "2026-11-23T22:00:00.000Z";
const morning = "2026-11-24T06:30:00.000Z";

async function composedAt(
  now: string,
  about: About,
  to = ada,
  holidays: string[] = [],
  zone?: string,
): Promise<Composed> {
  const organization = (await aStore()).organization(tenant);
  const settings = { ...defaultSettings, holidays, ...(zone === undefined ? {} : { zone }) };
  await organization.settings.update("settings", () => ({ doc: settings }));
  const compose: Compose = async () => ({ to: { person: to }, message: weekOf(to) });
  return atTheirHour({ now: () => now, setup }, compose)(organization, planned("d", { person: to.id }, about, now), 0);
}

it.each([
  // what, now, about, whom, holidays, held until (undefined: goes at once)
  ["a reminder at noon goes", "2026-11-23T11:00:00.000Z", reminder, ada, [], undefined],
  ["a reminder at night waits", night, reminder, ada, [], morning],
  ["a reminder on a holiday waits", "2026-11-23T11:00:00.000Z", reminder, ada, ["2026-11-23"], morning],
  ["what a person asked goes at night", night, asked, ada, [], undefined],
  ["what a person assigned goes at night", night, given("megan"), ada, [], undefined],
  ["what an import assigned waits", night, given("system"), ada, [], morning],
  ["the week comes at its moment", "2026-11-23T08:00:30.000Z", weekly, ada, [], undefined],
  ["the week that is late comes in the day", "2026-11-23T15:00:00.000Z", weekly, ada, [], undefined],
  ["the week that is late does not come at night", night, weekly, ada, [], morning],
  ["the week does not come on a holiday", "2026-11-23T08:00:30.000Z", weekly, ada, ["2026-11-23"], morning],
  [
    "a moment on Sunday evening that was chosen is a good hour",
    "2026-11-22T20:10:00.000Z",
    weekly,
    aPerson("ada", { digest: { day: "Sunday", time: "21:00", zone: "Europe/Amsterdam" } }),
    [],
    undefined,
  ],
  [
    "two hours later it is not",
    "2026-11-22T22:10:00.000Z",
    weekly,
    aPerson("ada", { digest: { day: "Sunday", time: "21:00", zone: "Europe/Amsterdam" } }),
    [],
    "2026-11-23T06:30:00.000Z",
  ],
  [
    "up to an hour later it still is",
    "2026-11-22T20:59:59.999Z",
    weekly,
    aPerson("ada", { digest: { day: "Sunday", time: "21:00", zone: "Europe/Amsterdam" } }),
    [],
    undefined,
  ],
  [
    "an hour later it is not any more",
    "2026-11-22T21:00:00.000Z",
    weekly,
    aPerson("ada", { digest: { day: "Sunday", time: "21:00", zone: "Europe/Amsterdam" } }),
    [],
    "2026-11-23T06:30:00.000Z",
  ],
  [
    "a reminder waits at that moment, which was chosen for the week",
    "2026-11-22T20:10:00.000Z",
    reminder,
    aPerson("ada", { digest: { day: "Sunday", time: "21:00", zone: "Europe/Amsterdam" } }),
    [],
    "2026-11-23T06:30:00.000Z",
  ],
  [
    "the week that nobody chose a moment for is on time by their own clock",
    "2026-11-23T14:00:30.000Z",
    weekly,
    aPerson("bob", { zone: "America/New_York" }),
    ["2026-11-24"],
    undefined,
  ],
  [
    "and late by their own clock",
    "2026-11-24T01:00:00.000Z",
    weekly,
    aPerson("bob", { zone: "America/New_York" }),
    [],
    "2026-11-24T12:30:00.000Z",
  ],
  ["the evening is quiet from eight", "2026-11-23T19:00:00.000Z", reminder, ada, [], morning],
  ["and good until then", "2026-11-23T18:59:59.999Z", reminder, ada, [], undefined],
  ["the organization's zone where theirs is not known", night, reminder, aPerson("bob"), [], morning],
  ["their own zone where it is", night, reminder, aPerson("bob", { zone: "America/New_York" }), [], undefined],
] as const)("%s", async (_, now, about, to, holidays, until) => {
  const composed = await composedAt(now, about, to, [...holidays]);
  if (until === undefined) expect(composed).toHaveProperty("message");
  else expect(composed).toEqual({ notBefore: until });
});

it("goes by the zone of the organization before that of the process", async () => {
  expect(await composedAt(night, reminder, aPerson("bob"), [], "America/New_York")).toHaveProperty("message");
});

it("a channel's digest comes at the moment chosen for the channel, also on a Sunday", async () => {
  const organization = (await aStore()).organization(tenant);
  const moment = { day: "Sunday", time: "18:00", zone: "Asia/Kolkata" } as const;
  const channel: Channel = { id: "19:c", kind: "channel", serviceUrl: "", digest: { moment, by: "ada", since: night } };
  const compose: Compose = async () => ({ to: { channel }, message: weekOf(ada) });
  const at = (now: string) =>
    atTheirHour({ now: () => now, setup }, compose)(
      organization,
      planned("d", { channel: "19:c" }, { kind: "digest", week: "2026-W47" }, now),
      0,
    );
  expect(await at("2026-11-22T12:31:00.000Z")).toHaveProperty("message");
  expect(await at("2026-11-22T14:31:00.000Z")).toEqual({ notBefore: "2026-11-23T02:00:00.000Z" });
});

it("what is dropped stays dropped", async () => {
  const organization = (await aStore()).organization(tenant);
  const compose = atTheirHour({ now: () => night, setup }, async () => ({ drop: "answered" }));
  expect(await compose(organization, planned("d", { person: "ada" }, reminder, night), 0)).toEqual({
    drop: "answered",
  });
});
