/** Answers given to several questions at once, written out for each: "yes both", "all yes except onboarding", "yes for CPOR". Pure. */
import { denies, plans, unsure } from "../reading/doubt.ts";
import { questions, type Question } from "../../../domain/customer/customer.ts";

const noun = "(?:cpor|pal|onboarding)";
const nouns = `(?:the )?${noun}(?:(?:, ?| ?(?:&|\\+|/) ?| and )(?:the )?${noun}){0,2}`;
const yes = "(?:y|yes|yep|yup|yeah|ja|oui|s[ií]|✓|✔|✅|☑️?)";
const no = "(?:n|no|nope|nah|nein|nee|non|✗|✘|❌)";
const saysEither = `(?:a |an )?(${yes}|${no}|n/a)`;
const ends = `(?=\\s*(?:[.,;!)]|$| [–—-] |\\s(?:from (?:me|us|our side|my side)|and|but|so|for (?:them|this one|this customer)|there|here|too|now|please|thanks|thx)\\b))`;
/** "Both", "all three", "your two questions", "the rest". */
const some =
  "(both(?: of (?:them|these|the two))?|(?:the |your )(?:two|2)|everything(?: else)?|(?:the |your )?(?:rest|others|other two|other three|remaining ones?)|all(?: (?:of (?:them|these|it)|(?:the |your )?(?:three|3|others)))?)(?: (?:the |your |of your |of the )?(?:questions?|answers?|points))?";
const except =
  "(?:,? (?:exc?ept|but|apart from|besides|other than|with the exception of|bar|not|just not)(?: for| maybe)? (?:the )?(cpor|pal|onboarding))?";

const yesOfSome = new RegExp(
  `(?<![\\p{L}\\p{N}'’])${saysEither},?(?: to| for| on| with| in)? ${some}${except}${ends}`,
  "giu",
);
const someYes = new RegExp(
  `(?<!\\p{L})${some}(?:(?<=s) (?:about|for|at|of|concerning|on) [^,;.:!?]{1,40}?)?(?: (?:is|are|was|were)|:| =|['’]s| –| -)?(?: now)? ${saysEither}${except}${ends}`,
  "giu",
);
const yesOfNamed = new RegExp(
  `(?<=^|[.,;:!?–—-] ?|\\b(?:and|but|so|with|say|is) |\\b\\p{L}+: )(${yes}|${no}|not (?:yet|done)) (?:to|for|on|with|in|at) (?:the )?(${nouns})(?= ?(?:[.,;!?]|$)| (?:and|but)\\b)`,
  "giu",
);
const namedYes = new RegExp(
  `\\b(${nouns})(?: links?| claims?)?(?: ?[:=] ?| [–—-] ?| ?(?:is|are|['’]s) | )(?:(?:definitely|certainly|clearly),? )?${saysEither}(?=\\s*(?:$|[.,;:!?()]|[–—-])|\\s(?:and|but|so|for|at|there|yet|because|since|as|from|(?:the )?(?:cpor|pal|onboarding))\\b)`,
  "giu",
);
const done = "(?:done|in place|in order|complete|sorted|fine|ok(?:ay)?|good|set|ready|green|finished)";
const isDone = `(?:(?:is|are|['’]s) )?(?:now )?(?:${done}|(yes))`;
const atThem = "(?: (?:there|here|(?:at|for|with|in) [^,;.:!?]{1,40}?))?";
const apartFrom = `,? (?:exc?ept|but|bar|apart from|besides|other than)(?: (?:for|not))? (${nouns})(?: (?:step|links?|claims?|question|part|one))?`;
/**
 * "Everything is done at Contoso except onboarding", "all done, only PAL is missing", "everything but PAL is done": the one
 * is not; of "all yes except PAL" nothing is said of it.
 */
const doneButOne = new RegExp(
  `(?<!\\bi['’]?m )${some}(?:(?: |(?=['’]s))${isDone}${atThem}(?:${apartFrom}|(?:,| [–—-])? (?:only|just|but) (${nouns})(?: (?:step|links?|claims?|part))?(?: (?:is|are))?(?: still)? (?:missing|open|left|outstanding|to do|not(?: yet| done)?|no))|${apartFrom}${atThem} (?:is|are) (?:now )?${done}${atThem})${ends}`,
  "giu",
);
/** "PAL is missing, the rest is done". */
const restDone = new RegExp(
  `((?:the )?(?:rest|others|other two)|everything else)(?: (?:is|are)|['’]s)(?: now| all)? ${done}${ends}`,
  "giu",
);
/** "All four are a yes except onboarding, that one we still haven't sorted". */
const fourButOne = new RegExp(
  `\\ball (?:four|4)(?: (?:is|are))?(?: an?)? yes,? (?:exc?ept|but|apart from|besides|other than)(?: for)? (?:the )?(${noun})((?:,? (?:and|but)?|[;.]| [–—-]) ?(?:that|which|it|this)(?: one| step)?(?:['’]s)? [^.,;!?]{0,40}(?:\\bnot\\b|n['’]t\\b|\\bmissing\\b|\\bopen\\b)[^.,;!?]{0,40})?`,
  "giu",
);
/** "PAL is open at Contoso, and everything else is good"; "CPOR is done, PAL is still pending". */
const openBesideRest = new RegExp(
  `\\b(${noun})(?: link| claim)? (?:is|are) (?:still )?(?:open|outstanding|pending)\\b(?=[^.!?]{0,80}\\b(?:rest|everything else|others)\\b)|(?<=[,;.]|\\b(?:and|but)) ?(?:(?:the|our|their) )?(pal|onboarding)(?: link| claim)? (?:is|are) still (?:open|outstanding|pending)(?=\\s*(?:[.,;!]|$))`,
  "gi",
);
/** "CPOR already there so yes". */
const soYes = new RegExp(
  `\\b(${nouns})(?:(?: (?!${noun}\\b)[\\p{L}’']{1,20}){0,6},? so (?:it['’]?s |that['’]?s |it is |that is )?(?:an? )?(no)${ends}|(?: (?!not\\b|never\\b|no\\b|must\\b|should\\b|needs?\\b|will\\b|\\p{L}+n['’]t|${noun}\\b)[\\p{L}’']{1,20}){0,6},? so (?:it['’]?s |that['’]?s |it is |that is )?(?:a )?(yes)${ends})`,
  "giu",
);
const notSure = "(?:not sure|unsure|no idea|dunno|(?:i )?do(?:n['’]?t| not) know)";
const unsureOfNamed = new RegExp(
  `(?<=^|[.,;:!?–—-] ?|\\b(?:and|but) )(?:honestly,? |really )?(?:(?:i['’]?m |i am )?(?:not (?:(?:entirely|quite|really|too|completely|absolutely) )?(?:sure|certain)|unsure)|(?:i have )?no (?:idea|clue)) (?:about|of|for|on) (?:the )?(${nouns})(?: (?:at|for|with) [^,;.!?]{1,40}?)?${ends}`,
  "giu",
);
const unsureOfRest = new RegExp(
  `(?<=[.,;:!?–—-] ?|\\b(?:and|but) )(?:of )?${some}:? ?(?:i['’]?m |i am )?${notSure}${ends}`,
  "giu",
);
/** "PAL yes (linked by our Tom)", "CPOR yes (since May)". */
const beside = /\((?:since|from|as of|on|in|linked|done|set up|approved|submitted|claimed|by)\b[^()]{0,60}\)/gi;
const leavesOpen = (part: string): boolean =>
  denies.test(part) || plans.test(part) || unsure.test(part) || /\bby (?!our\b|my\b|me\b|us\b)/i.test(part);

/** "The answer to the first question is yes". */
const byPlace =
  /\b(?:the |question )?(first|second|third|fourth)(?: (?:question|one))?(?=(?: is|:|,)? (?:a )?(?:yes|no|n\/a)\b)|(?<=\b(?:yes|no) (?:to|for) )the (first|second|third|fourth)(?: (?:question|one))?\b/gi;
/** "CPOR yes since they run Teams with us": why it is so. */
const withReason =
  /\b((?:cpor|pal|onboarding)(?: links?| claims?)?:? (?:is )?(?:a )?(?:yes|no)),? (?:because|since|as) (?!(?:may|june|july|last|this|yesterday|today|\d)\b)[^,;.!?]{1,120}/gi;

/** Whoever said yes there answered something else. */
const ofElse =
  /\b(?:said|says?|saying|told|thinks?|believes?|hopes?|assumes?|agree[ds]?|get|got|need|needs|want|wants|offers?|if|whether|unless|when|not|never|n['’]t)\b[^,;:.!?]*$|\b(?:one|subs?|subscriptions?|tenants?|claims?|workloads?|customers?)\b[^;:.!?]*$/i;

const verdict = (says: string): string =>
  new RegExp(`^${yes}$`, "iu").test(says) ? "yes" : /^n\/a$/i.test(says) ? "n/a" : "no";

const written = (of: readonly Question[], says: string): string => of.map((one) => `${one} ${says}`).join(", ");

/** The questions that a quantifier is of: what is named apart is none of them. */
function meantBy(said: string, named: readonly Question[], asked: readonly Question[]): readonly Question[] {
  const rest = asked.filter((question) => question !== "owner" && !named.includes(question));
  const isTwo = /\b(?:both|two|2)\b/i.test(said);
  const isRest = /\b(?:rest|others?|else|remaining)\b/i.test(said);
  if (isTwo) {
    if (rest.length === 2) return rest;
    const two: readonly Question[] = asked.length === 2 && !isRest ? asked : ["cpor", "pal"];
    return two.every((question) => rest.includes(question)) || two === asked ? two : [];
  }
  return isRest && named.length === 0 ? [] : rest;
}

/** @param asked the questions as they are numbered on the card */
export function eachWritten(text: string, asked: readonly Question[]): string {
  const ofNames = text
    .replace(beside, (part) => (leavesOpen(part) ? part : ""))
    .replace(/\bonb(?:oard)?\b/gi, "onboarding")
    .replace(/(?<=\b(?:only|just|exc?ept|but|bar) (?:for )?)the (?:azure |partner )?link\b/gi, "PAL")
    .replace(/\b(?:3|three) ?(?:x|times) yes\b|\byes (?:3|three) ?(?:x|times)(?!\p{L})/giu, "all yes")
    .replace(fourButOne, (_, but: string, open?: string) =>
      open === undefined ? `all yes except ${but}` : `${but} no, all yes`,
    )
    .replace(
      byPlace,
      (said, before?: string, after?: string) =>
        asked[["first", "second", "third", "fourth"].indexOf((before ?? after ?? "").toLowerCase())] ?? said,
    )
    .replace(withReason, (said: string, of: string) => (unsure.test(said) ? said : of))
    .replace(/\b(?:and|but) (?:to|for|on) (?=(?:the )?(?:cpor|pal|onboarding)\b)/gi, ", ")
    .replace(openBesideRest, (_, of?: string, still?: string) => (of === undefined ? ` ${still ?? ""} no` : `${of} no`))
    .replace(soYes, (_, of: string, not?: string) => `${of} ${not ?? "yes"}`)
    .replace(yesOfNamed, (_, says: string, of: string) => `${of} ${verdict(says)}`)
    .replace(unsureOfNamed, (_, of: string) => written(questionsIn(of), "not sure"))
    .replace(namedYes, (_, of: string, says: string) => written(questionsIn(of), verdict(says)));
  const each = (part: RegExp, sofar: string, of: (groups: readonly (string | undefined)[]) => Part): string =>
    sofar.replace(part, (said: string, ...rest: (string | undefined)[]) => {
      const at = sofar.indexOf(said);
      const { says, but, butSays } = of(rest);
      const others = questionsIn(`${sofar.slice(0, at)} ${sofar.slice(at + said.length)}`);
      const those = meantBy(said, [...others, ...questionsIn(but ?? "")], asked);
      if (ofElse.test(sofar.slice(0, at)) || those.length === 0) return said;
      const left = butSays === undefined ? "" : `, ${written(questionsIn(but ?? ""), butSays)}`;
      return `${written(those, says)}${left}`;
    });
  const steps: readonly [RegExp, (groups: readonly (string | undefined)[]) => Part][] = [
    [
      doneButOne,
      ([, yes, but, open, before]) => ({
        says: "yes",
        but: but ?? open ?? before,
        butSays: yes === undefined || open !== undefined ? "no" : undefined,
      }),
    ],
    [restDone, () => ({ says: "yes" })],
    [yesOfSome, ([says = "", , but]) => ({ says: verdict(says), but })],
    [someYes, ([, says = "", but]) => ({ says: verdict(says), but })],
    [unsureOfRest, () => ({ says: "not sure" })],
  ];
  return steps.reduce((sofar, [part, of]) => each(part, sofar, of), ofNames);
}

/** What one part says of all but one. `butSays`: what it says of that one. */
type Part = { says: string; but?: string | undefined; butSays?: string | undefined };

const questionsIn = (text: string): readonly Question[] =>
  questions.filter((question) => question !== "owner" && new RegExp(`\\b${question}\\b`, "i").test(text));
