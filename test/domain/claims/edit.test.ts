import { fc } from "../../properties.ts";
import { describe, expect, it } from "vitest";
import { stepBetween } from "../../../src/domain/claims/status.ts";
import { saveClaim, type ClaimForm } from "../../../src/domain/claims/edit.ts";
import type { Edit } from "../../../src/domain/claims/claims.ts";
import { claimReasons, claimStatuses } from "../../../src/domain/customer/customer.ts";
import { fingerprint } from "../../../src/domain/customer/fingerprint.ts";
import { readLimits } from "../../../src/limits.ts";
import { aCustomer } from "../customers.ts";
import { aClaim, salesClaim } from "../gaps/rules/cases.ts";

const calendar = { weekend: [6, 7], holidays: [] };
const edit: Edit = {
  today: "2026-11-23",
  now: "2026-11-23T08:00:00.000Z",
  by: "megan",
  calendar,
  limits: readLimits(),
};
const teams = { workload: "teams", area: "Modern Work and Security" } as const;

/** A form about Teams, as it stands in `claim`. */
const about = (claim: ReturnType<typeof aClaim>, form: Partial<ClaimForm>, seen = fingerprint(claim)) =>
  saveClaim(aCustomer({ claims: [claim] }), { claim: claim.id, seen }, { details: {}, ...form }, edit);

describe("a form about a workload that is not recorded", () => {
  it.each(claimStatuses)("records it as %s without a warning about the step", (status) => {
    const { doc, ...result } = saveClaim(aCustomer(), teams, { status, on: "2026-11-20", details: {} }, edit);
    const statusSince = status === "Not started" ? edit.today : "2026-11-20";
    expect(result).toMatchObject({ outcome: "changed", claim: { status, statusSince }, warnings: [] });
    expect(doc.history).toHaveLength(1);
  });

  it("keeps the days that were given beside the status", () => {
    const form: ClaimForm = {
      status: "Approved",
      on: "2026-11-20",
      details: { submittedOn: "2026-11-02", approvedOn: "2026-11-19" },
    };
    expect(saveClaim(aCustomer(), teams, form, edit)).toMatchObject({
      claim: { statusSince: "2026-11-20", submittedOn: "2026-11-02", approvedOn: "2026-11-19" },
    });
  });

  it("warns of what CSP sells, and records it only anyway", () => {
    const meant = { workload: "sales", area: "Business Applications", subscription: "S-1" } as const;
    const form: ClaimForm = { status: "Submitted", details: { soldBy: "CSP" } };
    const { doc, ...result } = saveClaim(aCustomer(), meant, form, edit);
    expect(result).toMatchObject({ outcome: "warned", warnings: ["sold-by-csp"] });
    expect(doc.claims).toEqual([]);
    const anyway = saveClaim(aCustomer(), meant, { ...form, anyway: "Submitted" }, edit);
    expect(anyway.doc.claims).toMatchObject([{ id: "sales/s-1", status: "Submitted" }]);
    expect(anyway.doc.history[0]?.note).toBe("stepped over: sold-by-csp");
  });

  it("is not recorded as of a day that has not come", () => {
    const customer = aCustomer();
    expect(saveClaim(customer, teams, { status: "Draft", on: "2026-11-24", details: {} }, edit)).toEqual({
      doc: customer,
      outcome: "in-the-future",
      day: "2026-11-24",
    });
  });
});

describe("a form about a recorded claim", () => {
  it("sees the proof of the same form before it warns of an old one", () => {
    const claim = aClaim({ status: "Draft", proof: { ref: "SOW 1", signedOn: "2025-01-01" } });
    expect(about(claim, { status: "Submitted" })).toMatchObject({ outcome: "warned", warnings: ["proof-old"] });
    const proof = { ref: "SOW 2", signedOn: "2026-11-01" };
    expect(about(claim, { status: "Submitted", details: { proof } })).toMatchObject({
      outcome: "changed",
      claim: { status: "Submitted", proof },
    });
  });

  it("says each thing once in the history", () => {
    const claim = aClaim({ status: "Under review", statusSince: "2026-11-10" });
    const { doc } = about(claim, { status: "Approved", details: { approvedOn: "2026-11-20", claimId: "CLM-2" } });
    expect(doc.claims).toMatchObject([{ status: "Approved", approvedOn: "2026-11-20", claimId: "CLM-2" }]);
    expect(doc.history.map(({ what }) => what)).toEqual(["claim status", "claim details"]);
  });

  it("keeps the new claim's id when a lost one is claimed again", () => {
    const claim = aClaim({ status: "Rejected final", claimId: "CLM-1", submittedOn: "2026-01-05" });
    const again = about(claim, { status: "Draft", details: { claimId: "CLM-2", submittedOn: "2026-01-05" } });
    expect(again).toMatchObject({ claim: { status: "Draft", claimId: "CLM-2" } });
    expect(again.doc.claims[0]).not.toHaveProperty("submittedOn");
  });

  it("records nothing of a form that is warned of, whatever else it says", () => {
    const claim = aClaim({ status: "Draft" });
    const customer = aCustomer({ claims: [claim] });
    const form: ClaimForm = { status: "Approved", scope: { is: "not-applicable" }, details: { claimId: "CLM-9" } };
    const { doc, ...result } = saveClaim(customer, { claim: claim.id }, form, edit);
    expect(result).toEqual({ outcome: "warned", claim, warnings: ["unusual-step"] });
    expect(doc).toBe(customer);
  });

  it("changes nothing when the claim is not what the form showed", () => {
    const claim = aClaim({ status: "Draft" });
    const { doc, ...result } = about(claim, { status: "Submitted" }, "another");
    expect(result).toEqual({ outcome: "changed-since", claim });
    expect(doc.claims).toEqual([claim]);
  });

  it("steps over the warning of one status only", () => {
    const claim = aClaim({ status: "Draft" });
    expect(about(claim, { status: "Approved", anyway: "Rejected" })).toMatchObject({ outcome: "warned" });
    expect(about(claim, { status: "Approved", anyway: "Approved" })).toMatchObject({ outcome: "changed" });
  });

  it("takes away what is named without a value", () => {
    const claim = { ...salesClaim({ status: "Draft" }), claimId: "CLM-1", competing: true };
    const { doc } = about(claim, { details: { claimId: null, competing: null } });
    expect(doc.claims[0]).not.toHaveProperty("claimId");
    expect(doc.claims[0]).not.toHaveProperty("competing");
    expect(doc.history).toMatchObject([
      { what: "claim details", from: "claimId: CLM-1; competing: true", to: "claimId: none; competing: none" },
    ]);
  });

  it("says so when the claim is gone", () => {
    expect(saveClaim(aCustomer(), { claim: "teams" }, { details: {} }, edit)).toMatchObject({
      outcome: "no-such-claim",
    });
  });
});

const day = fc.integer({ min: 1, max: 22 }).map((date) => `2026-11-${String(date).padStart(2, "0")}`);
const forms: fc.Arbitrary<ClaimForm> = fc.record(
  {
    status: fc.constantFrom(...claimStatuses),
    on: day,
    scope: fc.constantFrom({ is: "in" } as const, { is: "other-partner", note: "Northwind" } as const),
    details: fc.record(
      {
        claimId: fc.constantFrom("CLM-1", "CLM-2", undefined),
        partnerId: fc.constantFrom("1234567", undefined),
        reason: fc.constantFrom(...claimReasons, undefined),
        submittedOn: fc.option(day, { nil: undefined }),
        approvedOn: fc.option(day, { nil: undefined }),
        proof: fc.option(fc.record({ ref: fc.constant("SOW"), signedOn: day }), { nil: undefined }),
        competing: fc.constantFrom(true, undefined),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ["details"] },
);

describe("any two forms", () => {
  it("change nothing when pressed a second time, and nothing at all when refused", () => {
    fc.assert(
      fc.property(forms, forms, fc.boolean(), (first, second, anyway) => {
        const before = saveClaim(
          aCustomer(),
          teams,
          { ...first, ...(anyway && first.status ? { anyway: first.status } : {}) },
          edit,
        );
        const [claim] = before.doc.claims;
        if (claim === undefined) return;
        const meant = { claim: claim.id, seen: fingerprint(claim) };
        const form = { ...second, ...(anyway && second.status ? { anyway: second.status } : {}) };
        const once = saveClaim(before.doc, meant, form, edit);
        if (once.outcome !== "changed") {
          expect(once.doc).toBe(before.doc);
          return;
        }
        expect(once.doc.history.length).toBeGreaterThan(before.doc.history.length);
        expect(once.doc.history.slice(0, before.doc.history.length)).toEqual(before.doc.history);
        const to = second.status ?? claim.status;
        if (stepBetween(claim.status, to) === "unusual") expect(anyway).toBe(true);
        const twice = saveClaim(once.doc, meant, form, edit);
        // Days that the first press set by itself look like somebody else's change: then it shows them, and keeps them.
        expect(["unchanged", "changed-since"]).toContain(twice.outcome);
        expect(twice.doc).toBe(once.doc);
      }),
      { numRuns: 500 },
    );
  });
});
