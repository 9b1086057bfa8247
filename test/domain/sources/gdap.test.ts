import { describe, expect, it } from "vitest";
import type { Customer, Evidence, Gdap } from "../../../src/domain/customer/customer.ts";
import { type GdapRelation, accessOf } from "../../../src/domain/customer/gdap.ts";
import { applyGdap } from "../../../src/domain/sources/gdap.ts";
import { gapsOf } from "../../../src/domain/gaps/find-gaps.ts";
import { aContext } from "../contexts.ts";
import { aCustomer, monday } from "../customers.ts";

const context = { now: "2026-11-24T02:10:00.000Z", today: "2026-11-24", zone: "Etc/UTC" };
const read: Evidence = { kind: "read", at: context.now, by: "system", ref: "gdap" };
const earlier: Evidence = { kind: "read", at: "2026-11-01T02:10:00.000Z", by: "system", ref: "gdap" };
const said: Evidence = { kind: "reported", at: monday, by: "megan" };

const relation = (status: string, endsOn?: string, autoExtends = false): GdapRelation => ({
  customer: aCustomer().id,
  status,
  endsOn,
  autoExtends,
});

describe("of several relations with a customer", () => {
  it.each<[string, GdapRelation[], object | undefined]>([
    [
      "an active one counts before an ended one",
      [relation("terminated", "2026-01-01"), relation("active", "2026-12-01")],
      { status: "active", endsOn: "2026-12-01", pending: false },
    ],
    [
      "one that extends automatically counts before one that lasts longer",
      [relation("active", "2028-01-01"), relation("active", "2026-12-01", true)],
      { status: "active", endsOn: "2026-12-01", autoExtends: true },
    ],
    [
      "the one that lasts longest counts",
      [relation("active", "2026-12-01"), relation("active", "2027-12-01")],
      { endsOn: "2027-12-01" },
    ],
    [
      "one that is about to end counts before one that waits for approval",
      [relation("approvalPending"), relation("expiring", "2026-12-01")],
      { status: "expiring", pending: true },
    ],
    [
      "one that waits counts before one that ended",
      [relation("expired", "2026-11-01"), relation("created")],
      { status: "created", pending: true },
    ],
    [
      "the one that ended last is told of when all ended",
      [relation("expired", "2025-11-01"), relation("terminated", "2026-11-01")],
      { status: "terminated", endsOn: "2026-11-01", pending: false },
    ],
    [
      "a status that Microsoft adds is taken for one that is not active yet",
      [relation("somethingNew", "2027-01-01"), relation("active", "2026-12-01")],
      { status: "active", pending: true },
    ],
    [
      "case does not matter",
      [relation("Active", "2026-12-01"), relation("EXPIRED", "2027-12-01")],
      { status: "Active" },
    ],
    ["there is nothing to say without any", [], undefined],
  ])("%s", (_, relations, expected) => {
    for (const some of [relations, relations.toReversed()]) {
      const access = accessOf(some);
      if (expected === undefined) expect(access).toBeUndefined();
      else expect(access).toMatchObject(expected);
    }
  });
});

const until = (endsOn: string, parts: Partial<Gdap> = {}): Gdap => ({
  status: "active",
  endsOn,
  autoExtends: false,
  needed: true,
  ...parts,
});

describe("What is known of GDAP, and what Graph's list says", () => {
  it.each<[string, Gdap | undefined, GdapRelation[], { gdap: object | undefined; kind?: string; says?: string }]>([
    ["nothing is known and there is none", undefined, [], { gdap: undefined }],
    [
      "nothing is known and there is one",
      undefined,
      [relation("active", "2027-03-03")],
      { gdap: { ...until("2027-03-03"), evidence: read }, kind: "new", says: "GDAP: active until 2027-03-03" },
    ],
    [
      "nothing is known and one ended long ago, which nobody misses",
      undefined,
      [relation("expired", "2026-01-01")],
      { gdap: { needed: false, status: "expired" }, kind: "new" },
    ],
    [
      "it is as a reading had it",
      until("2027-03-03", { evidence: earlier }),
      [relation("active", "2027-03-03")],
      { gdap: { evidence: earlier } },
    ],
    [
      "it is as a person said, which is better known now",
      until("2027-03-03", { evidence: said }),
      [relation("active", "2027-03-03")],
      { gdap: { evidence: read } },
    ],
    [
      "it was extended since the last reading",
      until("2026-12-01", { evidence: earlier }),
      [relation("active", "2027-06-01")],
      {
        gdap: until("2027-06-01", { evidence: read }),
        kind: "changed",
        says: "GDAP: active until 2027-06-01, before active until 2026-12-01",
      },
    ],
    [
      "a person said another day",
      until("2027-01-01", { evidence: said }),
      [relation("active", "2026-12-01")],
      {
        gdap: until("2026-12-01", { evidence: read, said: { evidence: said, says: "active until 2027-01-01" } }),
        kind: "contradicted",
        says: "GDAP: active until 2026-12-01, but one of us said active until 2027-01-01",
      },
    ],
    [
      "a person said so and there is none",
      until("2027-01-01", { evidence: said }),
      [],
      { gdap: { status: "none", needed: true, said: { says: "active until 2027-01-01" } }, kind: "contradicted" },
    ],
    [
      "a person said that it is not needed, and there is one",
      { status: "not needed", autoExtends: false, needed: false, evidence: said },
      [relation("active", "2027-03-03")],
      { gdap: { status: "active", needed: false } },
    ],
    [
      "a person said that it is not needed, and there is none",
      { status: "not needed", autoExtends: false, needed: false, evidence: said },
      [],
      { gdap: { status: "not needed", evidence: said } },
    ],
    [
      "one that was read is not on the list any more",
      until("2027-03-03", { evidence: earlier }),
      [],
      { gdap: { status: "none", needed: true }, kind: "gone", says: "GDAP: none, before active until 2027-03-03" },
    ],
    [
      "one that ended fell off the list after its year",
      { ...until("2025-11-01", { evidence: earlier }), status: "expired" },
      [],
      { gdap: { status: "expired", evidence: earlier } },
    ],
  ])("%s", (_, gdap, relations, expected) => {
    const customer: Customer = aCustomer(gdap === undefined ? {} : { gdap });
    const { doc, findings } = applyGdap(customer, relations, context);
    if (expected.gdap === undefined) expect(doc.gdap).toBeUndefined();
    else expect(doc.gdap).toMatchObject(expected.gdap);
    expect(doc.read).toEqual({ gdap: { at: context.now } });
    expect(findings.map(({ kind }) => kind)).toEqual(expected.kind === undefined ? [] : [expected.kind]);
    if (expected.says !== undefined) expect(findings[0]?.says).toBe(expected.says);
    expect(doc.history.slice(customer.history.length).map(({ what, evidence }) => [what, evidence])).toEqual(
      expected.kind === undefined ? [] : [["gdap read", "read"]],
    );
    // The same list again changes nothing but the mark.
    const again = applyGdap(doc, relations, { ...context, now: "2026-11-25T02:10:00.000Z", today: "2026-11-25" });
    expect(again.findings).toEqual([]);
    expect({ ...again.doc, read: doc.read }).toEqual(doc);
  });

  it("names who said it where version 0.1 wrote that into the history alone, and lets it rest after a month", () => {
    const history = [{ at: monday, by: "megan", what: "gdap set", from: "", to: "until 2027-01-01" }];
    const { doc } = applyGdap(
      aCustomer({ gdap: until("2027-01-01"), history }),
      [relation("active", "2026-12-20")],
      context,
    );
    expect(doc.gdap?.said).toEqual({ evidence: said, says: "active until 2027-01-01" });
    const next = (today: string) =>
      applyGdap(doc, [relation("active", "2026-12-20")], { ...context, today }).doc.gdap?.said;
    expect(next("2026-12-24")).toBeDefined();
    expect(next("2026-12-25")).toBeUndefined();
  });

  it("lets what somebody said in spite of a reading rest a month after they said it", () => {
    const before = { kind: "read", at: "2026-09-01T02:10:00.000Z", by: "system", ref: "gdap" } as const;
    const gdap = until("2026-12-20", { evidence: before, said: { evidence: said, says: "active until 2027-01-01" } });
    const next = (today: string) =>
      applyGdap(aCustomer({ gdap }), [relation("active", "2026-12-20")], { ...context, today }).doc.gdap?.said;
    expect(next("2026-12-22")).toBeDefined();
    expect(next("2026-12-25")).toBeUndefined();
  });
});

describe("The gap of access that ends", () => {
  const gapOf = (gdap: Gdap, readAt: string | undefined, today: string) => {
    const customer = aCustomer({ gdap, ...(readAt === undefined ? {} : { read: { gdap: { at: readAt } } }) });
    return gapsOf(customer, aContext({ today })).find(({ topic }) => topic === "access");
  };

  it.each<[string, Gdap, string | undefined, string, string | undefined]>([
    [
      "it ends soon",
      until("2026-12-01", { evidence: earlier }),
      "2026-11-23T02:00:00.000Z",
      "2026-11-23",
      "A01 Delegated access (GDAP) ends within 30 days",
    ],
    [
      "it extends automatically",
      until("2026-12-01", { evidence: earlier, autoExtends: true }),
      "2026-11-23T02:00:00.000Z",
      "2026-11-30",
      undefined,
    ],
    [
      "it extended itself while it was not read",
      until("2026-12-01", { evidence: earlier, autoExtends: true }),
      "2026-11-23T02:00:00.000Z",
      "2026-12-05",
      undefined,
    ],
    [
      "it ended, and was read since",
      until("2026-12-01", { evidence: earlier }),
      "2026-12-03T02:00:00.000Z",
      "2026-12-03",
      "A01 Delegated access (GDAP) has ended",
    ],
    [
      "it was to end while it was not read",
      until("2026-12-01", { evidence: earlier }),
      "2026-11-23T02:00:00.000Z",
      "2026-12-03",
      "V04 Delegated access (GDAP) was to end on 2026-12-01; not read since 2026-11-23",
    ],
    [
      "it ended by a person's word",
      until("2026-12-01", { evidence: said }),
      undefined,
      "2026-12-03",
      "A01 Delegated access (GDAP) has ended",
    ],
    [
      "Microsoft lists none any more",
      { status: "none", autoExtends: false, needed: true, evidence: earlier },
      "2026-11-23T02:00:00.000Z",
      "2026-11-23",
      "A01 Delegated access (GDAP) has ended",
    ],
    [
      "nobody needs it",
      { status: "expired", autoExtends: false, needed: false, evidence: earlier },
      undefined,
      "2026-11-23",
      undefined,
    ],
  ])("%s", (_, gdap, readAt, today, expected) => {
    const found = gapOf(gdap, readAt, today);
    expect(found && `${found.code} ${found.what}`).toBe(expected);
  });

  it("leads to the customer's approval where a new relation waits for it", () => {
    const ended = { ...until("2026-11-01", { evidence: earlier, pending: true }), status: "expired" };
    expect(gapOf(ended, context.now, "2026-11-24")?.next).toMatch(/^Ask the customer to approve the new one/);
  });
});
