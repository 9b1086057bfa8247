import { describe, expect, it } from "vitest";
import { deadlineOf, nextStatuses, stepBetween } from "../../../src/domain/claims/status.ts";
import { changeClaim, type ClaimChange, type Edit } from "../../../src/domain/claims/claims.ts";
import { claimStatuses, type Claim, type ClaimStatus } from "../../../src/domain/customer/customer.ts";
import { readLimits } from "../../../src/limits.ts";
import { aCustomer } from "../customers.ts";
import { aClaim, salesClaim } from "../gaps/rules/cases.ts";

const limits = readLimits();
const calendar = { weekend: [6, 7], holidays: [] };
const edit: Edit = { today: "2026-11-23", now: "2026-11-23T08:00:00.000Z", by: "megan", calendar, limits };

/** Every status (down) by every next one (across): = the same, + usual, ! warned. In the order of `claimStatuses`. */
const table: Readonly<Record<ClaimStatus, string>> = {
  "Not started": "= + + + ! ! ! ! !",
  Draft: "+ = + + ! ! ! ! !",
  Submitted: "! ! = + + + + ! !",
  "Under review": "! ! ! = + + + ! !",
  "Partner action required": "! ! + + = + + ! !",
  Approved: "! ! ! ! ! = + ! +",
  Rejected: "+ + + ! ! ! = + !",
  Dispute: "! ! ! ! ! + ! = +",
  "Rejected final": "+ + + ! ! ! ! ! =",
};
const steps = { "=": "same", "+": "usual", "!": "unusual" } as const;
const moves = claimStatuses.flatMap((from) =>
  table[from].split(" ").map((mark, index) => ({
    from,
    to: claimStatuses[index] ?? from,
    step: steps[mark as keyof typeof steps],
  })),
);

const move = (claim: Claim, to: ClaimStatus, parts: Partial<ClaimChange & { kind: "status" }> = {}) =>
  changeClaim(aCustomer({ claims: [claim] }), { kind: "status", claim: claim.id, to, ...parts }, edit);

describe("a person moves a claim", () => {
  it("has a row for every status and a mark for every next one", () => {
    expect(moves).toHaveLength(claimStatuses.length ** 2);
  });

  it.each(moves)("from $from to $to: $step", ({ from, to, step }) => {
    const claim = aClaim({ status: from, statusSince: "2026-11-20" });
    expect(stepBetween(from, to)).toBe(step);
    const { doc, ...result } = move(claim, to);
    if (step === "same") {
      expect(result).toEqual({ outcome: "unchanged", claim });
    } else if (step === "usual") {
      expect(result).toMatchObject({
        outcome: "changed",
        claim: { status: to, statusSince: "2026-11-23" },
        warnings: [],
      });
      expect(doc.history).toEqual([
        { at: edit.now, by: "megan", what: "claim status", item: "teams", from, to, evidence: "reported" },
      ]);
    } else {
      expect(result).toMatchObject({
        outcome: "warned",
        warnings: expect.arrayContaining(["unusual-step"]) as string[],
      });
      expect(doc.history).toEqual([]);
      const stepped = move(claim, to, { anyway: true });
      expect(stepped).toMatchObject({ outcome: "changed", claim: { status: to } });
      expect(stepped.doc.history[0]?.note).toContain("stepped over: unusual-step");
    }
  });

  it.each(moves.filter(({ step }) => step === "same"))(
    "gives back the very document when $from is said again",
    ({ from }) => {
      const customer = aCustomer({ claims: [aClaim({ status: from })] });
      expect(changeClaim(customer, { kind: "status", claim: "teams", to: from }, edit).doc).toBe(customer);
    },
  );

  it("offers what usually follows", () => {
    expect(nextStatuses("Under review")).toEqual(["Partner action required", "Approved", "Rejected"]);
  });

  it.each([
    ["a second dispute", aClaim({ status: "Rejected", disputedOn: "2026-10-01" }), "Dispute", "dispute-used"],
    ["a dispute after 30 days", aClaim({ status: "Rejected", statusSince: "2026-10-23" }), "Dispute", "dispute-late"],
    [
      "a dispute of what the customer declined",
      aClaim({ status: "Rejected", reason: "Customer declined" }),
      "Dispute",
      "dispute-pointless",
    ],
    ["a submission of what CSP sold", salesClaim({ status: "Draft", soldBy: "CSP" }), "Submitted", "sold-by-csp"],
    [
      "a submission with old proof",
      aClaim({ status: "Draft", proof: { ref: "SOW", signedOn: "2025-11-22" } }),
      "Submitted",
      "proof-old",
    ],
  ] as const)("warns of %s, and records that it was stepped over", (_, claim, to, warning) => {
    const { doc, ...result } = move(claim, to);
    expect(result).toMatchObject({ outcome: "warned", warnings: [warning] });
    expect(doc.claims).toEqual([claim]);
    expect(move(claim, to, { anyway: true }).doc.history[0]?.note).toBe(`stepped over: ${warning}`);
  });

  it.each([
    ["on the 30th day", aClaim({ status: "Rejected", statusSince: "2026-10-24" }), "Dispute"],
    [
      "with proof of exactly a year",
      aClaim({ status: "Draft", proof: { ref: "SOW", signedOn: "2025-11-23" } }),
      "Submitted",
    ],
  ] as const)("does not warn %s", (_, claim, to) => {
    expect(move(claim, to)).toMatchObject({ outcome: "changed", warnings: [] });
  });

  it("keeps the dates of each step", () => {
    let customer = aCustomer({ claims: [aClaim()] });
    const say = (to: ClaimStatus, on: string) => {
      customer = changeClaim(customer, { kind: "status", claim: "teams", to, on }, edit).doc;
    };
    say("Submitted", "2026-10-01");
    say("Under review", "2026-10-05");
    say("Rejected", "2026-10-20");
    say("Dispute", "2026-10-22");
    say("Approved", "2026-10-28");
    expect(customer.claims[0]).toMatchObject({
      status: "Approved",
      statusSince: "2026-10-28",
      submittedOn: "2026-10-01",
      disputedOn: "2026-10-22",
      approvedOn: "2026-10-28",
    });
    expect(customer.history.map(({ from, to }) => `${from} > ${to}`)).toEqual([
      "Not started > Submitted",
      "Submitted > Under review",
      "Under review > Rejected",
      "Rejected > Dispute",
      "Dispute > Approved",
    ]);
  });

  it.each(["Draft", "Submitted"] as const)(
    "forgets a lost claim's id, reason and dates when it is claimed anew: %s",
    (to) => {
      const lost = aClaim({
        status: "Rejected final",
        reason: "Other",
        claimId: "CLM-1",
        disputedOn: "2026-10-01",
        submittedOn: "2026-09-01",
      });
      const result = move(lost, to);
      const claim = result.outcome === "changed" ? result.claim : undefined;
      expect(claim).not.toHaveProperty("claimId");
      expect(claim).not.toHaveProperty("reason");
      expect(claim).not.toHaveProperty("disputedOn");
      expect(claim?.submittedOn).toBe(to === "Submitted" ? "2026-11-23" : undefined);
    },
  );

  it("keeps what a report said when a person jumps over it", () => {
    const evidence = { kind: "imported", at: "2026-11-20T12:00:00.000Z", by: "system" } as const;
    const result = move(aClaim({ status: "Approved", evidence }), "Draft", { anyway: true });
    expect(result).toMatchObject({
      claim: { evidence: { kind: "reported" }, conflict: { evidence, says: "Approved" } },
    });
  });

  it("settles a conflict by saying what is right", () => {
    const conflict = {
      evidence: { kind: "imported", at: "2026-11-20T12:00:00.000Z", by: "system" },
      says: "Rejected",
    } as const;
    const result = move(aClaim({ status: "Approved", conflict }), "Rejected", { reason: "Customer declined" });
    expect(result).toMatchObject({ outcome: "changed", claim: { reason: "Customer declined" } });
    expect(result.outcome === "changed" && result.claim).not.toHaveProperty("conflict");
  });

  it("corrects the day of a status, and does nothing for the day it has", () => {
    const claim = aClaim({ status: "Draft", statusSince: "2026-11-20" });
    expect(move(claim, "Draft", { on: "2026-11-20" }).outcome).toBe("unchanged");
    expect(move(claim, "Draft", { on: "2026-11-18" })).toMatchObject({
      outcome: "changed",
      claim: { statusSince: "2026-11-18" },
    });
  });

  it("keeps the reason of a rejection when its day is corrected, and forgets the claim when it is made anew", () => {
    const claim = aClaim({ status: "Rejected", statusSince: "2026-11-20", reason: "Other", claimId: "CLM-1" });
    expect(move(claim, "Rejected", { on: "2026-11-18" })).toMatchObject({ claim: { reason: "Other" } });
    const result = move(claim, "Draft");
    expect(result.outcome === "changed" && result.claim).not.toHaveProperty("claimId");
    expect(result.outcome === "changed" && result.claim).not.toHaveProperty("reason");
    expect(move(aClaim({ status: "Draft", claimId: "CLM-2" }), "Submitted")).toMatchObject({
      claim: { claimId: "CLM-2" },
    });
  });

  it("refuses a day in the future", () => {
    expect(move(aClaim(), "Draft", { on: "2026-11-24" })).toMatchObject({
      outcome: "in-the-future",
      day: "2026-11-24",
    });
  });

  it("says so when there is no such claim", () => {
    const customer = aCustomer();
    expect(changeClaim(customer, { kind: "status", claim: "teams", to: "Draft" }, edit)).toEqual({
      doc: customer,
      outcome: "no-such-claim",
    });
  });
});

describe("a person adds and describes claims", () => {
  it("adds a workload with the area's usual role", () => {
    const { doc } = changeClaim(
      aCustomer(),
      { kind: "add", workload: "intune", area: "Modern Work and Security" },
      edit,
    );
    expect(doc.claims).toEqual([
      expect.objectContaining({
        id: "intune",
        role: "Use or consume",
        scope: { is: "in" },
        status: "Not started",
        scopedOn: edit.today,
      }),
    ]);
    expect(doc.history).toEqual([expect.objectContaining({ what: "claim added", item: "intune", to: "in" })]);
  });

  it("adds one claim for each Business Applications subscription", () => {
    const add = (subscription: string) =>
      ({ kind: "add", workload: "sales", area: "Business Applications", subscription }) as const;
    const first = changeClaim(aCustomer(), add("AAAA1111-1111-4111-8111-111111111111"), edit).doc;
    const { doc } = changeClaim(first, add("bbbb1111-1111-4111-8111-111111111111"), edit);
    expect(doc.claims.map(({ id }) => id)).toEqual([
      "sales/aaaa1111-1111-4111-8111-111111111111",
      "sales/bbbb1111-1111-4111-8111-111111111111",
    ]);
  });

  it("changes nothing when the workload is there already", () => {
    const customer = aCustomer({ claims: [aClaim()] });
    const { doc, ...result } = changeClaim(
      customer,
      { kind: "add", workload: "teams", area: "Modern Work and Security" },
      edit,
    );
    expect(doc).toBe(customer);
    expect(result.outcome).toBe("already-there");
  });

  it("sets a workload another partner's, with a note", () => {
    const scope = { is: "other-partner", note: "Fabrikam claims it" } as const;
    const { doc } = changeClaim(aCustomer({ claims: [aClaim()] }), { kind: "scope", claim: "teams", scope }, edit);
    expect(doc.claims[0]).toMatchObject({ scope, scopedOn: edit.today });
    expect(doc.history[0]).toMatchObject({
      what: "claim scoped",
      from: "in",
      to: "other-partner",
      note: "Fabrikam claims it",
    });
    expect(changeClaim(doc, { kind: "scope", claim: "teams", scope }, edit).doc).toBe(doc);
  });

  it("records details with what they were", () => {
    const details = { claimId: "CLM-9", proof: { ref: "SOW 7", signedOn: "2026-11-01" } };
    const { doc } = changeClaim(aCustomer({ claims: [aClaim()] }), { kind: "details", claim: "teams", details }, edit);
    expect(doc.claims[0]).toMatchObject(details);
    expect(doc.history[0]).toMatchObject({
      what: "claim details",
      from: "claimId: none; proof: none",
      to: 'claimId: CLM-9; proof: {"ref":"SOW 7","signedOn":"2026-11-01"}',
    });
    expect(changeClaim(doc, { kind: "details", claim: "teams", details }, edit).doc).toBe(doc);
  });
});

describe("the clock of a claim", () => {
  it.each([
    ["Submitted", {}, "2026-12-07", "Microsoft's"],
    ["Under review", {}, "2026-12-18", "Microsoft's"],
    ["Partner action required", {}, "2026-12-18", "ours"],
    ["Rejected", {}, "2026-12-30", "ours"],
    ["Dispute", {}, "2026-12-07", "Microsoft's"],
    ["Approved", { approvedOn: "2026-11-27" }, "2026-12-04", "customer's"],
  ] as const)("of %s ends on the documented day", (status, parts, endsOn, whose) => {
    const claim = aClaim({ status, statusSince: "2026-11-30", ...parts });
    expect(deadlineOf(claim, limits)).toMatchObject({ endsOn, move: whose });
  });

  it.each(["Not started", "Draft", "Rejected final"] as const)("does not run while %s", (status) => {
    expect(deadlineOf(aClaim({ status }), limits)).toBeUndefined();
  });

  it("does not run for a rejection that cannot be disputed", () => {
    expect(deadlineOf(aClaim({ status: "Rejected", reason: "Partner request" }), limits)).toBeUndefined();
  });
});
