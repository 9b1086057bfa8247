/** Fills the demo's throwaway store: the sample Partner Center exports, and three months in which people answered. */
import { readFile } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { saveAnswers } from "../../app/customers/answer.ts";
import { evaluate } from "../../app/evaluate.ts";
import { recordOf } from "../../domain/messages/compose.ts";
import { importCustomers } from "../../app/imports/customers.ts";
import { importReport } from "../../app/imports/imports.ts";
import type { Organization, World } from "../../app/ports.ts";
import { setFact } from "../../domain/customer/facts.ts";
import type { CustomerRow } from "../../domain/imports/customers.ts";
import type { Customer } from "../../domain/customer/customer.ts";
import type { RefusedRow } from "../../domain/imports/findings.ts";
import type { Report } from "../../domain/imports/imports.ts";
import {
  addDays,
  addMilliseconds,
  isoWeek,
  lastDaily,
  type Instant,
  type WeeklyMoment,
} from "../../domain/time/time.ts";
import { openReport } from "../../reports/open.ts";
import { openStore } from "../../store/open.ts";
import {
  actorOf,
  colleagues,
  conversations,
  manager,
  otherManager,
  peopleById,
  tenantId,
  isNew,
  ownerOf,
  saidIn,
} from "./people.ts";
import { nightsOf, type StandIn } from "./microsoft.ts";
import { doLatelyWork } from "./work.ts";
import { pastWorld } from "../world.ts";

const folder = new URL("../../../test/samples/partner-center/", import.meta.url);

/** How long the demo's people have used the bot: long enough that the first confirmations have run out. */
const weeksOfUse = 14;
const weekMilliseconds = 7 * 86_400_000;

/**
 * Makes the demo's past and present, through the same use cases as anybody else: what the customers were given, what
 * owners answered week by week, what Microsoft and the reports said, and customers who came yesterday, whose owners are
 * now asked.
 * @param setting where the store is, as in `STORE`; empty before, closed again after
 * @param options.serviceUrl where Teams, or what stands in for it, can be reached
 * @returns the customers of now
 */
export async function loadSamples(
  setting: string,
  options: { now: Instant; serviceUrl: string; digest: WeeklyMoment; standIn: StandIn },
): Promise<readonly Customer[]> {
  const store = await openStore(setting);
  try {
    const clock = { now: addMilliseconds(options.now, -weeksOfUse * weekMilliseconds) };
    const world = pastWorld(store, clock, options.digest);
    const organization = store.organization(tenantId);
    const nights = nightsOf({ world, organization, clock }, options.standIn, options.now);
    await meetPeople(organization, options.serviceUrl);
    await importDealtOut(organization, clock.now, ({ id }) => !isNew(id));
    for (let week = 0; week < weeksOfUse; week += 1) {
      clock.now = addMilliseconds(options.now, (week - weeksOfUse) * weekMilliseconds);
      if (week === weeksOfUse - 9) await sayAccess(organization, clock.now);
      if (week === weeksOfUse - 2) await nights.switchOn();
      await liveAWeek(world, organization, week);
    }
    await nights.goWell();
    await nights.goWrong();
    const evening = lastDaily("18:00", options.digest.zone, nights.lastNight);
    await importDealtOut(organization, evening, ({ id }) => isNew(id));
    for (const file of ["AzureUsage.csv", "CPOR-Microsoft365Usage.csv"]) {
      await importReport(organization, await open(file, options.now), {
        by: otherManager.id,
        now: evening,
        zone: options.digest.zone,
        catalogue: world.setup.catalogue,
        limits: world.setup.limits,
      });
    }
    await nights.addPrincipals();
    await nights.last();
    await doLatelyWork(organization, options.now);
    await closeChat(organization, options.now);
    return await organization.customers.list();
  } finally {
    await store.close();
  }
}

/** Everybody is known by name, and the channel tells where Teams is, so that people can be written to. */
async function meetPeople(organization: Organization, serviceUrl: string): Promise<void> {
  for (const { id, name, upn } of [manager, ...colleagues]) {
    await organization.people.update(id, () => ({ doc: { id, name, upn } }));
  }
  const channel = { id: conversations.channel, kind: "channel", serviceUrl } as const;
  await organization.channels.update(channel.id, () => ({ doc: channel }));
}

/** Whoever sits at the Playground is written to once they open its page: it shows nothing that was said before. */
async function closeChat(organization: Organization, since: Instant): Promise<void> {
  const unreachable = { since, because: "the chat was not opened yet" };
  await organization.people.update(manager.id, (person) => ({ doc: person && { ...person, unreachable } }));
}

/** A manager loads the customers list with an owner for most; the owners are asked, each once. */
async function importDealtOut(organization: Organization, now: Instant, wanted: (row: CustomerRow) => boolean) {
  const report = await open("Customers.csv", now);
  if (report.kind !== "customers") throw new Error("The sample customers are not a customers list.");
  const { rows } = report;
  async function* dealt(): AsyncGenerator<CustomerRow | RefusedRow> {
    for await (const row of rows) {
      if ("refused" in row || !wanted(row)) continue;
      const owner = ownerOf(row.id);
      yield owner === undefined ? row : { ...row, owner: owner.id };
    }
  }
  await importCustomers(organization, dealt(), { by: otherManager.id, now, zone: "Etc/UTC", promptId: randomUUID() });
}

/** Somebody writes down by hand until when we may administer a customer; Microsoft will have another day. */
async function sayAccess(organization: Organization, now: Instant): Promise<void> {
  const said = { set: "gdap", endsOn: addDays(now.slice(0, 10), 120), autoExtends: false } as const;
  const customers = await organization.customers.list();
  const { id } = customers.find(({ name }) => name === "Contoso Suites") ?? {};
  if (id === undefined) throw new Error("The sample customers have no Contoso Suites.");
  await organization.customers.update(id, (customer) => {
    if (customer === undefined) return { doc: customer };
    return { doc: setFact(customer, said, actorOf(otherManager), now).doc };
  });
}

/** Owners answer what the story has them answer, then the week goes on record as a digest puts it there. */
async function liveAWeek(world: World, organization: Organization, week: number): Promise<void> {
  for (const customer of await organization.customers.list()) {
    const owner = customer.owner === undefined ? undefined : peopleById.get(customer.owner);
    const answers = saidIn(week, customer.id);
    if (owner === undefined || answers === undefined) continue;
    const { revision } = customer.checklist;
    await saveAnswers(world, organization, { customer: customer.id, answers, revision, by: actorOf(owner) });
  }
  const record = recordOf(isoWeek(world.now().slice(0, 10)), await evaluate(world, organization));
  await organization.weeks.update(record.id, () => ({ doc: record }));
}

/** @throws {Error} when the sample is not what it should be. */
async function open(file: string, now: Instant): Promise<Report> {
  const text = await readFile(new URL(file, folder), "utf8");
  const opened = await openReport(() => bytesOf(asOfNow(withoutLost(text), now)), now.slice(0, 10));
  if (opened.outcome !== "opened") throw new Error(`The sample ${file} cannot be read.`);
  return opened.report;
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

/** A role was taken away: the last month does not show this customer's subscription any more. */
function withoutLost(text: string): string {
  const lines = text.split("\n");
  return lines
    .filter((line) => !(line.includes("2026-10-01") && line.includes(",Graphic Design Institute,")))
    .join("\n");
}

/** The samples are of September and October 2026; the demo's are always of the two months before this one. */
function asOfNow(text: string, now: Instant): string {
  const thisMonth = `${now.slice(0, 7)}-01`;
  const endOfLast = addDays(thisMonth, -1);
  const last = `${endOfLast.slice(0, 7)}-01`;
  const before = `${addDays(last, -1).slice(0, 7)}-01`;
  const months: Record<string, string> = { "2026-09-01": before, "2026-10-01": last, "2026-10-31": endOfLast };
  return text.replace(/2026-(?:09-01|10-01|10-31)/g, (day) => months[day] ?? day);
}
