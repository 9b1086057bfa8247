import { describe, expect, it } from "vitest";
import { saveClaim, type ClaimForm, type ClaimMeant } from "../../../src/domain/claims/edit.ts";
import type { Edit } from "../../../src/domain/claims/claims.ts";
import type { Claim, Customer } from "../../../src/domain/customer/customer.ts";
import { lastingHistory, undoSaved, withoutOldUndoable, withUndoable } from "../../../src/domain/customer/undo.ts";
import { saveIdentity } from "../../../src/domain/pal/identities.ts";
import { saveSubscription } from "../../../src/domain/pal/subscriptions.ts";
import { forgetInCustomer } from "../../../src/domain/organization/forget.ts";
import { readLimits } from "../../../src/limits.ts";
import { aCustomer } from "../customers.ts";
import { aClaim } from "../gaps/rules/cases.ts";

const calendar = { weekend: [6, 7], holidays: [] };
const at = (hour: number): string => new Date(Date.parse("2026-11-23T08:00:00.000Z") + hour * 3_600_000).toISOString();
const edit = (hour: number, by = "megan"): Edit => ({
  today: at(hour).slice(0, 10),
  now: at(hour),
  by,
  calendar,
  limits: readLimits(),
});

const disputed = aClaim({
  status: "Dispute",
  statusSince: "2026-11-12",
  disputedOn: "2026-11-12",
  submittedOn: "2026-10-01",
  claimId: "CLM-7",
  reason: "Customer declined",
  evidence: { kind: "imported", at: "2026-11-12T08:00:00.000Z", by: "system" },
  conflict: { evidence: { kind: "imported", at: "2026-11-12T08:00:00.000Z", by: "system" }, says: "Rejected" },
});
const id = disputed.id;
const of = (...claims: readonly Claim[]): Customer => aCustomer({ claims: [...claims] });
const teams: ClaimMeant = { workload: "teams", area: "Modern Work and Security" };

/** What a form says, saved so that it can be undone. */
function saved(customer: Customer, form: Partial<ClaimForm>, hour = 0, meant: ClaimMeant = { claim: id }): Customer {
  const { doc } = saveClaim(customer, meant, { details: {}, ...form }, edit(hour));
  expect(doc).not.toBe(customer);
  return withUndoable(customer, doc, edit(hour));
}

describe("undoing what was saved of a claim", () => {
  it.each<[string, Customer, Partial<ClaimForm>, ClaimMeant]>([
    [
      "a state that Partner Center does not take",
      of(disputed),
      { status: "Submitted", anyway: "Submitted" },
      { claim: id },
    ],
    ["a state and its day", of(disputed), { status: "Approved", on: "2026-11-20" }, { claim: id }],
    ["a claim begun anew", of(disputed), { status: "Draft", anyway: "Draft" }, { claim: id }],
    ["whose it is", of(disputed), { scope: { is: "other-partner", note: "Northwind" } }, { claim: id }],
    ["details that were emptied", of(disputed), { details: { claimId: null, submittedOn: null } }, { claim: id }],
    ["a claim saved first, where there was none", of(), { status: "Submitted" }, teams],
    ["a claim saved first, beside another", of(disputed), {}, { ...teams, workload: "intune" }],
  ])("puts back %s, as all of it was before", (_, before, form, meant) => {
    const after = saved(before, form, 0, meant);
    const { doc, outcome } = undoSaved(after, { at: at(0) }, edit(1));
    expect(outcome).toBe("undone");
    expect(doc.claims).toEqual(before.claims);
    expect(doc.history.at(-1)).toMatchObject({ at: at(1), by: "megan", what: "claim undone", from: at(0) });
    expect(lastingHistory(doc.history)).toEqual(before.history);
    // Pressed twice.
    expect(undoSaved(doc, { at: at(0) }, edit(2))).toMatchObject({ doc, outcome: "repeated" });
  });

  it("goes back one after the other, where one claim was saved twice", () => {
    const before = of(disputed);
    const once = saved(before, { status: "Approved", on: "2026-11-20" });
    const twice = saved(once, { details: { reason: null, claimId: "CLM-9" } }, 1);
    expect(undoSaved(twice, { at: at(0) }, edit(2))).toMatchObject({ doc: twice, outcome: "changed-since" });
    const back = undoSaved(twice, { at: at(1) }, edit(2)).doc;
    expect(back.claims).toEqual(once.claims);
    expect(undoSaved(back, { at: at(0) }, edit(3)).doc.claims).toEqual(before.claims);
  });

  it("is refused where somebody changed that claim since, with who did; of another claim it is not", () => {
    const intune = aClaim({ workload: "intune" });
    const after = saved(of(disputed, intune), { status: "Approved" });
    const since = saveClaim(after, { claim: id }, { details: { claimId: "CLM-8" } }, edit(1, "isaiah")).doc;
    const refused = undoSaved(since, { at: at(0) }, edit(2));
    expect(refused).toMatchObject({ doc: since, outcome: "changed-since", since: { by: "isaiah", item: id } });
    const other = saveClaim(after, { claim: "intune" }, { details: { claimId: "CLM-8" } }, edit(1, "isaiah")).doc;
    expect(undoSaved(other, { at: at(0) }, edit(2))).toMatchObject({ outcome: "undone" });
  });

  it("is possible for a day, and what is kept for it goes then", () => {
    const after = saved(of(disputed), { status: "Approved" });
    expect(undoSaved(after, { at: at(0) }, edit(24)).outcome).toBe("undone");
    expect(undoSaved(after, { at: at(0) }, edit(25))).toMatchObject({ doc: after, outcome: "not-kept" });
    expect(withoutOldUndoable(after, at(24))).toBe(after);
    expect(withoutOldUndoable(after, at(25))).not.toHaveProperty("undoable");
    expect(saved(after, { status: "Rejected", anyway: "Rejected" }, 25).undoable).toMatchObject([{ at: at(25) }]);
  });

  it("is not possible after somebody was forgotten there: they would be back", () => {
    const after = saved(of(disputed), { status: "Approved" });
    const forgotten = { id: "megan", name: "Megan Bowen", pseudonym: "person-1" };
    expect(forgetInCustomer(after, forgotten, { by: "ada", now: at(1) })).not.toHaveProperty("undoable");
    const other = { id: "isaiah", name: "Isaiah Langer", pseudonym: "person-2" };
    expect(forgetInCustomer(after, other, { by: "ada", now: at(1) })).toBe(after);
  });
});

describe("undoing what was saved beside claims", () => {
  const sub = "33333333-2222-4333-8444-555555555555";

  it("puts back a subscription, and takes out one that was not there", () => {
    const before = aCustomer();
    const added = withUndoable(
      before,
      saveSubscription(before, { id: sub }, { access: "guest" }, edit(0)).doc,
      edit(0),
    );
    const changed = withUndoable(
      added,
      saveSubscription(added, { id: sub }, { name: "Production" }, edit(1)).doc,
      edit(1),
    );
    const back = undoSaved(changed, { at: at(1) }, edit(2)).doc;
    expect(back.subscriptions).toEqual(added.subscriptions);
    expect(undoSaved(back, { at: at(0) }, edit(3)).doc.subscriptions).toEqual([]);
  });

  it("puts back a link that was given another id", () => {
    const before = aCustomer();
    const form = { label: "Megan", link: "reported" as const };
    const added = withUndoable(before, saveIdentity(before, {}, form, edit(0)).doc, edit(0));
    const known = { objectId: sub, link: "removed" as const };
    const changed = withUndoable(added, saveIdentity(added, { identity: "megan" }, known, edit(1)).doc, edit(1));
    const { doc } = undoSaved(changed, { at: at(1) }, edit(2));
    expect(doc.identities).toEqual(added.identities);
    expect(doc.history.at(-1)?.what).toBe("identity undone");
  });
});
