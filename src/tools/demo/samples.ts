/** Fills the demo's throwaway store from the sample Partner Center exports, through the same doors as anybody else. */
import { createReadStream } from "node:fs";
import { randomUUID } from "node:crypto";
import { importCustomers } from "../../app/import-customers.ts";
import { system } from "../../domain/person.ts";
import type { CustomerRow, RefusedRow } from "../../domain/imported-customers.ts";
import type { Instant } from "../../domain/time.ts";
import { openReport } from "../../reports/open.ts";
import { openStore } from "../../store/open.ts";
import { colleagues, manager, tenantId } from "./people.ts";

const samples = new URL("../../../test/samples/partner-center/", import.meta.url);

/** Every so many customers there is one that nobody answers for. */
const unownedEvery = 13;

/**
 * Imports the customers and gives most of them to the demo's people. The owners are asked, so the bot has something to
 * say as soon as it runs.
 * @param setting where the store is, as in `STORE`; empty before, closed again after.
 */
export async function loadSamples(setting: string, now: Instant): Promise<{ customers: number; unassigned: number }> {
  const store = await openStore(setting);
  try {
    const organization = store.organization(tenantId);
    for (const { aadObjectId, givenName, surname, upn } of [manager, ...colleagues]) {
      await organization.people.update(aadObjectId, () => ({
        doc: { id: aadObjectId, name: `${givenName} ${surname}`, upn },
      }));
    }
    const opened = await openReport(createReadStream(new URL("Customers.csv", samples)));
    if (!opened.opened) throw new Error(`The sample customers cannot be read: ${opened.refused}`);
    await importCustomers(organization, withOwners(opened.report.rows), {
      by: system,
      now,
      promptId: randomUUID(),
    });
    const customers = await organization.customers.list();
    return {
      customers: customers.length,
      unassigned: customers.filter((customer) => customer.owner === undefined).length,
    };
  } finally {
    await store.close();
  }
}

/** Deals the customers out in the order of their ids, so that the same ones are always the same person's. */
async function* withOwners(rows: AsyncIterable<CustomerRow | RefusedRow>): AsyncGenerator<CustomerRow | RefusedRow> {
  const owners = [manager, ...colleagues];
  for await (const row of rows) {
    const number = "id" in row ? Number.parseInt(row.id.slice(0, 6), 16) : 0;
    const owner = owners[number % owners.length];
    if (!("id" in row) || owner === undefined || number % unownedEvery === 0) yield row;
    else yield { ...row, owner: owner.aadObjectId };
  }
}
