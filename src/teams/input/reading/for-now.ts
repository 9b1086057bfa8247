/** A customer that is to rest for a while, without a day: "skip Contoso just yet", "leave it off the list for now". Pure. */
import type { Reading } from "./reading.ts";
import { inLetters, thatOne } from "./whose-now.ts";

/** A pattern of words for it. */
export const forNow = "(?:just yet|(?:just )?for (?:now|the moment|the time being|a (?:bit|while)))";
const those = `(?:${thatOne}(?:,? (?:and )?${thatOne}){0,4})`;
const rests = new RegExp(
  `(?:^|[.,;:!?] |\\b(?:and|but|so) )(?:(?:please|pls|ok(?:ay)?|just|then|maybe|(?:can|could|would) (?:you|we)|let['’]?s|let us|i['’]d rather|we(?:['’]d| can| should)(?: rather)?)[, ]+){0,4}(?:(?:not|skip) ${those} (?:just )?yet|(?:skip|drop|leave|pass over|forget(?: about)?) ${those} ${forNow}|(?:leave|take|keep|drop|get|strike) ${those} (?:off|out of|from) (?:the|my|our|your|this|that) (?:list|digest|radar|plate|weekly message) ${forNow})(?!\\p{L})`,
  "iu",
);

/** "Megan does it", "Megan will take over". */
const takesOver = new RegExp(
  `P(?:['’]ll| will| can| should| would| is going to)? (?:(?:does?|takes?|has|have|handles?|covers?|gets?|looks? after|deals? with|takes? care of|is on) ${thatOne}|takes? over)(?!\\p{L})`,
  "u",
);

/** Whether the customer that is named or talked of is left for now, and nobody else takes it over. */
export function restsForNow(reading: Reading): boolean {
  const text = inLetters(reading);
  return rests.test(text) && !takesOver.test(text);
}
