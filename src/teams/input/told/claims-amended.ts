/** What a message that says only a difference makes of the claims told before it: "only Intune though", "make that yesterday". Pure. */
import type { Day } from "../../../domain/time/time.ts";
import { isSameWorkload, nothingTold, unnamed, type ClaimTold } from "./claim-told.ts";
import { reasonIn } from "./claim-reasons.ts";
import { statusesIn } from "./claim-status.ts";
import { unquoted } from "../reading/doubt.ts";
import { dayInstead } from "../reading/happened.ts";
import { wordsOf } from "../words/words.ts";
import { workloadsIn, type Known } from "../words/workload-names.ts";

/** @returns undefined when it says more than that; claims of which nothing is told are only named. */
export function amendedClaims(
  text: string,
  known: Known,
  before: readonly ClaimTold[],
): readonly ClaimTold[] | undefined {
  if (before.length === 0) return undefined;
  const day = dayInstead(text, known.today);
  if (day !== undefined) return onDay(before, day.on);
  return (
    onlySome(text, known, before) ??
    takenBack(text, before) ??
    withId(text, known, before) ??
    withReason(text, known, before) ??
    ofOtherWorkload(text, known, before)
  );
}

const claimIds = /(?<![\w-])[a-z]{2,8}-\d[\w-]{2,20}(?![\w-])/gi;
const deniesId = /\b(?:not|instead of|rather than|no longer)(?: the)?(?: claim)?(?: id| number)? $/i;

/** "Sorry, that number was for something else, it's CPOR-0048231": the claim ID of the one that was told. */
function withId(text: string, known: Known, before: readonly ClaimTold[]): readonly ClaimTold[] | undefined {
  const [only, ...others] = before;
  const all = [...text.matchAll(claimIds)].filter(({ index }) => !deniesId.test(text.slice(0, index)));
  const claimId = all.at(-1)?.[0];
  if (only === undefined || others.length > 0 || claimId === undefined || text.includes("?")) return undefined;
  const isElse = workloadsIn(text, known).some((one) => !isSameWorkload(one, only));
  if (isElse || statusesIn(unquoted(text), 0, text.length).length > 0) return undefined;
  return [{ ...only, claimId }];
}

const deniesNext =
  /(?:^|[\s,(])(?:not|instead of|rather than|(?:i|we)(?:['’]ve| have| had)? (?:wrote|written|typed|put|said|entered))(?: (?:for|of|about))?(?: the)? $/i;
/** "Should be SharePoint, I mistyped", "correct is Teams": of the only one that was told. */
const isMistaken =
  /\b(?:mistyped|mis-?spoke|misread|typo|(?:my|a) mistake|(?:wrote|typed|picked|chose|said|named|took|had) the wrong (?:one|workload|claim|product))\b|^\W*(?:(?:no|sorry|oops),? )?(?:the )?(?:correct|right) (?:one |workload |claim )?(?:is|was|would be)\b/i;
const pointsAt = /\b(?:correct|right|was|is|were|it['’]?s|that['’]?s|meant|mean|should)\b/i;

/** The workloads that a text says were meant, and those that it denies: "it was SharePoint, not Teams". */
export function meantWorkloads(text: string, known: Known) {
  const named = workloadsIn(text, known);
  const denied = named.filter(({ at }) => deniesNext.test(text.slice(0, at)));
  return { meant: named.filter((one) => !denied.includes(one)), denied };
}

/** "It was SharePoint, not Teams": what was told of the one is so of the other. */
function ofOtherWorkload(text: string, known: Known, before: readonly ClaimTold[]): readonly ClaimTold[] | undefined {
  const { meant, denied } = meantWorkloads(text, known);
  const [other, ...more] = meant;
  const [wrong, ...others] = denied;
  const [only, ...alike] = before;
  const isOnly = wrong === undefined && alike.length === 0 && isMistaken.test(text);
  if (other === undefined || (wrong === undefined && !isOnly) || more.length > 0 || others.length > 0) return undefined;
  if (!pointsAt.test(text) || statusesIn(unquoted(text), 0, text.length).length > 0) return undefined;
  const { at: _at, ...named } = other;
  if (isOnly) return only?.called === "" ? undefined : before.map((one) => ({ ...one, ...named }));
  const at = before.findIndex((one) => wrong !== undefined && isSameWorkload(one, wrong));
  return at < 0 ? undefined : before.map((one, index) => (index === at ? { ...one, ...named } : one));
}

/** "They say the proof wasn't signed", of those that were rejected and have no other reason. */
function withReason(text: string, known: Known, before: readonly ClaimTold[]): readonly ClaimTold[] | undefined {
  const [reason, ...others] = new Set(text.split(/[,.;:!]\s/).flatMap((clause) => reasonIn(clause, text) ?? []));
  if (reason === undefined || others.length > 0 || statusesIn(unquoted(text), 0, text.length).length > 0)
    return undefined;
  const named = workloadsIn(text, known);
  const those = before.filter((one) => named.length === 0 || named.some((other) => isSameWorkload(one, other)));
  const isOf = those.length > 0 && named.length <= those.length && those.every(({ status }) => status === "Rejected");
  return isOf ? those.map((one) => ({ ...one, reason })) : undefined;
}

const denial = /^(?:not|never|wasnt|werent|isnt|arent|hasnt|havent|didnt)$/;
const besideDenied =
  /^(?:no|oh|oops|sorry|wait|actually|well|but|it|they|that|those|these|was|were|is|are|has|have|been|got|get|yet|though|really|after|all|i|mean|meant)$/;
const statusWord = /^(?:approved|accepted|rejected|declined|denied|refused|submitted|filed|disputed|pending|done)$/;

/** "It wasn't rejected", and nothing else: what is so instead nobody said. */
function takenBack(text: string, before: readonly ClaimTold[]): readonly ClaimTold[] | undefined {
  const folds = wordsOf(text).map(({ fold }) => fold);
  const isDenied = folds.some((fold) => denial.test(fold)) && folds.some((fold) => statusWord.test(fold));
  if (!isDenied || !folds.every((fold) => [denial, besideDenied, statusWord].some((one) => one.test(fold))))
    return undefined;
  // "Approved, not rejected" says what is.
  if (folds.filter((fold) => statusWord.test(fold)).length > 1) return undefined;
  return before.slice(-1).map((one) => ({ ...one, ...nothingTold }));
}

/** Of claims that were told alike, all; else the last, since nobody said which. */
function onDay(before: readonly ClaimTold[], on: Day | undefined): readonly ClaimTold[] | undefined {
  const [first] = before;
  const areAlike = before.every((one) => one.status === first?.status && one.on === first?.on);
  const those = areAlike ? before : before.slice(-1);
  return those.some(({ status }) => status === undefined) ? undefined : those.map((one) => ({ ...one, on }));
}

const narrows = /\b(?:only|just|solely)\b/i;
/** Words beside "only" and the names of workloads that leave it at that. */
const besideOnly =
  /^(?:only|just|solely|the|ones?|it|its|was|is|were|are|that|of|them|those|two|though|tho|actually|well|no|wait|hang|hold|sorry|oh|oops|for|on|claims?|and|but|so|i|mean|meant|please|pls|then|first|second|third|last|former|latter)$/;
const places: Readonly<Record<string, number>> = { first: 0, former: 0, second: 1, third: 2, last: -1, latter: -1 };

/** Those of several that are said to be all of them: by their names, by their place, or one of which is not said which. */
export function onlySome(text: string, known: Known, before: readonly ClaimTold[]): readonly ClaimTold[] | undefined {
  if (!narrows.test(text)) return undefined;
  const named = workloadsIn(text, known);
  const others = wordsOf(text).filter(
    ({ from }) => !named.some(({ at, called }) => at <= from && from < at + called.length),
  );
  if (!others.every(({ fold }) => besideOnly.test(fold))) return undefined;
  const [first, ...more] = before;
  if (named.length > 0) {
    // "Rejected", "only Intune": what it was told of had no name yet.
    if (first?.called === "" && more.length === 0) return named.map(({ at: _at, ...one }) => ({ ...first, ...one }));
    const kept = before.filter((one) => named.some((other) => isSameWorkload(one, other)));
    return kept.length === named.length ? kept : undefined;
  }
  if (more.length === 0) return undefined;
  const place = others.flatMap(({ fold }) => places[fold] ?? [])[0];
  if (place !== undefined) return [before.at(place) ?? []].flat();
  if (!others.some(({ fold }) => fold === "one")) return undefined;
  const areAlike = more.every(({ status }) => status === first?.status);
  const status = areAlike ? first?.status : undefined;
  return [{ ...unnamed, status }];
}
