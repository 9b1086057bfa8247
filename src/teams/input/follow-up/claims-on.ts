/** Claims after others: "only the rejected ones", "and Adele's?", "which ones?". Pure. */
import type { Day } from "../../../domain/time/time.ts";
import type { NameIndex } from "../words/names.ts";
import type { PersonRef } from "../../../domain/people/person.ts";
import type { Ranked } from "../reading/intents.ts";
import type { Reading } from "../reading/reading.ts";
import type { Slots } from "../reading/slots.ts";
import { hasNone, statesIn } from "../lists/asked-lists.ts";
import { workloadsTogether } from "../words/workload-names.ts";
import { stretchBegin } from "../lists/since-said.ts";
import { pastPeriodIn } from "../time/period.ts";
import { statesNamed } from "../../../domain/claims/state-words.ts";
import type { Sentence } from "../reading/sentence.ts";
import { type Next, leads, look, narrows } from "./next.ts";

/** Intents that claims can be asked for with, where they are talked of. */
const asksForClaims =
  /^(?:claims?|gaps(?: (?:all|closed|ending|snoozed|urgent))?|show|done|waiting|customers|own-customers|todo|progress|by-owner)$/;
/** Asks for those that were counted. */
const asksForThem =
  /^(?:(?:and|ok|okay|so|now|please|can you) )*(?:which(?: ones?| claims)?(?: are (?:they|those|these))?|(?:list|name|show)(?: me)? (?:them|those|these|the claims)(?: all)?|(?:the |their )?names(?: please)?)\W*$/i;
/** Opens what asks for some of them, and tells of none. */
const asksWhich =
  /^(?:(?:and|ok|okay|so|then|now|please|can you|could you|but)[, ]+)*(?:which|what|whats|who|whose|show|list|only|just|how many|any|the|give me|are|is|all)\b/i;

/** How long they stand where they do. */
const waiting = /\b(?:waiting|wait(?:ed)?|pending|stuck|sitting|lying|open|older|undecided|there)\b/i;

/** "Which of them have been waiting for longer than 30 days?": since when at the latest. */
export const waitedBy = (text: string, today: Day): Day | undefined =>
  waiting.test(text) && asksWhich.test(text.trim()) ? stretchBegin(text, today) : undefined;

/** Claims after others: of somebody else, of another workload, those that stand somewhere, or since another day. */
export function claimsOn(
  { text, words, meanings, found }: Pick<Reading, "text" | "words" | "meanings" | "found">,
  {
    says,
    workloads,
    today,
    names,
    claims,
    likeliest,
  }: {
    says: string;
    workloads: NonNullable<Slots["workloads"]>;
    today: Day;
    names: NameIndex;
    claims: Sentence["claims"];
    likeliest: Ranked[number] | undefined;
  },
): Next | undefined {
  if (!/^claims\b/.test(says) || found.some(({ candidates: [one] }) => one?.kind !== "person")) return undefined;
  const [workload, ...others] = workloadsTogether(text, workloads);
  const people = found.flatMap(({ candidates: [one] }) => (one === undefined ? [] : [one.id]));
  const isMine = meanings.some(({ meaning }) => meaning.kind === "mine");
  const states = hasNone.test(text) ? ["none"] : statesIn(text);
  // "That end this year" is about days to come.
  const isAhead = /\b(?:ends?|ending|expir\w*|run(?:s|ning)? out|due)\b/i.test(text);
  const waitedSince = waitedBy(text, today);
  const period = isAhead ? {} : waitedSince === undefined ? pastPeriodIn(text, today) : { until: waitedSince };
  if (others.length > 0 || people.length > 1) return undefined;
  const who = people[0] ?? (isMine ? "mine" : undefined);
  const isLed = leads.test(text);
  // "The Teams one got approved" tells; "which were approved?" asks.
  const isAsked = text.includes("?") || asksWhich.test(text.trim()) || (claims !== "told" && words.length <= 4);
  // "Which Intune claims are still drafts?" says all it wants.
  const isWhole = !isLed && /\bclaims?\b/i.test(text);
  const isOfState = states.length > 0 && !isWhole && isAsked && asksForClaims.test(likeliest?.means ?? "claims");
  const isOther = isLed && (who ?? workload ?? period.since) !== undefined;
  // "Which ones?", of a count.
  const isListing = states.length === 0 && asksForThem.test(text.trim());
  if (!isOfState && !isOther && !isListing && waitedSince === undefined) return undefined;
  const isMore =
    states.length === 0 || narrows.test(text) || /^(?:and|what about|how about|same|also|plus)\b/i.test(text);
  return look(claimsOf(says, { who, workload: workload?.id, states, period, isMore, isListing }, names));
}

/** The claims of everybody but one. */
export function claimsExcept(says: string, person: PersonRef, names: NameIndex): string {
  const [head = "", ...days] = says.split(/ (?=since |until )/);
  const kept = head
    .replace(/ except \S+/, "")
    .split(" ")
    .filter((part) => part !== "mine" && names.byRef(part)?.kind !== "person");
  return [...kept, `except ${person}`, ...days].join(" ");
}

/** The claims of the command, with what is asked for in place of what was. */
function claimsOf(
  says: string,
  asked: {
    who: string | undefined;
    workload: string | undefined;
    states: readonly string[];
    period: ReturnType<typeof pastPeriodIn>;
    /** More is said of those before, so that their days are meant. */
    isMore: boolean;
    /** Those that were counted. */
    isListing: boolean;
  },
  names: NameIndex,
): string {
  const [counted = "", ...days] = says.slice("claims".length).split(/ (?=since |until )/);
  const { words: stood, rest } = statesNamed(counted.trim());
  const before = rest.split(" ").filter((part) => part !== "");
  const whose = before.find((part) => part === "mine" || names.byRef(part)?.kind === "person");
  const what = before.filter((part) => part !== whose).join(" ");
  const kept = stood.length === 0 && asked.isListing ? ["all"] : stood;
  const states = asked.states.length > 0 ? asked.states : kept;
  const { since, until } = asked.period;
  const said = [since && `since ${since}`, until && `until ${until}`];
  const isNone = states.includes("none");
  const within = isNone ? [] : (since ?? until) !== undefined ? said : asked.isMore ? days : [];
  return ["claims", ...states, asked.workload ?? what, asked.who ?? whose, ...within]
    .filter((part) => part !== undefined && part !== "")
    .join(" ");
}
