/** What people call where claims stand: as the command is written, and in sentences. Pure. */
import { claimStatuses } from "../customer/customer.ts";
import type { ClaimState } from "./standing.ts";

const all: readonly ClaimState[] = [...claimStatuses, "in-report", "sold-by-us", "no-longer-associated"];
const associated: readonly ClaimState[] = ["Approved", "in-report", "sold-by-us"];
const unsent: readonly ClaimState[] = ["Not started", "Draft"];
const refused: readonly ClaimState[] = ["Rejected", "Rejected final"];

/** The word of each choice, the states it stands for, and how people say it; the first that fits is meant. */
const choices: readonly (readonly [word: string, states: readonly ClaimState[], said: RegExp])[] = [
  ["no-longer-associated", ["no-longer-associated"], /\bno[- ]longer[- ]associated\b|\bdisassociated\b/giu],
  ["rejected-not-final", ["Rejected"], /\brejected-not-final\b/giu],
  ["rejected-final", ["Rejected final"], /\brejected[- ]final(?:ly)?\b|\bfinal(?:ly)?[- ]reject(?:ed|ions?)\b/giu],
  [
    "not-associated",
    all.filter((state) => !associated.includes(state)),
    /(?:\bnot|n['’]t|\bun|\bnever)(?:[- ](?:yet|been|get|got|all|even)){0,2}[- ]?(?:approved|associated|accepted)\b/giu,
  ],
  [
    "not-submitted",
    unsent,
    /(?:\bnot|n['’]t|\bun|\bnever)(?:[- ](?:yet|been|get|got|all|even)){0,2}[- ]?submitted\b|\b(?:pending for|awaiting) submission\b|\b(?:still (?:ha(?:s|ve)|needs?)|left|yet) to be submitted\b/giu,
  ],
  ["not-started", ["Not started"], /(?:\bnot|n['’]t|\bun|\bnever)(?:[- ](?:yet|been|even)){0,2}[- ]?started\b/giu],
  // Whoever's move it is.
  [
    "undecided",
    ["Submitted", "Under review", "Partner action required", "Dispute"],
    /(?:\bnot|n['’]t|\bun|\bnever)(?:[- ](?:yet|been|even)){0,2}[- ]?decided\b|\bno decision\b/giu,
  ],
  ["draft", ["Draft"], /\bdraft(?:s|ed)?\b/giu],
  ["under-review", ["Under review"], /\b(?:under|in)[- ]review\b|\bbeing reviewed\b/giu],
  [
    "action-required",
    ["Partner action required"],
    /\b(?:partner[- ])?action(?:s? (?:is|are))?[- ](?:required|needed)\b|\bneed(?:s|ing)? (?:(?:our|partner|my|an?) (?:action|answer)\b|(?:action|something|anything) (?:from|by|on) (?:us|me|our)\b)|\b(?:(?:wait(?:s|ing)? (?:for|on)|await(?:s|ing)?) us|(?:stuck )?(?:(?:on|in) our (?:side|court|desk|plate)|(?<!been )with us|at our end)|our (?:turn|move))\b/giu,
  ],
  [
    "with-microsoft",
    ["Submitted", "Under review", "Dispute"],
    /\bwith-microsoft\b|\b(?:with|at|on|w\/)[- ]?(?:microsoft|ms)(?:['’]s (?:side|desk|plate|end))?\b(?! (?:365|teams|azure|intune|entra|copilot|defender|dynamics|fabric|purview|viva)\b)|\b(?:wait(?:s|ing)? (?:for|on) (?:[^.?!]{0,20}\b(?:from|by) )?|(?:outstanding|pending) from )(?:microsoft|ms)\b|\b(?:microsoft|ms)['’]?s (?:court|turn|move|hands)\b|\b(?:microsoft|ms)(?: (?:is|are|has|have|been|still|currently|now))* (?:look(?:ing)? at|review(?:ing)?|check(?:ing)?|work(?:ing)? on|sitting on|to (?:decide|answer)|owes? us)\b|\bpending\b|\bin (?:flight|progress|process|the pipeline)\b|\b(?:awaiting|wait(?:s|ing)? (?:for|on)) (?:an? |the |their |its |an )?(?:decision|approval|answer|verdict)\b/giu,
  ],
  ["submitted", ["Submitted"], /\bsubmitted\b/giu],
  ["approved", ["Approved"], /\bapprove[ds]?\b|\baccepted\b|\bwent through\b|\bmade it(?: through)?\b/giu],
  ["in-report", ["in-report"], /\bin-report\b|\bin (?:the|a) (?:usage )?report\b/giu],
  ["sold-by-us", ["sold-by-us"], /\bsold[- ]by[- ]us\b/giu],
  [
    "rejected",
    refused,
    /\breject(?:ed|ions?|s)?\b|\brefus(?:ed|als?)\b|\bdeclin(?:ed|es?)\b|\bdenied\b|\bturn(?:ed|s)?(?: \w+)?(?: \w+)? down\b|\b(?:bounced|knock(?:ed)?)(?: back)?\b/giu,
  ],
  [
    "disputed",
    ["Dispute"],
    /\b(?:(?:in|under) )?disput(?:ed|es?|ing)\b|\bappeal(?:ed|s|ing)?\b|\bcontest(?:ed|ing)\b/giu,
  ],
  ["lost", [...refused, "no-longer-associated"], /\b(?:was|were|we)?[- ]?lost\b|\blosses\b/giu],
  ["all", all, /^all\b/giu],
  // Customers without any; as the command is written, since "none" of a sentence says other things.
  ["none", [], /^none\b/giu],
];

/** States that were named, and the text without them. */
export type StatesNamed = { words: readonly string[]; rest: string };

/** The choices that a text names, in the order of the table. */
export function statesNamed(text: string): StatesNamed {
  let rest = text;
  const words = choices.flatMap(([word, , said]) => {
    const left = rest.replace(said, " ");
    if (left === rest) return [];
    rest = left;
    return [word];
  });
  // "All rejected ones" are the rejected ones.
  const chosen = words.length > 1 ? words.filter((word) => word !== "all") : words;
  return { words: chosen, rest: rest.replace(/\s+/gu, " ").trim() };
}

/** The states of these choices; undefined where none is chosen. */
export function statesOf(words: readonly string[]): readonly ClaimState[] | undefined {
  const chosen = choices.flatMap(([word, states]) => (words.includes(word) ? states : []));
  return chosen.length === 0 ? undefined : [...new Set(chosen)];
}

/** The choice of one state alone. */
export function wordOfState(state: ClaimState): string {
  return choices.find(([, states]) => states.length === 1 && states[0] === state)?.[0] ?? "all";
}

/** A choice as it is said: "with Microsoft". */
export const stateInWords = (word: string): string => word.replaceAll("-", " ").replace("microsoft", "Microsoft");
