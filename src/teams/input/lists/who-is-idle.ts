/** Owners who have recorded nothing for a time: "who hasn't touched their list in two weeks?" Pure. */
import { addDays, type Day } from "../../../domain/time/time.ts";
import { pastPeriodIn } from "../time/period.ts";
import { stretchBegin } from "./since-said.ts";

const who =
  "\\b(?:who|whoever|whose|which (?:owners?|colleagues?|people|person|account managers?|of (?:us|you|them|the owners))|(?:any|every)(?:body|one)(?: who)?|(?:the |all )?owners (?:that|who)|those (?:that|who))\\b";
const acts =
  "touch(?:ed)?|mov(?:ed?|ing)|progress\\w*|updat\\w+|work(?:ed|ing) on|looked (?:at|into)|chang\\w+|act(?:ed|ive)|d(?:one|o|oing) (?:any ?(?:thing|work)|a thing|something|much)|made (?:any )?progress";
const idle = new RegExp(
  `${who}[^.?!]{0,30}(?:(?:\\bnot\\b|n['’]t\\b|\\bnever\\b)(?: yet| really| even| been)? (?:${acts})|\\b(?:done nothing|been (?:idle|inactive|asleep|sleeping)|made no progress|(?:mov|chang|updat)ed nothing|(?:is|are) (?:idle|inactive))\\b)`,
  "i",
);
/** "Who hasn't moved to CSP?", "who hasn't updated their address?", "who hasn't worked on PAL?": of something of its own. */
const ofElse =
  /\b(?:moved? (?:to|away|from|over|on|off)|(?:chang|updat)\w+ (?!(?:anything|a thing|things|something|much|it|(?:in|for|since|this|lately|recently)\b|(?:their|the|his|her|any)(?: own| of their)? (?:list|lists|checklists?|customers?|status|answers?))\b)\p{L}+|whose (?:customers?|clients?|accounts?)|cpor|pal|gdap|onboarding|azure|claims?)\b/iu;

/** Whether it asks which owners do nothing. */
export const asksWhoIsIdle = (text: string): boolean => idle.test(text) && !ofElse.test(text);

/** Days where nobody says since when. */
const usual = 14;

/** The day since when they are to have done something; undefined where that isn't asked. */
export function idleSince(text: string, today: Day): Day | undefined {
  if (!asksWhoIsIdle(text)) return undefined;
  const { since } = pastPeriodIn(text.replace(/\b(?:of|in) the (month|week|quarter|year)\b/gi, "of this $1"), today);
  return stretchBegin(text, today) ?? since ?? addDays(today, -usual);
}
