/** Fills the demo's throwaway store: the sample Partner Center exports, and three months in which people answered. */
import { readFile } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { saveAnswers } from "../../app/customers/answer.ts";
import { makeDigest } from "../../app/messages/digest.ts";
import { importCustomers } from "../../app/imports/customers.ts";
import { importReport } from "../../app/imports/imports.ts";
import type { Organization, World } from "../../app/ports.ts";
import type { CustomerRow } from "../../domain/imports/customers.ts";
import type { RefusedRow } from "../../domain/imports/findings.ts";
import type { Report } from "../../domain/imports/imports.ts";
import { addDays, addMilliseconds, isoWeek, type Instant } from "../../domain/time/time.ts";
import { openReport } from "../../reports/open.ts";
import { openStore } from "../../store/open.ts";
import { actorOf, colleagues, conversations, manager, otherManager, peopleById, tenantId } from "./people.ts";
import { isNew, ownerOf, saidIn } from "./story.ts";
import { doLatelyWork } from "./work.ts";
import { pastWorld } from "./world.ts";

const folder = new URL("../../../test/samples/partner-center/", import.meta.url);

/** How long the demo's people have used the bot: long enough that the first confirmations have run out. */
const weeksOfUse = 14;
const weekMilliseconds = 7 * 86_400_000;

/**
 * Makes the demo's past and present, through the same use cases as anybody else: what the customers were given, what
 * owners answered week by week, what the reports said, and customers who are new today, whose owners are now asked.
 * @param setting where the store is, as in `STORE`; empty before, closed again after
 * @param serviceUrl where Teams, or what stands in for it, can be reached
 */
export async function loadSamples(
  setting: string,
  options: { now: Instant; serviceUrl: string },
): Promise<{ customers: number; unassigned: number }> {
  const store = await openStore(setting);
  try {
    const clock = { now: addMilliseconds(options.now, -weeksOfUse * weekMilliseconds) };
    const world = pastWorld(store, clock);
    const organization = store.organization(tenantId);
    await meetPeople(organization, options.serviceUrl, options.now);
    await importDealtOut(organization, clock.now, ({ id }) => !isNew(id));
    for (let week = 0; week < weeksOfUse; week += 1) {
      await liveAWeek(world, organization, week);
      clock.now = addMilliseconds(clock.now, weekMilliseconds);
    }
    await importDealtOut(organization, options.now, ({ id }) => isNew(id));
    for (const file of ["AzureUsage.csv", "CPOR-Microsoft365Usage.csv"]) {
      await importReport(organization, await open(file, options.now), {
        by: otherManager.id,
        now: options.now,
        zone: world.setup.digest.zone,
        catalogue: world.setup.catalogue,
      });
    }
    await doLatelyWork(organization, options.now, folder);
    const customers = await organization.customers.list();
    const unassigned = customers.filter((customer) => customer.owner === undefined).length;
    return { customers: customers.length, unassigned };
  } finally {
    await store.close();
  }
}

/**
 * Everybody is known by name, and the channel tells where Teams is, so that people can be written to. Whoever sits at
 * the Playground cannot, until they open its page: it shows nothing that was said before.
 */
async function meetPeople(organization: Organization, serviceUrl: string, since: Instant): Promise<void> {
  for (const { id, name, upn } of [manager, ...colleagues]) {
    const unreachable = { since, because: "the chat was not opened yet" };
    await organization.people.update(id, () => ({ doc: { id, name, upn, ...(id === manager.id && { unreachable }) } }));
  }
  const channel = { id: conversations.channel, kind: "channel", serviceUrl } as const;
  await organization.channels.update(channel.id, () => ({ doc: channel }));
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

/** Owners answer what the story has them answer, then the week goes on record as a digest puts it there. */
async function liveAWeek(world: World, organization: Organization, week: number): Promise<void> {
  for (const customer of await organization.customers.list()) {
    const owner = customer.owner === undefined ? undefined : peopleById.get(customer.owner);
    const answers = saidIn(week, customer.id);
    if (owner === undefined || answers === undefined) continue;
    const { revision } = customer.checklist;
    await saveAnswers(world, organization, { customer: customer.id, answers, revision, by: actorOf(owner) });
  }
  await makeDigest(world, organization, { moment: undefined, week: isoWeek(world.now().slice(0, 10)), record: true });
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
