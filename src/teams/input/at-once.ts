/** One's own questions, wanted one after the other: "can I answer all of mine in one go?" Pure. */
import { hasCustomer, hasPerson, type Reading } from "./reading/reading.ts";
import type { Sentence } from "./reading/sentence.ts";

const atOnce =
  /\b(?:in (?:one|a single|1) (?:go|sitting|step|sweep|run|batch|round)|at once|in bulk|all together|in one)\b/i;
const answers =
  /\b(?:do|answer|confirm|reconfirm|fill|finish|complete|tick|(?:go|get) through|get (?:it|this|them|all)(?: all| of (?:it|this|them|mine))? (?:done|over)|handle|clear|deal with|need from (?:me|us))\b/i;
const ofMe = /\b(?:i|we|me|us|my|mine|our|ours)\b/i;
/** What else is done at once; or whether it has to be. */
const isElse =
  /\b(?:claim\w*|cpor|pal|link\w*|workloads?|subscriptions?|products?|licen[cs]es?|tenants?|approv\w*|assign\w*|mov\w+|hand\w*|shift|switch|transfer|import\w*|upload\w*|load\w*|files?|csv|excel|export\w*|digest|send\w*|submit\w*|remind\w*|ask\w*|snooz\w*|mut\w+|pause\w*|delete|forget|proofs?|reports?|have to|must|why)\b/i;

const myWeek =
  /^(?:(?:please|pls|show|send|give|see|get|can|could|you|i|me|what['’]?s|what|how|does|is|in|on) ){0,5}my (?:own )?(?:week|weekly (?:list|message|overview|card))(?: look like)?(?: (?:please|again|now)){0,2}[.?!]*$/i;

/** The week of whoever asks, which has them in a row, and a button for those that need no more than a confirmation. */
export function ownAtOnce({ text, found }: Reading, { personal, manager }: Sentence): string | undefined {
  if (found.some((one) => hasCustomer(one) || hasPerson(one))) return undefined;
  // A manager's own, and not the team's.
  if (manager === true && personal === true && myWeek.test(text)) return "gaps mine";
  const isWanted = atOnce.test(text) && answers.test(text) && ofMe.test(text) && !isElse.test(text);
  return isWanted ? (personal === true ? "digest now" : "gaps waiting mine") : undefined;
}
