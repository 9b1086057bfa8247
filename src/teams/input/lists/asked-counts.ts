/** Several numbers that one question asks for, each as a question of its own, and numbers of then beside those of now. Pure. */
import type { Topic } from "../../../domain/catalogue/gap-codes.ts";

/** Where the next number, or what is to be known of those counted, begins. */
const nextNumber = /(?:^|[,;.!?] | (?:and|plus|also) )(?=(?:how many|number of)\b)/i;
const nextOfThem =
  /(?:[,;?] (?:and )?| and )(?=(?:which|who|whose)(?: of (?:them|those|these))? (?:are|is|have|has)\b(?! (?:they|those|these|that|it)\b))/i;

const noun = "(?:customers|claims|gaps)";
const beside = "(?:and|beside|besides|next to|with|plus|versus|vs|against)";
/** "The total of customers and of approved claims", "total customers beside approved claims". */
const totals = new RegExp(
  `\\b(?:totals?|numbers?|count) (?:of )?((?:\\p{L}+ ){0,2}${noun}) ${beside} (?:(?:of|the|our|all|total|number) ){0,3}((?:\\p{L}+ ){0,2}${noun})\\b`,
  "iu",
);

/** "I was asked by our finance people how many claims we handed in, and how many of them were approved." */
const beforeNumbers =
  /^(?:[^.?!]{0,80} )?(?:asked|know|tell (?:me|us)|wonders?|find out)\b[^.?!]{0,40}? (?=how many\b)/i;
/** "Adele asked me how many customers she has": Adele. */
const askedOfSelf =
  /^(?:[^.?!]{0,40} )?(@?\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?) (?:has |just |also ){0,2}(?:asked|wonders?|wants? to know)\b[^?!]{0,60}\bhow many [^.?!]{0,30}\bs?he\b/u;

/** "How many claims got approved this month vs still waiting on Microsoft?": two numbers. */
const versus =
  /(?<=\bhow many (?:\p{L}+ ){0,2}claims\b[^?.!]{0,60}?),? (?:vs\.?|versus|as opposed to|compared (?:to|with)|against) (?:(?:the ones|those|ones) (?:that are |which are )?)?(?:are |have been |were |got )?(?=(?:still |not |yet )*(?:waiting|approved|rejected|open|pending|disputed|submitted|in review|under review|with)\b)/iu;

/** "How many approved": claims. */
const standing =
  /^how many (approved|rejected|submitted|disputed|lost)(?=(?: (?:now|currently|today|so far|by now))? ?$)/i;

/** One part where one number is asked for, or none. What goes on from the part before names what it counts. */
export function countsAsked(text: string): readonly string[] {
  const [, one, other] = totals.exec(text) ?? [];
  if (one !== undefined && other !== undefined) return [`how many ${one} do we have`, `how many ${other} do we have`];
  if (!/\bhow many\b/i.test(text)) return [];
  const [, self] = askedOfSelf.exec(text) ?? [];
  const parts = text
    .replace(beforeNumbers, "")
    .replace(versus, " and how many are ")
    .replace(/\bs?he\b/i, (word) => self ?? word)
    .split(nextNumber)
    .flatMap((part) => part.split(nextOfThem))
    // What is said after the number counts nothing.
    .map(
      (part) =>
        part
          .split(/[.?!] /)[0]
          ?.trim()
          .replace(/[,;.]$/, "") ?? "",
    )
    .filter((part) => /^(?:how many|number of|which|who|whose)\b/i.test(part));
  // "How many is that?" goes on from a list, as does what is asked beside it.
  if (parts.some((part) => /^how many (?:is|are|was|were|does) (?:that|those|they|these|it)\b/i.test(part))) return [];
  const [counted = "of them"] = /\b(?:customers|clients|claims|gaps)\b/i.exec(parts[0] ?? "") ?? [];
  return parts.map((part) =>
    part
      .replace(/^how many (?=(?:are|is|have|has)\b)/i, `how many ${counted} `)
      .replace(standing, "how many $1 claims")
      .replace(/^(which|who) (?=(?:are|is|have|has)\b)/i, "$1 of them "),
  );
}

const doneAndNot =
  /\bhow many (?:of )?(?:(?:our|my|the) )?(?:customers|clients|accounts|mine) (?:are|have) (?:(?:now|already|fully|completely|all) )*(?:in order|complete|done|finished|covered|fine|all set|associated|nothing open)(?:,? (?:and|or)| vs\.?| versus) (?:how many|the (?:ones|rest)|those)(?: (?:of (?:them|those)|are|have|is|that))* ?(?:not|(?:are)?n['’]t|open|incomplete|missing|something open|gaps)\b(?! (?:approved|submitted|claimed))/i;
/** Whether it asks how many customers are done and how many aren't: one list has both, and its numbers add up. */
export const countsDoneAndNot = (text: string): boolean => doneAndNot.test(text);

/** What it is compared with is a time, and neither a colleague nor another list. */
const then =
  "(?=(?:the )?(?:last|previous|past|an?|one|two|this time|months?|years?|quarters?|weeks?|before|earlier|then|in|q\\d|january|february|march|april|may|june|july|august|september|october|november|december)\\b)";
const compared = new RegExp(
  `,? (?:and )?(?:(?:is|are|was|were) (?:that|this|it|they|those) (?:\\p{L}+ )?(?:better|worse|more|less|fewer|higher|lower|an improvement)\\b|(?:as )?(?:compared (?:to|with)|versus|vs\\.?) ${then}|(?:how|and how) does (?:that|this|it) compare\\b)[^.?!]*`,
  "iu",
);
/** What is listed, without what it is to be compared with: "…, and is that better or worse than in October?" */
export function withoutComparison(text: string): string | undefined {
  const rest = text.replace(compared, "");
  return rest === text ? undefined : rest;
}

const kinds: readonly (readonly [Topic, RegExp])[] = [
  ["cpor", /\b(?:cpor|claims?)\b/i],
  ["pal", /\bpal\b|\badmin links?\b/i],
  ["owner", /\b(?:owners?|ownership|unassigned)\b/i],
  ["onboarding", /\bonboarding\b/i],
  ["access", /\b(?:gdap|delegated access)\b/i],
];
const ofGrowth =
  /\b(?:from (?:what|where|how (?:much|many)) to (?:what|where|how (?:much|many))|trends?|growth|trajectory|evolution|progression)\b/i;
/** "How has PAL grown since October?", "did CPOR improve this month?" */
const grewSince =
  /\b(?:how|has|have|did|is|are|what)\b[^.?!]{0,50}\b(?:grown?|grew|growing|improv\w+|develop(?:ed|ing)?|evolv\w+|progress\w*|gone (?:up|down)|go (?:up|down)|moved)\b[^.?!]{0,30}\b(?:this|last|past|since|over|in|during)\b/i;

/** The kind of gaps of which it is asked how many there were and are: "CPOR went from what to what this month?" */
export function growthAsked(text: string): Topic | undefined {
  return ofGrowth.test(text) || grewSince.test(text) ? kindNamed(text) : undefined;
}

/** The one kind of gaps that a text names. */
export function kindNamed(text: string): Topic | undefined {
  const [one, ...others] = kinds.filter(([, named]) => named.test(text));
  return others.length === 0 ? one?.[0] : undefined;
}
