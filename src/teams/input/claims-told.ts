/** What somebody tells became of claims, as their forms would be filled in. Pure. */
import type { Day } from "../../domain/time/time.ts";
import { areOpen, isPlainly, lastOnly, scopeIn, statusesIn } from "./claim-status.ts";
import {
  isOnlyNamed,
  isSameWorkload,
  nothingTold,
  toldOf,
  unnamed,
  type ClaimTold,
  type ToldOf,
} from "./claim-told.ts";
import { amendedClaims, onlySome } from "./claims-amended.ts";
import { correctedParts } from "./corrections.ts";
import { isSpelledDay } from "./day.ts";
import { denies, sentenceAt } from "./doubt.ts";
import { dayOn } from "./happened.ts";
import { wordsOf } from "./words.ts";
import { workloadsIn, type Known } from "./workload-names.ts";

const clauseEnds =
  /(?<![.;!?\n,:])[.;!?\n,:]+(?=\s|$)|\s(?=(?:but|while|whereas|exc?ept|apart from|besides|though)\s)/gi;

/** Words beside the name of a workload of which the same is told as of another: "Teams as well". */
const fillers =
  /^(?:and|also|too|as|well|both|the|claims?|for|at|of|on|same|likewise|ones?|now|please|pls|in|then|sorry|forgot|that|it|is|was|just|btw|plus|ditto|today|yesterday|this|morning|afternoon|last|night|i|mean|meant|actually|oh|no|wait|not|rather|instead|but|so|auch|ook|aussi|tambien|\d*)$/;

const leavesOut = /(?:^|\s)(?:exc?ept(?: for)?|apart from|besides|excluding|all but|not|without|never)\s+(?:the\s+)?$/i;
/** "Everything but Teams". */
const leavesAll = /\b(?:everything|all|both|every claim|any)(?: of (?:it|them))? (?:but|exc?ept)\b/i;

const goesOn = /^[\s,;]*(?:(?:and|but) )?(?:then|now|finally|later)\b/i;
const isYetOpen = /\b(?:yet|nothing|no)\b/i;

/**
 * What became of claims, in the order in which they were told.
 * @param before what was told before: "Teams too" is told the same of, "rejected, no signature" is about the last.
 */
export function claimsTold(text: string, known: Known, before: readonly ClaimTold[] = []): readonly ClaimTold[] {
  const amended = amendedClaims(text, known, before);
  if (amended !== undefined) return amended;
  const [first = "", ...corrections] = correctedParts(text);
  return corrections.reduce(
    (sofar, part) =>
      amendedClaims(part, known, sofar) ?? corrected(sofar, toldIn(part, known, sofar), part, known.today),
    toldIn(first, known, before),
  );
}

/** "Approved, sorry, rejected": what was told last is replaced, or taken back where what follows only denies it. */
function corrected(
  before: readonly ClaimTold[],
  now: readonly ClaimTold[],
  part: string,
  today: Day,
): readonly ClaimTold[] {
  const others = before.slice(0, -1);
  if (now.length === 0 && denies.test(part))
    return [...others, ...before.slice(-1).map((one) => ({ ...one, ...nothingTold }))];
  const day = dayOn(part, today, true);
  if (now.length === 0) return day === undefined ? before : before.map((one) => ({ ...one, on: day }));
  // "Not Intune": those that are left. "Forgot Teams, that too".
  const isLess = now.length < before.length && now.every(({ called }) => before.some((one) => one.called === called));
  if (isLess && leavesOut.test(`${part.split(" ", 1)[0] ?? ""} `)) return now;
  const isMore = /\b(?:too|also|as well|forgot)\b/i.test(part);
  const kept = (isMore ? before : others).filter(({ called }) => now.every((one) => one.called !== called));
  return [...kept, ...now];
}

function toldIn(text: string, known: Known, before: readonly ClaimTold[]): readonly ClaimTold[] {
  const told: ClaimTold[] = [];
  /** Named, and nothing told of them yet. */
  let open: ClaimTold[] = [];
  /** Of which something was told before: what comes after is of others. */
  const alone = new Set<ClaimTold>();
  /** Told the same of as another. */
  const alike = new Set<ClaimTold>();
  const leftOut = new Set<string>();
  let lead: ToldOf = toldOf(before.at(-1));
  let bare: Partial<ClaimTold> | undefined;
  let from = 0;
  for (const end of [...[...text.matchAll(clauseEnds)].map(({ index }) => index), text.length]) {
    const clause = text.slice(from, end);
    const start = from;
    from = end;
    const workloads = workloadsIn(clause, known);
    const scope = scopeIn(clause, workloads);
    const isLeaving = leavesAll.test(sentenceAt(text, start + 1));
    const all =
      scope === undefined && !isLeaving
        ? statusesIn(text, start, end).filter(({ index }) => isPlainly(clause, index, workloads, known.customer ?? ""))
        : [];
    const said = areOpen(clause, all) ? [] : lastOnly(clause, all, workloads);
    // "Rejected on Monday and then approved": the day is of what came first.
    const on = dayOn(
      said.length < all.length ? clause.slice(said.at(-1)?.index) : clause,
      known.today,
      said.length > 0,
    );
    // "Approved Teams and rejected Intune", or "Teams approved, Intune rejected".
    const isBefore = said.length > 1 && (said[0]?.index ?? 0) < (workloads[0]?.at ?? 0);
    const named = workloads.map(({ at, ...one }) => {
      const [before, after] = [said.findLast(({ index }) => index < at), said.find(({ index }) => index > at)];
      const { status } = (isBefore ? before : (after ?? before)) ?? {};
      return { at, one: { ...one, scope, status, on, reason: undefined } };
    });
    const [status] = said.map((one) => one.status);
    if (named.length === 0) {
      if (status !== undefined || scope !== undefined) {
        // "I said submitted, but it's still a draft".
        const isThen = goesOn.test(clause);
        const some = told.filter((one) => isOnlyNamed(one) || isThen || /^\s*but\b/i.test(clause));
        const target = open.length > 0 ? open : some;
        for (const one of target) Object.assign(one, { status, scope, on: on ?? (isThen ? undefined : one.on) });
        // "Submitted Monday, rejected Tuesday, resubmitted today".
        const [only, ...more] = told;
        const isNext = only?.on !== undefined && on !== undefined && more.length === 0 && on >= only.on;
        if (isNext && status !== undefined) Object.assign(only, { status, on });
        // "Knocked back, rejected this morning".
        for (const one of told) if (one.status === status) one.on ??= on;
        if (target.length === 0 && told.length === 0) bare = { ...bare, status, scope, on: on ?? bare?.on };
        open = [];
      } else if (on !== undefined) {
        for (const one of told) if (one.status !== undefined && (one.on === undefined || alike.has(one))) one.on = on;
        if (bare?.status !== undefined) bare.on ??= on;
      }
      continue;
    }
    // "Exchange and Intune rejected, only Intune though".
    const kept = status === undefined && scope === undefined ? onlySome(clause, known, told) : undefined;
    if (kept !== undefined) {
      told.splice(0, told.length, ...kept);
      continue;
    }
    const isDoubted = denies.test(clause) || isYetOpen.test(clause);
    for (const { at, one } of named) {
      const isLeft = isLeaving || leavesOut.test(clause.slice(0, at));
      // "Exchange and Intune rejected, but not Exchange", "Teams rejected, Teams is back in review".
      const again = told.findIndex((other) => isSameWorkload(one, other));
      if (again >= 0 && (isLeft || !isOnlyNamed(one))) told.splice(again, 1);
      told.push(one);
      if (isLeft) leftOut.add(one.called);
      if (isLeft) Object.assign(one, nothingTold);
      else if (status !== undefined || scope !== undefined) lead = { ...nothingTold, status: one.status, scope, on };
      else if (isDoubted) one.on = undefined;
      else if (hasOnly(clause, named) && (lead.status ?? lead.scope) !== undefined) {
        // "Exchange approved, Intune rejected", "the Exchange one": of what was told of, that.
        const own = before.find((other) => !isOnlyNamed(other) && isSameWorkload(one, other));
        const same = own === undefined ? lead : toldOf(own);
        alike.add(Object.assign(one, { ...same, on: on ?? same.on }));
      } else open.push(one);
      if (pointsBack.test(clause)) alone.add(one);
    }
    if (status === undefined && scope === undefined) continue;
    // "Exchange, Teams and Intune went in on Tuesday"; not "that was the Dynamics one, Power Platform is in review".
    for (const one of open) if (!alone.has(one)) Object.assign(one, { status, scope, on: on ?? one.on });
    open = [];
  }
  return finished(text, {
    told: told.map((one) => (isOnlyNamed(one) ? { ...one, on: undefined } : one)),
    bare,
    leftOut,
    before,
  });
}

/** "That was the Dynamics one". */
const pointsBack = /\b(?:that|this|it|is|are|was|were|one|ones)\b/i;

function finished(
  text: string,
  {
    told,
    bare,
    leftOut,
    before,
  }: {
    told: readonly ClaimTold[];
    bare: Partial<ClaimTold> | undefined;
    leftOut: ReadonlySet<string>;
    before: readonly ClaimTold[];
  },
): readonly ClaimTold[] {
  const isProof = /\b(?:proof|poe)\b/i.test(text);
  const reasoned = (one: ClaimTold): ClaimTold =>
    one.status === "Rejected" && isProof ? { ...one, reason: "Insufficient proof of execution" } : one;
  const some = told.filter((one) => !isOnlyNamed(one));
  if (some.length > 0) return some.map(reasoned);
  // "No wait, not Intune".
  const kept = before.filter(({ called }) => !leftOut.has(called));
  if (kept.length < before.length && kept.length > 0) return kept;
  if (told.length > 0) return told.slice(0, 1);
  const drops =
    before.length > 0 && /\b(?:drop|(?:take|leave) (?:it|that|this|them|those) (?:off|out)|remove)\b/i.test(text);
  const more = drops ? ({ scope: "not-applicable", status: undefined, on: undefined } as const) : bare;
  // "PAL was denied" is about no claim.
  if (more === undefined || (/\bpal\b/i.test(text) && !/\b(?:claims?|cpor)\b/i.test(text))) return [];
  const [first] = before;
  // "Exchange and Intune rejected", "approved I mean"; of one: "sent it back in".
  const areAll = before.every(({ status }) => status === first?.status) && !/\b(?:it|one|that|this)\b/i.test(text);
  const last = before.findLast(({ status }) => status === more.status) ?? before.at(-1);
  return (areAll && first !== undefined ? before : [last ?? unnamed]).map((about) => {
    const isSame = about.status === more.status;
    const [on, reason] = isSame ? [more.on ?? about.on, about.reason] : [more.on, undefined];
    return reasoned({ ...about, ...more, on, reason });
  });
}

/** Whether the clause has nothing but names and everyday words beside its workloads. */
function hasOnly(clause: string, named: readonly { at: number; one: { called: string } }[]): boolean {
  return wordsOf(clause).every(
    ({ fold, from }) =>
      named.some(({ at, one }) => at <= from && from < at + one.called.length) ||
      fillers.test(fold) ||
      isSpelledDay(fold) ||
      /^\p{Lu}/u.test(clause.slice(from)),
  );
}
