/** Claims in words: what they are called, how their deadlines run, what a warning says. */
import type { BusinessCalendar } from "../../domain/time/calendar.ts";
import { deadlineOf, disputableUntil } from "../../domain/claims/status.ts";
import type { ClaimWarning } from "../../domain/claims/claims.ts";
import { deadlineFrom } from "../../domain/catalogue/gap-codes.ts";
import type { Claim } from "../../domain/customer/customer.ts";
import type { Names } from "../../domain/messages/message.ts";
import { limitWords, type GapLimits } from "../../domain/catalogue/limits.ts";
import type { Day } from "../../domain/time/time.ts";
import { workloadName, type Catalogue } from "../../domain/catalogue/workloads.ts";
import { capital, deadlineWords, dayWords, monthWords, today, type Reader } from "./dates.ts";
import { personOrYou } from "./people.ts";
import { shown, text, type Shown } from "./text.ts";

/** `Teams`; `Sales …9f2c` for one subscription of it. */
export function claimName(claim: Pick<Claim, "workload" | "subscription">, catalogue: Catalogue): string {
  const name = workloadName(catalogue, claim.workload);
  return claim.subscription === undefined ? name : `${name} …${claim.subscription.slice(-4)}`;
}

/** `Answer by Fri 4 Dec (6 working days)`: the deadline of the present status; undefined when none runs. */
export function claimDeadlineWords(
  claim: Claim,
  seenOn: Day,
  { limits, calendar }: { limits: GapLimits; calendar: BusinessCalendar },
): string | undefined {
  const deadline = claim.scope.is === "in" ? deadlineOf(claim, limits) : undefined;
  if (deadline === undefined) return undefined;
  const { endsOn, move } = deadline;
  const due = deadlineFrom(seenOn, endsOn, calendar);
  const day = dayWords(endsOn, seenOn);
  const isOver = endsOn < seenOn;
  switch (move) {
    case "ours": {
      const act = claim.status === "Rejected" ? "dispute" : "answer";
      if (!isOver) return capital(`${act} ${deadlineWords(due, seenOn)}`);
      const until = act === "answer" ? disputableUntil(claim, endsOn, { limits, today: seenOn }) : undefined;
      const next =
        until === undefined
          ? ""
          : `; if Microsoft rejected it then, dispute it ${deadlineWords(deadlineFrom(seenOn, until, calendar), seenOn)}`;
      return `The time to ${act} ended ${day}${next}`;
    }
    case "Microsoft's":
      return isOver ? `Microsoft's answer was due ${day}: ask in the claim's Comments` : `Microsoft has until ${day}`;
    case "customer's":
      return isOver ? undefined : `The customer may decline until ${day}`;
  }
}

/** Whether the report says what the status is: it shows claims that are associated, and a later rejection is somebody's word. */
const isSeenAs = ({ status }: Claim): boolean => !/^(?:Rejected|Dispute)/.test(status);

/** `reported by Megan Bowen`, `imported`: how we know where a claim stands. */
export function knownFrom(claim: Claim, names: Names, reader: Reader): Shown {
  const { seen, evidence } = claim;
  if (seen !== undefined && isSeenAs(claim)) return shown`seen in ${text(monthWords(seen.on, today(reader)))}'s report`;
  if (evidence.kind === "reported") return shown`reported by ${personOrYou(evidence.by, names, reader)}`;
  return text(evidence.kind === "pasted" ? "pasted output" : "imported");
}

/** What a warning says about a step, so that the person can decide. */
export function warningWords(
  warning: ClaimWarning,
  { from, to, limits }: { from: Claim["status"]; to: Claim["status"]; limits: GapLimits },
): string {
  switch (warning) {
    case "unusual-step":
      return `Partner Center doesn't go from ${from} to ${to} in one step.`;
    case "dispute-used":
      return "This claim was disputed before, and a claim can be disputed once.";
    case "dispute-late":
      return `A rejection can be disputed for ${limitWords(limits.dispute)}, and that time is over. All that's left is a new claim.`;
    case "dispute-pointless":
      return "The customer declined, or we asked for the rejection: talk with them instead of disputing.";
    case "sold-by-csp":
      return "Business Applications sold through CSP can't be claimed.";
    case "proof-old":
      return `The proof was signed more than ${limitWords(limits.proof)} ago, so Microsoft won't accept it.`;
  }
}
