/** What the demo's people did lately with claims and links: the one with a clock, the wrong one, the unproven one. */
import type { Organization } from "../../app/ports.ts";
import { addBusinessDays } from "../../domain/time/calendar.ts";
import { changeClaim, type ClaimChange, type Edit } from "../../domain/claims/claims.ts";
import type { Customer } from "../../domain/customer/customer.ts";
import { defaultSettings } from "../../domain/documents.ts";
import { saveIdentity } from "../../domain/pal/identities.ts";
import { addDays, type Instant } from "../../domain/time/time.ts";
import { readLimits } from "../../limits.ts";
import { manager, partnerIds } from "./people.ts";

const { weekend, holidays } = defaultSettings;
const calendar = { weekend, holidays };

export async function doLatelyWork(organization: Organization, now: Instant): Promise<void> {
  const edit: Edit = {
    today: now.slice(0, 10),
    now,
    by: manager.id,
    calendar,
    limits: readLimits(),
  };
  // Counted from the last business day, so that at a weekend as much is left as on the Friday before.
  const workday = addBusinessDays(addDays(edit.today, 1), -1, calendar);
  const ago = (days: number) => addBusinessDays(workday, -days, calendar);
  const lately: Record<string, (customer: Customer) => Customer> = {
    // Microsoft waits for an answer: of 14 business days, six are left.
    "Fabrikam, Inc.": (customer) =>
      claimed(customer, "teams-phone", edit, [
        { to: "Submitted", on: ago(14) },
        { to: "Under review", on: ago(12) },
        { to: "Partner action required", on: ago(8) },
      ]),
    "Woodgrove Bank": (customer) =>
      claimed(customer, "intune", edit, [
        { to: "Submitted", on: ago(20) },
        { to: "Under review", on: ago(17) },
        { to: "Rejected", on: addDays(edit.today, -9), reason: "Insufficient proof of execution" },
      ]),
    // In scope for weeks and not claimed, though CSP counts less or not at all.
    "Southridge Video": (customer) => claimed(customer, "m365-copilot", { ...edit, today: ago(30) }, []),
    // The usage report says that it is ours, a person says that it is not any more.
    "Litware, Inc.": (customer) => {
      const [claim] = customer.claims;
      return claim === undefined ? customer : moved(customer, claim.id, edit, { to: "Rejected", on: ago(3) });
    },
    "Adventure Works Cycles": (customer) =>
      saveIdentity(
        customer,
        {},
        {
          label: "Deployment pipeline",
          kind: "service principal",
          partnerId: "5120044",
          role: { subscription: "*", role: "Contributor", permanence: "permanent" },
        },
        edit,
      ).doc,
    // Said and not proven: the tour pastes the proof.
    "A. Datum Corporation": (customer) =>
      saveIdentity(
        customer,
        {},
        { label: manager.name, kind: "guest", holder: manager.id, partnerId: partnerIds.location },
        edit,
      ).doc,
  };
  for (const { id, name } of await organization.customers.list()) {
    const act = lately[name];
    if (act === undefined) continue;
    await organization.customers.update(id, (customer) => ({ doc: customer && act(customer) }));
  }
}

type Step = Omit<ClaimChange & { kind: "status" }, "kind" | "claim">;

function claimed(customer: Customer, workload: string, edit: Edit, steps: readonly Step[]): Customer {
  const added = changeClaim(customer, { kind: "add", workload, area: "Modern Work and Security" }, edit).doc;
  return steps.reduce((doc, step) => moved(doc, workload, edit, step), added);
}

function moved(customer: Customer, claim: string, edit: Edit, step: Step): Customer {
  return changeClaim(customer, { kind: "status", claim, anyway: true, ...step }, edit).doc;
}
