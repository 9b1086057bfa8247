/** What Microsoft pays, and what it does not and why, as evidence of associations. */
import { beforeEach, expect, it } from "vitest";
import type { Organization } from "../../../src/app/ports.ts";
import { claimStatuses, type Claim } from "../../../src/domain/customer/customer.ts";
import { importSummaryCard } from "../../../src/cards/organization/import-summary.ts";
import { summaryLines } from "../../../src/cli/import-summary.ts";
import { wordsOf } from "../../teams/cards.ts";
import { aMemoryStore } from "../../memory.ts";
import { customer, load, subscription } from "./samples.ts";

let organization: Organization;

beforeEach(async () => {
  organization = aMemoryStore().organization("11111111-1111-4111-8111-111111111111");
  for (const name of ["customers.csv", "azure-july.csv", "cpor-july.csv"]) await load(organization, name);
});

const found = async (number: number) => {
  const one = await organization.customers.get(customer(number));
  if (one === undefined) throw new Error(`no customer ${number}`);
  return one;
};

async function recordClaim(changed: Partial<Claim>): Promise<void> {
  await organization.customers.update(customer(1), (one) => ({
    doc: one && {
      ...one,
      claims: one.claims.map((claim) => (claim.claimId === "CLM-51" ? { ...claim, ...changed } : claim)),
    },
  }));
}

it("keeps the newest month of each claim and subscription, summed, whoever the row's tenant is", async () => {
  const summary = await load(organization, "earnings-october.csv");
  expect((await found(1)).earnings).toEqual([{ item: "exchange", month: "2026-09-01", usd: 200, association: "CPOR" }]);
  expect((await found(2)).earnings).toMatchObject([{ item: subscription(2), usd: 412, association: "PAL.Owner" }]);
  expect((await found(3)).earnings).toMatchObject([{ item: subscription(3), usd: 33.1 }]);
  expect((await found(6)).subscriptions).toMatchObject([{ id: subscription(7), since: "2026-09-01" }]);
  expect(summary).toMatchObject({
    customers: { changed: 4 },
    unknownCustomers: [],
    withoutTenant: [{ name: "Nobody Known", rows: 1 }],
    data: "2026-09-30",
  });
  expect((await organization.settings.get("settings"))?.imports.earnings).toMatchObject({ data: "2026-09-30" });
});

it.each(claimStatuses)(
  "takes a month that was paid for proof of a claim recorded as %s, or contradicts it",
  async (status) => {
    const by = { kind: "reported", at: "2026-08-01T00:00:00.000Z", by: "megan" } as const;
    await recordClaim({ status, statusSince: "2026-08-01", evidence: by });
    const summary = await load(organization, "earnings-october.csv");
    const [claim] = (await found(1)).claims;
    if (/reject|dispute/i.test(status)) {
      expect(claim).toMatchObject({ status, conflict: { says: "paid in 2026-09" } });
      expect(summary).toMatchObject({
        findings: expect.arrayContaining([expect.objectContaining({ kind: "contradicts" })]),
      });
    } else {
      expect(claim).toMatchObject({ status: "Approved", evidence: { kind: "imported", ref: "Earnings 2026-09" } });
      expect(summary).toMatchObject({
        findings: expect.arrayContaining([expect.objectContaining({ kind: "verified", item: "exchange" })]),
      });
    }
  },
);

it("finds a claim again that a report had lost before the month that was paid, not one lost after it", async () => {
  const lost = (missingSince: string) =>
    [
      {
        by: "CPOR",
        lastSeen: "2026-07-31",
        missingSince,
        evidence: { kind: "imported", at: "2026-10-31T00:00:00.000Z", by: "rosa" },
      },
    ] as const;
  await recordClaim({ lost: lost("2026-08-31") });
  await load(organization, "earnings-october.csv");
  expect((await found(1)).claims[0]).not.toHaveProperty("lost");
  await recordClaim({ lost: lost("2026-10-31") });
  await load(organization, "earnings-october.csv");
  expect((await found(1)).claims[0]).toHaveProperty("lost");
});

it("says what earns nothing, with Microsoft's reason in words and the dollars", async () => {
  const summary = await load(organization, "ineligible-october.csv");
  expect((await found(4)).earnings).toEqual([
    { item: subscription(4), month: "2026-09-01", usd: 5120.4, association: "PAL.Reader", reason: "IVDPTRROLE" },
  ]);
  expect((await found(2)).earnings).toMatchObject([{ reason: "IVDCOMP", usd: 300 }]);
  expect(summaryLines(summary)).toEqual(
    expect.arrayContaining([
      "Associated but not earning (2):",
      expect.stringMatching(
        /Elmgrove School.*\$5,120 in 2026-09 earned nothing: this kind of association does not earn/,
      ),
    ]),
  );
  expect((await found(4)).history.at(-1)).toMatchObject({ what: "earns nothing" });
});

it("names rows that have only Microsoft's number of a parent, apart from tenants that nobody knows", async () => {
  const summary = await load(organization, "ineligible-october.csv");
  expect(summary).toMatchObject({
    // Cedar's row has a TPID as well, and a subscription that is known.
    customers: { changed: 2 },
    unknownCustomers: [{ name: "Nobody Known", rows: 1 }],
    withoutTenant: [{ name: "Harbour Group", tpid: "811224", rows: 2 }],
  });
  expect(summaryLines(summary)).toContain(
    "  Harbour Group: 2 rows · TPID 811224, Microsoft's number of a parent company",
  );
  expect(wordsOf(importSummaryCard({ file: "ineligible.csv", summary }))).toContain(
    "TPID 811224, Microsoft's number of a parent company",
  );
});
