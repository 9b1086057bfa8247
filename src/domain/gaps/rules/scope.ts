/** G02, G03 and C11: onboarding unfinished, workloads never scoped, workloads in use that nobody decided about. */
import type { Customer } from "../../customer/customer.ts";
import { gapKind, type Gap } from "../../catalogue/gap-codes.ts";
import { nextStep, openSteps, stepText } from "../../customer/onboarding.ts";
import { designationsOfCpor } from "../../catalogue/attribution.ts";
import { designationsOfClaim, isUnclaimable, worthOfClaiming } from "../../claims/attribution.ts";
import { addDays } from "../../time/time.ts";
import { findWorkload, type Workload } from "../../catalogue/workloads.ts";
import { dayIn, feedsAt, gap, lateSince, type GapContext } from "./context.ts";
import { hasNoOwner } from "./owner.ts";
import { holdsUntil } from "./questions.ts";

/**
 * G02: 14 days after the start, steps are open whose day is past. Steps due later (the first monthly review) are not
 * held against the customer before their day.
 */
export function onboardingGaps(customer: Customer, context: GapContext): readonly Gap[] {
  if (customer.lifecycle !== "onboarding") return [];
  const { onboarding } = customer;
  const startedOn = onboarding?.startedOn ?? dayIn(context, customer.addedAt);
  const late = lateSince(context, startedOn, "onboarding");
  if (late === undefined) return [];
  const shared = { code: "G02", severity: "medium", designations: feedsAt("G02", customer, context) } as const;
  const write = `show ${customer.name}`;
  if (onboarding === undefined) {
    const next = "Start the onboarding list";
    return [gap(customer, { ...shared, what: "Onboarding list never started", next, write, since: late })];
  }
  const open = openSteps(onboarding).filter((step) => step.dueOn < context.today);
  const first = nextStep(open);
  if (first === undefined) return [];
  const total = onboarding.steps.length;
  const firstLate = addDays(first.dueOn, 1);
  return [
    gap(customer, {
      ...shared,
      what: `Onboarding: ${open.length} of ${total} steps late`,
      next: `Step ${first.step}: ${stepText(first.step)}. Tick it when done`,
      write,
      since: firstLate > late ? firstLate : late,
    }),
  ];
}

const isAzureOnly = (customer: Customer): boolean =>
  customer.checklist.answers.cpor?.says === "n/a" || customer.tags.some((tag) => /^azure.?only$/i.test(tag.trim()));

/**
 * G03: nobody decided about any workload. Silent where question 1 already says as much: answered "no" (Q1 is more
 * severe), "yes" and holding (decided in one breath), "does not apply" (Azure only); and where there is no owner to do it.
 */
export function scopingGaps(customer: Customer, context: GapContext): readonly Gap[] {
  if (customer.claims.length > 0 || isAzureOnly(customer) || hasNoOwner(customer, context)) return [];
  const answer = customer.checklist.answers.cpor;
  if (answer?.says === "no" || (answer?.says === "yes" && context.today <= holdsUntil(answer, context))) return [];
  const late = lateSince(context, dayIn(context, customer.addedAt), "scoping");
  if (late === undefined) return [];
  // Until a yes ran out, it said as much.
  const expired = answer?.says === "yes" ? addDays(holdsUntil(answer, context), 1) : late;
  const since = expired > late ? expired : late;
  return [
    gap(customer, {
      code: "G03",
      severity: "medium",
      next:
        "List the Microsoft 365 and Business Applications workloads you work on, and choose for each who should " +
        "claim it",
      write: `show ${customer.name}`,
      since,
    }),
  ];
}

/** Seats from which a workload that the catalogue does not know is suggested: those of the smallest Modern Work track. */
const seatsWhenUnknown = 11;

/** A claim that no designation would count, that adds nothing to CSP, or that Microsoft refuses. */
function addsNothing({ id, area }: Workload, customer: Customer, { catalogue }: GapContext): boolean {
  const { worth } = worthOfClaiming({ workload: id, area }, customer, catalogue);
  return worth === "never" || worth === "nothing" || isUnclaimable({ area }, customer);
}

/** C11: the newest usage shows a workload with enough seats for a track, and nobody decided about it. A suggestion. */
export function candidateGaps(customer: Customer, context: GapContext): readonly Gap[] {
  const newest = customer.usage.findLast((month) => month.workloads !== undefined);
  if (newest?.workloads === undefined) return [];
  const decided = new Set(
    customer.claims.map((claim) => findWorkload(context.catalogue, claim.workload)?.id ?? claim.workload),
  );
  const found: Gap[] = [];
  for (const [name, { seats, users }] of Object.entries(newest.workloads)) {
    const known = findWorkload(context.catalogue, name);
    const id = known?.id ?? name;
    if (decided.has(id)) continue;
    if (known === undefined ? seats < seatsWhenUnknown : addsNothing(known, customer, context)) continue;
    decided.add(id);
    found.push(
      gap(customer, {
        code: "C11",
        severity: "suggestion",
        item: id,
        what: `${known?.name ?? name}: ${gapKind("C11").title}`,
        next:
          `${users} active users on ${seats} seats. If you work on it, add the workload and claim it; if not, add it and ` +
          "choose Nobody or Another partner",
        write: `show ${customer.name}`,
        since: newest.month,
        designations:
          known === undefined
            ? designationsOfCpor
            : designationsOfClaim({ workload: known.id, area: known.area }, context.catalogue),
      }),
    );
  }
  return found;
}
