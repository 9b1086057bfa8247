/** What somebody tells of a customer, as its forms would be filled in: a claim's state, or answers. Pure. */
import { findWorkload, type Catalogue, type Workload } from "../../domain/catalogue/workloads.ts";
import type { Answers } from "../../domain/customer/checklist.ts";
import type { Claim, ClaimReason, ClaimStatus } from "../../domain/customer/customer.ts";
import type { Day } from "../../domain/time/time.ts";
import { findDay } from "./day.ts";
import { wordsOf } from "./words.ts";

/** What became of claims; `others`: workloads that were named besides, each for a form of its own. */
export type ClaimTold = {
  workload: Workload | undefined;
  others: readonly Workload[];
  scope: Claim["scope"]["is"] | undefined;
  status: ClaimStatus | undefined;
  on: Day | undefined;
  reason: ClaimReason | undefined;
};

/** Names of workloads that are everyday words: meant only after "Dynamics". */
const everyday = /^(?:sales|finance|marketing|commerce|retail|flow|guides|portals|hr|human resources)$/;

const statuses: readonly (readonly [RegExp, ClaimStatus])[] = [
  [/\b(?:reject\w*|rejct\w*|declin\w*|denied|refused|turned down|bounced)\b/gi, "Rejected"],
  [/\b(?:approv\w*|accepted|(?:went|got) through)\b/gi, "Approved"],
  [/\b(?:re-?submit\w*|submit\w*|filed|handed in|went in|sent in|is in|claimed)\b/gi, "Submitted"],
  [/\b(?:pending|(?:under|in) review|waiting for (?:ms|microsoft))\b/gi, "Under review"],
  [/\b(?:(?:more|extra|additional) info\w*|questions|action required)\b/gi, "Partner action required"],
  [/\b(?:disput\w*|appeal\w*)\b/gi, "Dispute"],
  [/\bback to open\b/gi, "Not started"],
];

/** What takes back the words after it: "wasn't approved", "not yet submitted", "nobody has filed". */
const denies =
  /\b(?:not|no|never|nobody|neither|nor|without|cannot|isnt|arent|wasnt|werent|havent|hasnt|hadnt|didnt|doesnt|dont|wont|cant)\b|n['’]t\b/i;
const clauseEnds = /[.,;:!?]|\b(?:and|but|so|because|though|although|while)\b/gi;

/** Whether what stands there is said not to be so, in the same part of the sentence. */
function isDenied(text: string, at: number): boolean {
  const before = text.slice(0, at);
  const end = [...before.matchAll(clauseEnds)].at(-1);
  return denies.test(end === undefined ? before : before.slice(end.index + end[0].length));
}

/** A day up to which there is time is none on which something happened. */
const timeLeft = /\b(?:until|till|til|by|before|within)\b[^.,;!?]*/gi;

export function claimTold(text: string, catalogue: Catalogue, today: Day): ClaimTold {
  const named = workloadsIn(text, catalogue);
  const [first, ...others] = named;
  const from = first?.from ?? 0;
  const said = statuses.flatMap(([pattern, status]) =>
    [...text.matchAll(pattern)].flatMap(({ index }) => (isDenied(text, index) ? [] : [{ index, status }])),
  );
  const inOrder = said.toSorted((one, other) => one.index - other.index);
  // "Submitted, waiting for Microsoft" is submitted; "Teams approved, Intune rejected" what follows the first.
  const done = inOrder.filter(({ status }) => status !== "Under review");
  const some = done.length > 0 ? done : inOrder;
  const status = (some.find(({ index }) => index > from) ?? some.at(-1))?.status;
  const on = /\b(?:today|this (?:morning|afternoon)|just now)\b/i.test(text)
    ? today
    : findDay(text.replace(timeLeft, ""), today, true);
  const isProof = /\b(?:proof|poe)\b/i.test(text);
  return {
    workload: first?.workload,
    others: others.map(({ workload }) => workload),
    scope: scopeIn(text),
    status,
    on: status !== undefined && on !== undefined && on <= today ? on : undefined,
    reason: status === "Rejected" && isProof ? "Insufficient proof of execution" : undefined,
  };
}

function scopeIn(text: string): ClaimTold["scope"] {
  if (/\b(?:another|different|other) partner\b/i.test(text)) return "other-partner";
  const unused =
    /\b(?:do(?:es)?n['’]?t|do not|does not|never|no longer|stopped|without) (?:even |really |any )?(?:us(?:e|ing)|have|having|bought|buy|need)\b|\b(?:dropped|cancelled|got rid of)\b/i;
  return unused.test(text) ? "not-applicable" : undefined;
}

/** Workloads by their names, each once, the longest name first where one is part of another. */
function workloadsIn(text: string, catalogue: Catalogue): readonly { workload: Workload; from: number }[] {
  const words = wordsOf(text);
  const found: { workload: Workload; from: number }[] = [];
  for (let at = 0; at < words.length; at += 1) {
    for (let length = Math.min(5, words.length - at); length > 0; length -= 1) {
      const name = words
        .slice(at, at + length)
        .map(({ fold }) => fold)
        .join(" ");
      const workload = findWorkload(catalogue, name);
      const isMeant = !everyday.test(name) || /^(?:dynamics|d365|365)$/.test(words[at - 1]?.fold ?? "");
      if (workload === undefined || !isMeant) continue;
      if (!found.some((one) => one.workload.id === workload.id)) found.push({ workload, from: words[at]?.from ?? 0 });
      at += length - 1;
      break;
    }
  }
  return found;
}

const withoutAzure = /(?:\bno|(?:\b(?:not|never|dont|doesnt)|n['’]t) (?:use|have|run|need|got)(?: any)?) azure\b/i;
const needsNoPal = /\bno pal (?:is )?(?:needed|necessary|required)\b/i;

/** Answers that are told in so many words: "PAL is linked", "all four yes", "no Azure there". */
export function answersTold(text: string): Answers {
  const isDoubtful =
    denies.test(text) || /\b(?:yet|still|only|missing|waiting|half|but|except|almost|nearly|soon)\b/i.test(text);
  if (/\b(?:all (?:4|four)|4 ?x|four times)\b/i.test(text) && /\byes\b/i.test(text))
    return { cpor: "yes", pal: "yes", owner: "yes", onboarding: "yes" };
  if (withoutAzure.test(text) || needsNoPal.test(text)) return { pal: "n/a" };
  if (/\bno pal\b/i.test(text)) return { pal: "no" };
  if (isDoubtful) return {};
  const answers: Answers = {};
  if (/\b(?:pal|linked)\b/i.test(text)) answers.pal = "yes";
  if (/\bcpor\b/i.test(text)) answers.cpor = "yes";
  if (/\bonboarding\b/i.test(text)) answers.onboarding = "yes";
  return answers;
}
