/** How much time there is left at a customer, or since when there is none: first on the card, where that is asked. */
import { isWaiting, ranOutOn, type Gap } from "../../domain/catalogue/gap-codes.ts";
import { workloadName } from "../../domain/catalogue/workloads.ts";
import { limitWords } from "../../domain/catalogue/limits.ts";
import { deadlineOf, restsOnOldProof } from "../../domain/claims/status.ts";
import { isLeftOut, type Claim, type Customer } from "../../domain/customer/customer.ts";
import type { GapContext } from "../../domain/gaps/rules/context.ts";
import { answerDue } from "../../domain/gaps/rules/questions.ts";
import { daysBetween } from "../../domain/time/time.ts";
import { claimName } from "../kit/claims.ts";
import { count, dayWords, deadlineWords, onDay } from "../kit/dates.ts";
import { standing } from "./asked.ts";

type Asked = {
  /** The workloads that are named, by id; all where none is. */
  workloads: readonly string[];
  /** What is over is asked about. */
  isLate: boolean;
};

/** What is said at once; the rest is on the card. */
const mostAtOnce = 2;

/**
 * The day and the number of days of what is most urgent, what is still to come first; whose move it is where no day of
 * ours is told. Where nothing is left for the workloads that are named, what is due for the others follows.
 */
export function askedDue(
  customer: Customer,
  gaps: readonly Gap[],
  { workloads, isLate }: Asked,
  context: GapContext,
): readonly string[] {
  const { name } = customer;
  if (isLeftOut(customer)) return [`No deadline at ${name}: it's ${customer.lifecycle}.`];
  const isNamed = (item = "") => workloads.length === 0 || workloads.includes(item.split("/")[0] ?? "");
  const all = gaps.filter(({ severity }) => severity !== "info" && severity !== "suggestion");
  const { over, ahead } = datesOf(
    all.filter(({ item }) => isNamed(item)),
    context,
  );
  const others = datesOf(
    all.filter(({ item }) => !isNamed(item)),
    context,
  );
  const [one, ...more] = workloads;
  const what = one === undefined || more.length > 0 ? "" : ` for ${workloadName(context.catalogue, one)}`;
  const where = what === "" && workloads.length > 0 ? ` for these workloads at ${name}` : `${what} at ${name}`;
  if (isLate && over.length === 0)
    return [
      `Nothing is overdue${where.replace(/\.$/, "")}.`,
      ...linesOf([...ahead, ...others.over, ...others.ahead], context),
    ];
  if (over.length + ahead.length > 0) return linesOf(isLate ? over : [...ahead, ...over], context);
  const [waiting] = gaps.filter(isWaiting);
  const due = answerDue(customer, context);
  if (waiting !== undefined && workloads.length === 0)
    return [
      due < context.today
        ? `The answers for ${name} need confirming; there's no other deadline now.`
        : `Answers are due ${dayWords(due, context.today)}; there's no other deadline at ${name} now.`,
    ];
  const theirs = customer.claims.filter(
    (claim) =>
      claim.scope.is === "in" && isNamed(claim.workload) && deadlineOf(claim, context.limits)?.move === "Microsoft's",
  );
  return [
    `Nothing is due from us${where} now${theirs.length === 0 ? "" : ": it's Microsoft's turn"}.`,
    ...theirs.slice(0, mostAtOnce).map((claim) => standing(claim, false, context)),
    ...linesOf([...others.ahead, ...others.over], context).slice(0, 1),
  ];
}

/**
 * When the approved claims end, and whether there is anything to renew; empty where one that is meant isn't approved: of
 * that its deadline is told, and where no report shows it any more.
 * @param workloads those that are named, by id; all where none is
 */
export function askedEnd(
  { claims }: Customer,
  gaps: readonly Gap[],
  workloads: readonly string[],
  context: GapContext,
): readonly string[] {
  const isNamed = ({ workload }: Claim) => workloads.length === 0 || workloads.includes(workload);
  const meant = claims.filter((claim) => claim.scope.is === "in" && isNamed(claim));
  // What a report shows no longer is none that stays.
  const stands = ({ id, workload }: Claim): boolean =>
    !gaps.some(({ code, item }) => /^C(?:08|13)$/.test(code) && (item === id || item === workload));
  if (meant.length === 0 || !meant.every((one) => one.status === "Approved" && stands(one))) return [];
  const [business, others] = [true, false].map((is) =>
    meant.filter(({ area }) => (area === "Business Applications") === is),
  ) as [Claim[], Claim[]];
  const old = others.filter((claim) => restsOnOldProof(claim, context));
  const [has, stays] = others.length === 1 ? ["has", "It stays"] : ["have", "They stay"];
  const [was, approval] = [old.length === 1 ? "was" : "were", limitWords(context.limits.proof)];
  const which = old.length < others.length ? namesOf(old, context) : ({ 1: "it", 2: "both" }[old.length] ?? "all");
  return [
    ...(others.length === 0
      ? []
      : [
          `${namesOf(others, context)} ${has} no end date, so there's nothing to renew. ${stays} ours until we disassociate, the customer declines, or another partner wins with fresher proof.`,
        ]),
    ...(old.length === 0 ? [] : [`You can add fresh proof now: ${which} ${was} approved over ${approval} ago.`]),
    ...business.slice(0, mostAtOnce).map((claim) => ofSubscription(claim, context)),
  ];
}

const namesOf = (claims: readonly Claim[], { catalogue }: GapContext): string =>
  claims.length > mostNamed
    ? `${claims.length} claims`
    : new Intl.ListFormat("en-GB").format(claims.map((claim) => claimName(claim, catalogue)));
const mostNamed = 4;

/** A claim of Business Applications ends with its subscription. */
function ofSubscription(claim: Claim, { catalogue, today }: GapContext): string {
  const [called, day] = [claimName(claim, catalogue), claim.subscriptionEndsOn];
  if (claim.autoRenews === true) return `${called} goes on as long as its subscription renews with the same ID.`;
  return `${called} ends with its subscription${day === undefined ? "; when that is isn't on record" : `, ${onDay(day, today)}`}. The renewed ID needs a new claim.`;
}

/** What is over, even where it may still be disputed, and what is still to come, the next one first. */
function datesOf(gaps: readonly Gap[], context: GapContext): { over: readonly Gap[]; ahead: readonly Gap[] } {
  const days = ({ deadline }: Gap): number =>
    deadline === undefined ? -1 : daysBetween(context.today, deadline.endsOn);
  const over = gaps.filter((gap) => isOver(gap, context));
  const ahead = gaps.filter((gap) => days(gap) >= 0 && !over.includes(gap));
  return { over, ahead: ahead.toSorted((one, other) => days(one) - days(other)) };
}

const isOver = (gap: Gap, { today }: GapContext): boolean => {
  const ended = ranOutOn(gap) ?? gap.deadline?.endsOn;
  return ended !== undefined && ended < today;
};

const linesOf = (gaps: readonly Gap[], context: GapContext): readonly string[] =>
  gaps.slice(0, mostAtOnce).map((gap) => lineOf(gap, context));

/** What is over with its last day; anything else can still be done. */
const ends = /^(?:C03|C06|C09|A|V)/;

/** `11 days left, by Mon 7 Dec (7 working days): Teams, partner action required.` */
function lineOf(gap: Gap, context: GapContext): string {
  const { today } = context;
  const what = gap.what.replace(": ", ", ");
  const { deadline } = gap;
  const next = deadline === undefined || deadline.endsOn < today ? undefined : deadlineWords(deadline, today);
  if (isOver(gap, context)) {
    const day = ranOutOn(gap) ?? deadline?.endsOn ?? today;
    const past = daysBetween(day, today);
    const ago = past === 1 ? "" : `, ${count(past, "day")} ago`;
    return `${ends.test(gap.code) ? `The last day was ${dayWords(day, today)}` : `It was due ${onDay(day, today)}`}${ago}: ${what}.${next === undefined ? "" : ` If Microsoft rejected the claim then, dispute it ${next}.`}`;
  }
  const left = daysBetween(today, deadline?.endsOn ?? today);
  if (left === 0) return `Today is the last day: ${what}.`;
  return `${count(left, "day")} left, ${next ?? ""}: ${what}.`;
}
