/** A question that somebody else asked whoever writes, who passes it on: what it asks, and not who did. Pure. */

const ofRules =
  /\b(?:pal|cpor|gdap|poe|partner admin links?|admin links?|partner ids?|claims?|proofs?|associations?|designations?|incentives?|delegated access)\b/i;
const asks = "(?:asked|asks|is asking|are asking|keeps? asking|wants? to know|wanted to know|would like to know)";
const aside = "(?:,? (?:and|but|because|so) (?:i|we|now)\\b[^.!?]{0,80})?";

/** "A colleague at Contoso asked me what PAL does. How would you explain it?" */
const askedThenWanted = new RegExp(
  `^[^.;!?]{0,100}?\\b${asks}(?: (?:me|us))?(?: about)? (what|how|why|whether|if|when|which)\\b([^.!?]{3,160}?)${aside}[.!] [^.!?]{0,60}\\b(?:explain|put|answer|say|tell|describe|reply|respond|help)\\b[^.!?]{0,80}[?.]?\\s*$`,
  "i",
);
/** "What's the difference between PAL and CPOR? A colleague at Contoso asked me, and I wasn't sure." */
const wantedThenAsked = new RegExp(
  `^([^?]{8,200}\\?) (?:(?!(?:how|what|why|who|when|which)\\b)[^.?!]){0,100}\\b${asks} (?:me|us)\\b(?! (?:to|for)\\b)[^.?!]{0,100}[.!]?\\s*$`,
  "i",
);
/** What it asks is of somebody. */
const ofThem = /\b(?:they|them|their|there|he|she|his|her|this customer|that customer)\b/i;

/** The question of a rule alone; the same text where it is none, or of a customer. */
export function withoutAsker(text: string): string {
  const [, opens = "", rest = ""] = askedThenWanted.exec(text) ?? [];
  const asked = opens === "" ? wantedThenAsked.exec(text)?.[1] : `Could you explain ${opens.toLowerCase()}${rest}?`;
  return asked === undefined || !ofRules.test(asked) || ofThem.test(asked) ? text : asked;
}
